/* Running the examples that rules carry: each is read as a document of its own. */
#include "examples.h"

#include <stdio.h>
#include <string.h>

typedef struct runner {
    const belie_engine *engine;
    belie_reader *reader;
    belie_example_report *report;
    void *context;
    size_t ran, failed;
} runner;

static void fail(runner *r, const rule *of, const example *e, const char *what)
{
    belie_rule shown = { .name = of->name, .kind = of->kind == RULE_TAG ? "tag" : "claim", .type = of->type,
                         .path = of->path, .line = of->line, .source = of->source.ptr,
                         .source_length = of->source.len };
    r->failed++;
    if (r->report)
        r->report(r->context, &shown, e->line, what);
}

/* What the rule found in the example: a span and, for a date, a value; by the rule itself, whether
 * or not it won against others. */
static bool matches(const facts *f, const hit_vec *hits, const rule *of, const example *e, uint32_t *start,
                    uint32_t *end)
{
    bool any = false;
    for (size_t i = 0; i < hits->len; i++) {
        if (hits->at[i].by != of)
            continue;
        uint32_t first, last;
        if (!reader_hit_tokens(f, &hits->at[i], &first, &last))
            continue;
        *start = f->text->tokens.at[first].start;
        *end = f->text->tokens.at[last - 1].end;
        any = true;
        if (*start == e->start && *end == e->end)
            return true;
    }
    return any;
}

/* The value of the date that covers the span: another rule may have won, with an article before it. */
static const char *value_at(const facts *f, uint32_t start, uint32_t end)
{
    for (size_t i = 0; i < f->mentions.len; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->date >= 0 && f->text->tokens.at[m->first].start <= start && f->text->tokens.at[m->last - 1].end >= end)
            return f->dates.at[m->date].value;
    }
    return NULL;
}

static void judge(runner *r, const rule *of, const example *e)
{
    char what[400];
    uint32_t start = 0, end = 0;
    const facts *f = reader_facts(r->reader);
    const hit_vec *hits = of->kind == RULE_TAG ? reader_hits(r->reader) : reader_claim_hits(r->reader);
    bool any = hits && matches(f, hits, of, e, &start, &end);
    bool exact = any && start == e->start && end == e->end;
    if (e->yes && !exact) {
        snprintf(what, sizeof what, "\"%.120s\": expected [%.*s], got %s%.*s%s", e->text, (int)(e->end - e->start),
                 e->text + e->start, any ? "[" : "nothing", any ? (int)(end - start) : 0, e->text + start, any ? "]" : "");
        fail(r, of, e, what);
        return;
    }
    bool unwanted = e->end > e->start ? exact : any;
    if (!e->yes && unwanted) {
        snprintf(what, sizeof what, "\"%.120s\": expected nothing, got [%.*s]", e->text, (int)(end - start),
                 e->text + start);
        fail(r, of, e, what);
        return;
    }
    if (!e->yes || !e->expected || of->type_id != CLASS_DATE)
        return;
    const char *value = value_at(f, e->start, e->end);
    if (!value || strcmp(value, e->expected) != 0) {
        snprintf(what, sizeof what, "\"%.120s\": expected the value %s, got %s", e->text, e->expected, value ? value : "none");
        fail(r, of, e, what);
    }
}

belie_status belie_engine_test(const belie_engine *engine, belie_example_report *report, void *context,
                               size_t *ran, size_t *failed, belie_error *error)
{
    runner r = { .engine = engine, .report = report, .context = context };
    belie_status status = belie_reader_new(&r.reader, engine, error);
    const rule_set *rules = engine_rules(engine);
    for (size_t i = 0; status == BELIE_OK && i < rules->rules.len; i++)
        for (size_t k = 0; status == BELIE_OK && k < rules->rules.at[i].example_count; k++) {
            const example *e = &rules->rules.at[i].examples[k];
            const belie_document *document;
            status = belie_read(r.reader, e->text, strlen(e->text), NULL, &document, error);
            if (status == BELIE_OK) {
                r.ran++;
                judge(&r, &rules->rules.at[i], e);
            }
        }
    belie_reader_free(r.reader);
    *ran = r.ran;
    *failed = r.failed;
    return status;
}
