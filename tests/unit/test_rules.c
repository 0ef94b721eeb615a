/* rules/ and match/: two thousand rules, a hostile one, and a lexicon that was damaged. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "belie.h"

#include "base/buf.h"
#include "lexicon/lexicon.h"
#include "match/matcher.h"
#include "rules/rules.h"

static lexicon lex;
static rule_set rules;
static symbols table;
static text t;

static void open_rules(const char *content)
{
    belie_error error = { 0 };
    size_t size = (size_t)(lexicon_embedded_end - lexicon_embedded);
    assert_int_equal(lexicon_open(&lex, lexicon_embedded, size, false, STR(""), &error), BELIE_OK);
    rule_file file = { STR("t.rules"), STR("t"), str_from_c(content) };
    if (rule_set_load(&rules, &file, 1, &lex, NULL, &error) != BELIE_OK)
        fail_msg("%u:%u: %s", error.line, error.column, error.message);
    assert_int_equal(symbols_init(&table, &lex, NULL, &rules.literals, &error), BELIE_OK);
}

static void close_rules(void)
{
    symbols_release(&table);
    rule_set_release(&rules);
    text_release(&t);
}

static belie_status run(matcher *m, const char *words, hit_vec *hits, belie_error *error)
{
    uint32_t string[3000], n = 0;
    assert_int_equal(text_read(&t, words, strlen(words), true, error), BELIE_OK);
    assert_int_equal(symbols_read(&table, &t, error), BELIE_OK);
    string[n++] = SYMBOL_EDGE;
    for (uint32_t i = 0; i < t.tokens.len && n < 2998; i++)
        string[n++] = table.of_token.at[i];
    string[n++] = SYMBOL_EDGE;
    vec_clear(hits);
    return matcher_run(m, string, n, hits, error);
}

static void two_thousand_rules_compile_and_match(void **state)
{
    (void)state;
    buf source = { 0 };
    belie_error error = { 0 };
    for (int i = 0; i < 2000; i++)
        buf_printf(&source, "rule r%d\n  tag X\n  find \"word%d\" \"and\"? \"thing%d\" <month>?\n\n", i, i, i % 300);
    open_rules(source.ptr);
    matcher *m = matcher_new(&rules, NULL, &table);
    hit_vec hits = { 0 };
    assert_int_equal(run(m, "a word1234 and thing34 May be; word7 thing7", &hits, &error), BELIE_OK);
    assert_int_equal(hits.len, 2);
    assert_string_equal(hits.at[0].by->name, "t/r1234");
    assert_string_equal(hits.at[1].by->name, "t/r7");
    assert_int_equal(hits.at[0].last - hits.at[0].first, 4);
    vec_release(&hits);
    matcher_free(m);
    close_rules();
    buf_release(&source);
}

static void a_hostile_rule_is_named(void **state)
{
    (void)state;
    open_rules("rule hostile\n  tag X\n  find (<word>+)+ \"never\"\n");
    matcher *m = matcher_new(&rules, NULL, &table);
    hit_vec hits = { 0 };
    belie_error error = { 0 };
    char words[600];
    memset(words, 'a', sizeof words);
    for (size_t i = 1; i < sizeof words; i += 2)
        words[i] = ' ';
    memcpy(words + sizeof words - 8, ", never", 8); /* what the rule needs is there, but not where it needs it */
    assert_int_equal(run(m, words, &hits, &error), BELIE_LIMIT);
    assert_non_null(strstr(error.message, "t/hostile"));
    memset(words + sizeof words - 8, 'a', 7); /* and now it is not there at all */
    assert_int_equal(run(m, words, &hits, &error), BELIE_OK);
    vec_release(&hits);
    matcher_free(m);
    close_rules();
}

static void every_reading_is_found_and_captured(void **state)
{
    (void)state;
    open_rules("rule a\n  tag X\n  find (?<first> \"x\") \"y\"* (?<end> \"z\")\n\n"
               "rule b\n  tag X\n  lengths all\n  find \"x\" \"y\"+\n");
    matcher *m = matcher_new(&rules, NULL, &table);
    hit_vec hits = { 0 };
    belie_error error = { 0 };
    assert_int_equal(run(m, "x y y z", &hits, &error), BELIE_OK);
    assert_int_equal(hits.len, 3);
    span captures[RULE_CAPTURES + 1];
    uint32_t string[6] = { SYMBOL_EDGE };
    for (uint32_t i = 0; i < 4; i++)
        string[i + 1] = table.of_token.at[i];
    string[5] = SYMBOL_EDGE;
    for (size_t i = 0; i < hits.len; i++)
        if (strcmp(hits.at[i].by->name, "t/a") == 0) {
            assert_int_equal(matcher_captures(m, string, 6, &hits.at[i], captures, &error), BELIE_OK);
            assert_int_equal(captures[1].first, 1);
            assert_int_equal(captures[2].first, 4);
            assert_int_equal(captures[2].last, 5);
        }
    vec_release(&hits);
    matcher_free(m);
    close_rules();
}

/* The hits in `words`, written "rule:first-last", positions counted from the first word. */
static void assert_hits(const char *content, const char *words, const char *expected)
{
    open_rules(content);
    matcher *m = matcher_new(&rules, NULL, &table);
    hit_vec hits = { 0 };
    belie_error error = { 0 };
    buf found = { 0 };
    assert_int_equal(run(m, words, &hits, &error), BELIE_OK);
    for (size_t i = 0; i < hits.len; i++)
        buf_printf(&found, "%s%s:%u-%u", i ? " " : "", hits.at[i].by->name + 2, hits.at[i].first - 1, hits.at[i].last - 1);
    buf_add_char(&found, '\0');
    assert_string_equal(found.ptr, expected);
    buf_release(&found);
    vec_release(&hits);
    matcher_free(m);
    close_rules();
}

static void the_automaton_finds_what_the_programs_find(void **state)
{
    (void)state;
    /* of several lengths the preferred one: the longest, the shortest, or the first that is written */
    assert_hits("rule a\n  tag X\n  find \"x\" \"y\"*\n\nrule b\n  tag X\n  find \"x\" \"y\"+?\n\n"
                "rule c\n  tag X\n  find (\"x\" | \"x\" \"y\")\n",
                "x y y", "c:0-1 b:0-2 a:0-3");
    assert_hits("rule a\n  tag X\n  lengths all\n  find \"x\" \"y\"{0,2}\n", "x y y y", "a:0-1 a:0-2 a:0-3");
    /* what stands around a match, one or more tokens of it */
    assert_hits("rule a\n  tag X\n  find (?<! \"z\") \"x\" (?! \"y\"|\"u\")\n", "x x y z x x u x", "a:0-1 a:7-8");
    assert_hits("rule a\n  tag X\n  find (?<= \"z\" \"z\") \"x\"\n", "x z x z z x", "a:5-6");
    assert_hits("rule a\n  tag X\n  find \"x\" (?! \"y\" \"z\")\n", "x y x y z x", "a:0-1 a:5-6");
    assert_hits("rule a\n  tag X\n  find \"x\" (?= \"y\" \"z\")\n", "x y x y z x", "a:2-3");
    assert_hits("rule a\n  tag X\n  find ^ \"x\" \"y\"? $\n", "x y", "a:0-2");
    assert_hits("rule a\n  tag X\n  find ^ \"x\" \"y\"? $\n", "x y z", "");
    /* a name of several words is taken whole, what is kept is not given back */
    assert_hits("rule a\n  tag X\n  find <country> \"x\"\n\nrule b\n  tag X\n  find <country> \"Emirates\"\n", "United Arab Emirates x", "a:0-4");
    assert_hits("rule a\n  tag X\n  find \"x\" \"y\"?+ \"y\"\n", "x y y x y", "a:0-3");
    /* more repeats than are told apart */
    assert_hits("rule a\n  tag X\n  find \"x\"{40} \"y\"\n",
                "x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x y", "a:1-42");
}

static void a_damaged_image_is_refused(void **state)
{
    (void)state;
    size_t size = (size_t)(lexicon_embedded_end - lexicon_embedded);
    unsigned char *copy = malloc(size);
    lexicon opened;
    belie_error error = { 0 };
    memcpy(copy, lexicon_embedded, size);
    assert_int_equal(lexicon_open(&opened, copy, size, true, STR("x"), &error), BELIE_OK);
    assert_int_equal(lexicon_open(&opened, copy, size - 1, true, STR("x"), &error), BELIE_BAD_IMAGE);
    assert_int_equal(lexicon_open(&opened, copy, 10, true, STR("x"), &error), BELIE_BAD_IMAGE);
    for (size_t at = 0; at < size; at += size / 37 + 1) {
        copy[at] ^= 0x40;
        assert_int_equal(lexicon_open(&opened, copy, size, true, STR("x"), &error), BELIE_BAD_IMAGE);
        copy[at] ^= 0x40;
    }
    free(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_thousand_rules_compile_and_match), cmocka_unit_test(a_hostile_rule_is_named),
        cmocka_unit_test(every_reading_is_found_and_captured),
        cmocka_unit_test(the_automaton_finds_what_the_programs_find), cmocka_unit_test(a_damaged_image_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
