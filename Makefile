# belie: see `make help`.  MODE=release|debug|asan; user CFLAGS and LDFLAGS are respected.
MODE ?= release
PREFIX ?= /usr/local
DESTDIR ?=
VERSION := 0.1.0
BUILD ?= build/$(MODE)
PKGS := libpcre2-8 libutf8proc jansson
V ?= 0
Q := $(if $(filter 0,$(V)),@)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
ifdef CI
WARNINGS += -Werror
endif
MODE_release := -O3 -DNDEBUG
MODE_debug := -O0 -g3
MODE_asan := -O1 -g3 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
MODE_coverage := -O0 -g3 --coverage
MODE_CFLAGS := $(MODE_$(MODE))
ifeq ($(MODE_CFLAGS),)
$(error MODE must be release, debug, asan or coverage)
endif
MODE_LDFLAGS := $(filter -fsanitize=% --coverage,$(MODE_CFLAGS))

PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS))
PKG_LIBS := $(shell pkg-config --libs $(PKGS))
ALL_CFLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc -fPIC -fvisibility=hidden -pthread \
	-MMD -MP $(WARNINGS) $(MODE_CFLAGS) $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)
ALL_LDFLAGS = -pthread $(MODE_LDFLAGS) $(LDFLAGS)
LIBS = $(PKG_LIBS) -lm

ROOMS := base text lexicon rules match time facts check
LIB_SRC := $(wildcard $(ROOMS:%=src/%/*.c)) src/belie.c src/results.c src/examples.c src/sources.c
CLI_SRC := $(wildcard src/report/*.c src/cli/*.c)
IMAGE_SRC := $(wildcard src/base/*.c src/text/*.c src/lexicon/*.c) tools/mkimage.c
LIB_OBJ := $(LIB_SRC:%.c=$(BUILD)/%.o) $(BUILD)/embedded.o
CLI_OBJ := $(CLI_SRC:%.c=$(BUILD)/%.o)
IMAGE_OBJ := $(IMAGE_SRC:%.c=$(BUILD)/%.o)
RULES := $(shell find rules -name '*.rules' -o -name '*.relations' -o -name '*.list' -o -name '*.tsv' -o -name '*.uses' -o -name '*.weights' | LC_ALL=C sort)

.DEFAULT_GOAL := all
.PHONY: all demo test bench score fit fit-numbers fuzz coverage install uninstall clean help

all: $(BUILD)/belie $(BUILD)/libbelie.a $(BUILD)/libbelie.so $(if $(filter build/release,$(BUILD)),belie) ## build the command and the libraries

belie: $(BUILD)/belie
	$(Q)ln -sf $< $@

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -c $< -o $@

# The lexicon's image and the packed rules, made by the rooms that read them, embedded as they are.
$(BUILD)/mkimage: $(IMAGE_OBJ)
	$(Q)$(CC) $(ALL_LDFLAGS) $^ -o $@ $(LIBS)

# The list of rules is a file of its own, so that a rule that is taken away makes them anew.
$(BUILD)/rules.names: $(if $(filter-out $(RULES),$(shell cat $(BUILD)/rules.names 2>/dev/null)),FORCE)
	@mkdir -p $(@D)
	@echo $(RULES) > $@

FORCE:

$(BUILD)/lexicon.image $(BUILD)/rules.pack &: $(BUILD)/mkimage $(BUILD)/rules.names $(RULES)
	$(Q)$< rules/en $(BUILD)/lexicon.image $(BUILD)/rules.pack

$(BUILD)/embedded.o: src/lexicon/embedded.S $(BUILD)/lexicon.image $(BUILD)/rules.pack
	$(Q)$(CC) -fPIC -DIMAGE='"$(BUILD)/lexicon.image"' -DRULES='"$(BUILD)/rules.pack"' -c $< -o $@

$(BUILD)/libbelie.a: $(LIB_OBJ)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $^

$(BUILD)/libbelie.so: $(LIB_OBJ)
	$(Q)$(CC) $(ALL_LDFLAGS) -shared -Wl,-soname,libbelie.so.0 $^ -o $@ $(LIBS)

$(BUILD)/belie: $(CLI_OBJ) $(BUILD)/libbelie.a
	$(Q)$(CC) $(ALL_LDFLAGS) $(CLI_OBJ) $(BUILD)/libbelie.a -o $@ $(LIBS)

-include $(wildcard tests/tests.mk)

demo: all ## tag and check the demonstration texts
	./belie corpora/demo/ladakh.txt
	@echo
	./belie check corpora/demo/ladakh.txt || test $$? = 1

bench: all $(BUILD)/bench ## speed against wc -w and grep -P on the same text (BENCH_TEXT=file)
	tools/bench.sh $(BUILD) $(BENCH_TEXT)

score: all ## accuracy on corpora/ and, when it is there, on the shared sets; fails below the floors
	tools/score.sh

FIT_OBJ := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tools/fit/*.c))
$(BUILD)/fit: $(FIT_OBJ) $(BUILD)/libbelie.a
	$(Q)$(CC) $(ALL_LDFLAGS) $^ -o $@ $(LIBS)

$(BUILD)/bench: $(BUILD)/tools/bench.o $(BUILD)/libbelie.a
	$(Q)$(CC) $(ALL_LDFLAGS) $^ -o $@ $(LIBS)

fit: all $(BUILD)/fit ## fit the weights of the names' evidence on the development sets
	tools/fit.sh $(BUILD)

$(BUILD)/pairs: $(BUILD)/tools/pairs.o $(BUILD)/libbelie.a
	$(Q)$(CC) $(ALL_LDFLAGS) $^ -o $@ $(LIBS)

SHARED_CLEAN := $(wildcard ../shared/data/*.jsonl)
fit-numbers: all $(BUILD)/pairs ## fit the weights by which two numbers are held to be of one thing
	python3 tools/fit_numbers.py $(BUILD)/pairs $(filter-out %/held-out/,$(wildcard corpora/findings/*/ corpora/clean/*/)) $(addprefix --clean ,$(SHARED_CLEAN))

# What install puts below $(PREFIX), and uninstall takes away.
SHARED := share/man/man1/belie.1 share/bash-completion/completions/belie \
	share/zsh/site-functions/_belie share/fish/vendor_completions.d/belie.fish
INSTALLED := bin/belie lib/libbelie.a lib/libbelie.so lib/libbelie.so.0 lib/pkgconfig/belie.pc include/belie.h $(SHARED)
WITH_NAMES = sed -e 's,@PREFIX@,$(PREFIX),' -e 's,@VERSION@,$(VERSION),'

install: all ## install under $(DESTDIR)$(PREFIX)
	install -d $(addprefix $(DESTDIR)$(PREFIX)/,$(sort $(dir $(INSTALLED))))
	install -m 755 $(BUILD)/belie $(DESTDIR)$(PREFIX)/bin/belie
	install -m 644 $(BUILD)/libbelie.a $(DESTDIR)$(PREFIX)/lib/
	install -m 755 $(BUILD)/libbelie.so $(DESTDIR)$(PREFIX)/lib/libbelie.so.0
	ln -sf libbelie.so.0 $(DESTDIR)$(PREFIX)/lib/libbelie.so
	install -m 644 include/belie.h $(DESTDIR)$(PREFIX)/include/
	$(WITH_NAMES) tools/belie.pc.in > $(DESTDIR)$(PREFIX)/lib/pkgconfig/belie.pc
	$(WITH_NAMES) docs/belie.1 > $(DESTDIR)$(PREFIX)/share/man/man1/belie.1
	install -m 644 tools/completions/belie.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/belie
	install -m 644 tools/completions/_belie $(DESTDIR)$(PREFIX)/share/zsh/site-functions/
	install -m 644 tools/completions/belie.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/

uninstall: ## take away what install put there
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,$(INSTALLED))

clean: ## remove what was built
	rm -rf build belie

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(IMAGE_OBJ:.o=.d) $(wildcard $(BUILD)/tools/*.d $(BUILD)/tools/fit/*.d)
