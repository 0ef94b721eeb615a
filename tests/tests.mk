# Tests: unit (cmocka), spec, cases and errors (python), rules' own examples.
UNIT_SRC := $(wildcard tests/unit/test_*.c)
UNIT_BIN := $(UNIT_SRC:tests/unit/%.c=$(BUILD)/tests/%)
export ASAN_OPTIONS ?= detect_leaks=1
FUZZERS := text rules image json
SECONDS_EACH ?= 15

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libbelie.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $< $(BUILD)/libbelie.a -o $@ $(LIBS) -lcmocka

$(BUILD)/tests/spec-tokens: tests/spec/tokens.c $(BUILD)/libbelie.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $< $(BUILD)/libbelie.a -o $@ $(LIBS)

OOM_WRAPS := malloc calloc realloc pcre2_compile_8 pcre2_jit_compile_8 pcre2_match_data_create_8 \
	pcre2_match_context_create_8 pcre2_jit_stack_create_8
REPORT_OBJ := $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/report/*.c))

$(BUILD)/tests/oom: tests/oom/oom.c $(REPORT_OBJ) $(BUILD)/libbelie.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(OOM_WRAPS:%=-Wl,--wrap=%) $^ -o $@ $(LIBS)

unit: $(UNIT_BIN)

.PHONY: unit
test: all $(UNIT_BIN) $(BUILD)/tests/oom ## build and run every test
	$(BUILD)/tests/oom $(if $(filter coverage,$(MODE)),5)
	./$(BUILD)/belie rules test
	BUILD=$(BUILD) MODE=$(MODE) CC="$(CC)" $(if $(filter build/release,$(BUILD)),HOSTILE=1) python3 -m unittest discover -s tests -p 'test_*.py' -v
	python3 -m unittest discover -s tests/tools

fuzz: ## fuzz text, rules, image and JSON input for SECONDS_EACH seconds each (clang), seeded from the cases
	$(MAKE) MODE=debug BUILD=$(BUILD) CC=clang CFLAGS="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -O1" LDFLAGS="-fsanitize=address,undefined" \
	  $(BUILD)/libbelie.a $(BUILD)/belie
	python3 tests/fuzz/seeds.py $(BUILD) $(BUILD)/fuzz
	@for f in $(FUZZERS); do \
	  clang -std=c17 -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined tests/fuzz/fuzz_$$f.c \
	    $$(test $$f = json && echo src/cli/jsonl.c src/report/memory.c) $(BUILD)/libbelie.a -o $(BUILD)/fuzz/$$f $(LIBS) || exit 1; \
	  mkdir -p $(BUILD)/fuzz/corpus-$$f; \
	  $(BUILD)/fuzz/$$f -max_total_time=$(SECONDS_EACH) -max_len=4096 -timeout=20 -rss_limit_mb=4096 $(BUILD)/fuzz/corpus-$$f $(BUILD)/fuzz/seeds-$$f \
	    || exit 1; \
	done

coverage: ## line coverage of src/ under the tests, by file; fails below 90 %
	find build/coverage -name '*.gcda' -delete 2>/dev/null || true
	$(MAKE) MODE=coverage BUILD=build/coverage test
	@python3 tools/coverage.py build/coverage
