/* Any bytes as a file of rules, and a text read with it. */
#include <stdint.h>
#include <stdlib.h>

#include "lexicon/lexicon.h"
#include "match/matcher.h"
#include "rules/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static lexicon lex;
    belie_error error = { 0 };
    if (!lex.header && lexicon_open(&lex, lexicon_embedded, (size_t)(lexicon_embedded_end - lexicon_embedded), false,
                                    STR(""), &error) != BELIE_OK)
        abort();
    rule_set rules;
    rule_file file = { STR("f.rules"), STR("f"), str_of((const char *)data, size) };
    if (rule_set_load(&rules, &file, 1, &lex, NULL, &error) == BELIE_OK && rules.rules.len < 50) {
        symbols table;
        text t = { 0 };
        hit_vec hits = { 0 };
        if (symbols_init(&table, &lex, NULL, &rules.literals, &error) != BELIE_OK)
            abort();
        matcher *m = matcher_new(&rules, NULL, &table);
        if (text_read(&t, "a May 3 in Paris a b", 20, false, &error) == BELIE_OK &&
            symbols_read(&table, &t, &error) == BELIE_OK)
            matcher_run(m, table.of_token.at, (uint32_t)table.of_token.len, &hits, &error);
        matcher_free(m);
        vec_release(&hits);
        text_release(&t);
        symbols_release(&table);
    }
    rule_set_release(&rules);
    return 0;
}
