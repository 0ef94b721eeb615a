/* text/: UAX #29 by Unicode's own test file; the tailorings; sentences; odd bytes; offsets. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/text.h"
#include "text/words.h"

static size_t put_utf8(char *out, unsigned c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 63));
        out[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 63));
    out[2] = (char)(0x80 | (c >> 6 & 63));
    out[3] = (char)(0x80 | (c & 63));
    return 4;
}

/* A line of WordBreakTest.txt: ÷ 0061 × 0308 ÷ */
static void check_line(const char *line)
{
    char bytes[256];
    size_t len = 0, breaks[64], count = 0;
    for (const char *p = line; *p && *p != '#';) {
        if (strncmp(p, "\xC3\xB7", 2) == 0) {
            breaks[count++] = len;
            p += 2;
        } else if (strncmp(p, "\xC3\x97", 2) == 0)
            p += 2;
        else if ((*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'F')) {
            char *end;
            len += put_utf8(bytes + len, (unsigned)strtoul(p, &end, 16));
            p = end;
        } else
            p++;
    }
    size_t at = 0;
    for (size_t i = 1; i < count; i++) {
        at = words_next_uax29(bytes, len, at);
        if (at != breaks[i])
            fail_msg("%s: a boundary at %zu, not %zu", line, at, breaks[i]);
    }
}

static void words_follow_uax29(void **state)
{
    (void)state;
    FILE *file = fopen("tests/unit/data/WordBreakTest.txt", "r");
    char line[2000];
    int lines = 0;
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        if (line[0] != '#' && line[0] != '\n') {
            check_line(line);
            lines++;
        }
    fclose(file);
    assert_true(lines > 1800);
}

/* The tokens of `source`, joined by '|', sentences by '||'. */
static void expect(const char *source, const char *wanted)
{
    text t = { 0 };
    buf joined = { 0 };
    belie_error error;
    assert_int_equal(text_read(&t, source, strlen(source), false, &error), BELIE_OK);
    size_t next = 0;
    for (uint32_t i = 0; i < t.tokens.len; i++) {
        bool starts = next < t.sentences.len && t.sentences.at[next].first == i;
        if (i)
            buf_add(&joined, starts ? STR("||") : STR("|"));
        next += starts;
        buf_add(&joined, text_token(&t, i));
    }
    assert_string_equal(joined.ptr ? joined.ptr : "", wanted);
    buf_release(&joined);
    text_release(&t);
}

static void words_are_tailored(void **state)
{
    (void)state;
    expect("O'Brien's dog", "O'Brien|'s|dog");
    expect("Modi\xE2\x80\x99s visit", "Modi|\xE2\x80\x99s|visit");
    expect("don't", "don't");
    expect("the U.N. said", "the|U.N.|said");
    expect("New York-based", "New|York|-|based");
    expect("\xC5\x81ukasz came", "\xC5\x81ukasz|came");
    expect("J. R. Smith", "J.|R.|Smith");
    expect("1,204 and 3.5", "1,204|and|3.5");
    expect("at 10:30", "at|10|:|30");
    expect("2025-06-26", "2025|-|06|-|26");
    expect("at 5pm", "at|5|pm");
    expect("3.00pm 3hrs 20mins 3.5m 5minx", "3.00|pm|3|hrs|20|mins|3.5|m|5minx");
    expect("Rajnath\xE2\x80\xAFSingh", "Rajnath|Singh");
    expect("see https://a.b/c?d=e, then", "see|https://a.b/c?d=e|,|then");
    expect("wait... what", "wait|...|what");
    expect("e\xCC\x81t\xC3\xA9", "e\xCC\x81t\xC3\xA9");
    expect("", "");
}

static void sentences_end_where_they_should(void **state)
{
    (void)state;
    expect("Mr. Smith left. He ran.", "Mr.|Smith|left|.||He|ran|.");
    expect("He lives in the U.S. The end.", "He|lives|in|the|U.S.||The|end|.");
    expect("\"Stop.\" She left.", "\"|Stop|.|\"||She|left|.");
    expect("It was Mr A. He told her.", "It|was|Mr|A.||He|told|her|.");
    expect("It was Mr A. Smith told her.", "It|was|Mr|A.|Smith|told|her|.");
    expect("A title\n\nText here.", "A|title||Text|here|.");
    expect("- one\n- two\n", "-|one||-|two");
    expect("a line that is long enough to have been wrapped by hand, goes\non here.",
           "a|line|that|is|long|enough|to|have|been|wrapped|by|hand|,|goes|on|here|.");
}

static void bad_bytes_are_warned_of(void **state)
{
    (void)state;
    text t = { 0 };
    belie_error error = { 0 };
    assert_int_equal(text_read(&t, "ab \xFF\xFE cd", 8, false, &error), BELIE_OK);
    assert_int_equal(t.warnings.len, 1);
    assert_int_equal(t.warnings.at[0].offset, 3);
    assert_int_equal(text_read(&t, "ab \xFF", 4, true, &error), BELIE_BAD_INPUT);
    assert_int_equal(text_read(&t, "\xFF\xFEh\0", 4, false, &error), BELIE_BAD_INPUT);
    assert_non_null(strstr(error.message, "UTF-16"));
    assert_int_equal(text_read(&t, "\xEF\xBB\xBFhi", 5, false, &error), BELIE_OK);
    assert_int_equal(t.tokens.at[0].start, 3);
    assert_int_equal(text_read(&t, "a\0b", 3, false, &error), BELIE_OK);
    assert_int_equal(t.tokens.len, 3);
    text_release(&t);
}

static void line_ends_of_all_kinds(void **state)
{
    (void)state;
    expect("One.\r\n\r\nTwo.", "One|.||Two|.");
    expect("One.\r\rTwo.", "One|.||Two|.");
    expect("One.\xE2\x80\xA9Two.", "One|.||Two|.");
}

static void folding_is_one_form(void **state)
{
    (void)state;
    buf b = { 0 };
    assert_true(str_is(text_fold(STR("PARIS"), &b), "paris"));
    assert_true(str_is(text_fold(STR("O\xE2\x80\x99" "Brien"), &b), "o'brien"));
    assert_true(str_is(text_fold(STR("e\xCC\x81"), &b), "\xC3\xA9"));
    buf s = { 0 };
    assert_true(str_is(text_strip_marks(text_fold(STR("\xC5\x81ukasz"), &b), &s), "lukasz"));
    buf_release(&b);
    buf_release(&s);
}

static void offsets_agree_with_counting(void **state)
{
    (void)state;
    char *big = malloc(10000);
    size_t len = 0, points = 0, units = 0;
    while (len < 9000) {
        unsigned c = len % 7 == 0 ? 0x1F600 : len % 3 == 0 ? 0xE9 : 'a';
        len += put_utf8(big + len, c);
        points++;
        units += c > 0xFFFF ? 2 : 1;
    }
    offsets o;
    for (int valid = 0; valid < 2; valid++) {
        assert_true(offsets_init(&o, big, len, valid));
        assert_int_equal(offsets_codepoint(&o, len), points);
        assert_int_equal(offsets_utf16(&o, len), units);
        assert_int_equal(offsets_codepoint(&o, 0), 0);
        offsets_release(&o);
    }
    free(big);
}

/* Each bad sequence is one U+FFFD, as in Python's and the web's decoders. */
static void bad_bytes_count_as_what_they_are_read_as(void **state)
{
    (void)state;
    char big[3000];
    offsets o;
    for (size_t i = 0; i < sizeof big; i += 6)
        memcpy(big + i, "\xFF\xE2\x82" "a\x80" "b", 6);
    assert_true(offsets_init(&o, big, sizeof big, false));
    for (size_t i = 0; i < sizeof big; i += 6) {
        assert_int_equal(offsets_codepoint(&o, i), i / 6 * 5);
        assert_int_equal(offsets_utf16(&o, i + 3), i / 6 * 5 + 2);
        assert_int_equal(offsets_codepoint(&o, i + 5), i / 6 * 5 + 4);
    }
    offsets_release(&o);
}

static void a_line_of_20_megabytes(void **state)
{
    (void)state;
    size_t len = 20 << 20;
    char *big = malloc(len);
    for (size_t i = 0; i < len; i++)
        big[i] = i % 6 == 5 ? ' ' : 'a';
    text t = { 0 };
    belie_error error;
    assert_int_equal(text_read(&t, big, len, true, &error), BELIE_OK);
    assert_int_equal(t.tokens.len, (len + 5) / 6);
    text_release(&t);
    free(big);
}

/* The lengths of the sentences of 10,000 tokens without a stop, every `comma`th of which is a comma. */
static void assert_cut(uint32_t comma, uint32_t first, uint32_t second, uint32_t third)
{
    enum { TOKENS = 10000 };
    text t = { 0 };
    buf source = { 0 };
    belie_error error;
    for (uint32_t i = 1; i <= TOKENS; i++)
        assert_true(buf_add(&source, comma && i % comma == 0 ? STR(", ") : STR("and ")));
    assert_int_equal(text_read(&t, source.ptr, source.len, false, &error), BELIE_OK);
    assert_int_equal(t.tokens.len, TOKENS);
    assert_int_equal(t.sentences.at[0].last, first);
    assert_int_equal(t.sentences.at[1].last - first, second);
    assert_int_equal(t.sentences.len, third ? 3 : 2);
    assert_int_equal(TOKENS - t.sentences.at[1].last, third);
    buf_release(&source);
    text_release(&t);
}

static void endless_sentences_are_cut(void **state)
{
    (void)state;
    assert_cut(0, 8192, 10000 - 8192, 0);
    assert_cut(7, 4102, 4102, 10000 - 2 * 4102); /* 4,102 = 7 * 586, the first comma from 4,096 on */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_follow_uax29), cmocka_unit_test(words_are_tailored),
        cmocka_unit_test(sentences_end_where_they_should), cmocka_unit_test(bad_bytes_are_warned_of),
        cmocka_unit_test(line_ends_of_all_kinds), cmocka_unit_test(folding_is_one_form),
        cmocka_unit_test(offsets_agree_with_counting), cmocka_unit_test(bad_bytes_count_as_what_they_are_read_as),
        cmocka_unit_test(a_line_of_20_megabytes), cmocka_unit_test(endless_sentences_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
