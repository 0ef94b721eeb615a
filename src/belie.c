/* The facade: the one file that sees every room.  It walks a document through them:
 * bytes -> tokens -> symbols -> mentions -> facts -> findings. */
#include "belie.h"

#include <stdlib.h>

#include "base/files.h"
#include "check/check.h"
#include "examples.h"
#include "facts/facts.h"
#include "facts/relations.h"
#include "facts/values.h"
#include "lexicon/lexicon.h"
#include "lexicon/own_names.h"
#include "match/names.h"
#include "results.h"
#include "rules/rules.h"
#include "sources.h"

#define VERSION "0.1.0"

const char *belie_version(void)
{
    return VERSION;
}

/* ---- engine ---- */

struct belie_engine {
    lexicon base, own;
    bool has_own;
    buf own_image;
    rule_set rules;
    relation_set relations;
    value_table values;
};

/* The user's lists and names, as a second lexicon whose classes continue the first's. */
static belie_status load_own_names(belie_engine *e, const belie_engine_options *o,
                                   belie_error *error)
{
    belie_status status = BELIE_OK;
    if (!o->rule_dir_count && !o->name_file_count)
        return BELIE_OK;
    lexicon_builder *b = lexicon_builder_new(&e->base);
    if (!b)
        return error_no_memory(error);
    for (size_t i = 0; status == BELIE_OK && i < o->rule_dir_count; i++)
        status = lexicon_builder_directory(b, o->rule_dirs[i], error);
    for (size_t i = 0; status == BELIE_OK && i < o->name_file_count; i++)
        status = own_names_read(b, o->name_files[i], o->names_fold_case, error);
    if (status == BELIE_OK)
        status = lexicon_builder_finish(b, &e->own_image, error);
    lexicon_builder_free(b);
    if (status == BELIE_OK)
        status = lexicon_open(&e->own, e->own_image.ptr, e->own_image.len, false, STR("names"), error);
    e->has_own = status == BELIE_OK;
    return status;
}

static belie_status load_rules(belie_engine *e, const belie_engine_options *o, belie_error *error)
{
    rule_sources s = { 0 };
    belie_status status = o->no_builtin_rules ? BELIE_OK : sources_embedded(&s, error);
    for (size_t i = 0; status == BELIE_OK && i < o->rule_dir_count; i++)
        status = sources_directory(&s, o->rule_dirs[i], error);
    VEC(rule_file) rules = { 0 }, relations = { 0 };
    for (size_t i = 0; status == BELIE_OK && i < s.files.len; i++) {
        bool is_rules = str_ends(s.files.at[i].path, STR(".rules"));
        rule_file *slot = is_rules ? vec_push(&rules) : vec_push(&relations);
        if (slot)
            *slot = s.files.at[i];
        else
            status = error_no_memory(error);
    }
    if (status == BELIE_OK)
        status = rule_set_load(&e->rules, rules.at, rules.len, &e->base, e->has_own ? &e->own : NULL,
                               error);
    if (status == BELIE_OK)
        status = relation_set_load(&e->relations, relations.at, relations.len, &e->rules, error);
    if (status == BELIE_OK)
        status = value_table_load(&e->values, &e->rules, error);
    vec_release(&rules);
    vec_release(&relations);
    sources_release(&s);
    return status;
}

belie_status belie_engine_new(belie_engine **out, const belie_engine_options *options,
                              belie_error *error)
{
    static const belie_engine_options none;
    const belie_engine_options *o = options ? options : &none;
    *out = NULL;
    belie_engine *e = calloc(1, sizeof *e);
    if (!e)
        return error_no_memory(error);
    size_t size = (size_t)(lexicon_embedded_end - lexicon_embedded);
    belie_status status = o->lexicon ? lexicon_load(&e->base, o->lexicon, error)
                                     : lexicon_open(&e->base, lexicon_embedded, size, false,
                                                    STR("<belie>"), error);
    if (status == BELIE_OK)
        status = load_own_names(e, o, error);
    if (status == BELIE_OK)
        status = load_rules(e, o, error);
    if (status == BELIE_OK)
        *out = e;
    else
        belie_engine_free(e);
    return status;
}

void belie_engine_free(belie_engine *e)
{
    if (!e)
        return;
    value_table_release(&e->values);
    relation_set_release(&e->relations);
    rule_set_release(&e->rules);
    lexicon_release(&e->base);
    buf_release(&e->own_image);
    free(e);
}

size_t belie_engine_rule_count(const belie_engine *e)
{
    return e->rules.rules.len;
}

bool belie_engine_rule(const belie_engine *e, size_t index, belie_rule *out)
{
    if (index >= e->rules.rules.len)
        return false;
    const rule *r = &e->rules.rules.at[index];
    *out = (belie_rule){ .name = r->name, .kind = r->kind == RULE_TAG ? "tag" : "claim",
                         .type = r->type, .path = r->path, .line = r->line,
                         .source = r->source.ptr, .source_length = r->source.len };
    return true;
}

belie_status belie_compile(const char *dir, const char *out_path, belie_error *error)
{
    lexicon_builder *b = lexicon_builder_new(NULL);
    buf image = { 0 };
    if (!b)
        return error_no_memory(error);
    belie_status status = lexicon_builder_directory(b, dir, error);
    if (status == BELIE_OK)
        status = lexicon_builder_finish(b, &image, error);
    if (status == BELIE_OK)
        status = file_write(out_path, buf_str(&image), error);
    lexicon_builder_free(b);
    buf_release(&image);
    return status;
}

/* ---- reader ---- */

struct belie_reader {
    const belie_engine *engine;
    arena memory; /* the document's */
    text t;
    symbols table;
    tag_string string;
    hit_vec hits;
    matcher *tagging, *claiming;
    settling settling;
    names_model *names;
    facts f;
    findings found;
    results shown;
    stage_watcher *watcher; /* or NULL */
    void *watcher_data;
};

static bool is_tag(const rule *r)
{
    return r->kind == RULE_TAG;
}

static bool is_claim(const rule *r)
{
    return r->kind == RULE_CLAIM;
}

belie_status belie_reader_new(belie_reader **out, const belie_engine *engine, belie_error *error)
{
    *out = NULL;
    belie_reader *r = calloc(1, sizeof *r);
    if (!r)
        return error_no_memory(error);
    const rule_set *rules = &engine->rules;
    r->engine = engine;
    belie_status status = symbols_init(&r->table, &engine->base, engine->has_own ? &engine->own : NULL,
                                       &rules->literals, error);
    if (status == BELIE_OK) {
        r->tagging = matcher_new(rules, is_tag, &r->table);
        r->claiming = matcher_new(rules, is_claim, &r->table);
        r->names = names_model_new(rules, &engine->base);
        if (!r->tagging || !r->claiming || !r->names)
            status = error_no_memory(error);
    }
    kept_answers *answers = calloc(1, sizeof *answers);
    if (!answers && status == BELIE_OK)
        status = error_no_memory(error);
    r->f = (facts){ .answers = answers, .rules = rules, .relations = &engine->relations,
                    .values = &engine->values, .table = &r->table,
                    .tagging = r->tagging, .claiming = r->claiming, .text = &r->t,
                    .string = &r->string, .memory = &r->memory };
    r->found.f = &r->f;
    r->found.memory = &r->memory;
    if (status == BELIE_OK)
        *out = r;
    else
        belie_reader_free(r);
    return status;
}

void belie_reader_free(belie_reader *r)
{
    if (!r)
        return;
    results_release(&r->shown);
    findings_release(&r->found);
    facts_release(&r->f);
    if (r->f.answers)
        answers_release(r->f.answers);
    free(r->f.answers);
    names_model_free(r->names);
    settling_release(&r->settling);
    matcher_free(r->tagging);
    matcher_free(r->claiming);
    vec_release(&r->hits);
    tag_string_release(&r->string);
    symbols_release(&r->table);
    text_release(&r->t);
    arena_release(&r->memory);
    free(r);
}

/* ---- reading ---- */

typedef struct task {
    belie_reader *r;
    const char *ptr;
    size_t length;
    const belie_request *request;
} task;

static belie_status read_text(task *in, belie_error *error)
{
    return text_read(&in->r->t, in->ptr, in->length, in->request->strict, error);
}

static belie_status read_symbols(task *in, belie_error *error)
{
    belie_reader *r = in->r;
    belie_status status = symbols_read(&r->table, &r->t, error);
    return status == BELIE_OK ? tag_string_make(&r->string, &r->table, &r->t, error) : status;
}

static belie_status match_tags(task *in, belie_error *error)
{
    belie_reader *r = in->r;
    vec_clear(&r->hits);
    return matcher_run(r->tagging, r->string.symbols.at, (uint32_t)r->string.symbols.len, &r->hits, error);
}

static belie_status settle_mentions(task *in, belie_error *error)
{
    belie_reader *r = in->r;
    return mentions_settle(&r->settling, &r->engine->rules, &r->table, &r->t, &r->string, r->tagging, &r->hits, r->names,
                           &r->f.mentions, error);
}

static belie_status read_values(task *in, belie_error *error)
{
    belie_status status = facts_read_dates(&in->r->f, error);
    return status == BELIE_OK ? facts_read_quantities(&in->r->f, error) : status;
}

static belie_status read_entities(task *in, belie_error *error)
{
    return facts_read_entities(&in->r->f, error);
}

static belie_status read_claims(task *in, belie_error *error)
{
    belie_status status = facts_judge_language(&in->r->f, error);
    if (status != BELIE_OK || in->r->f.counts.unchecked)
        return status;
    status = facts_read_units(&in->r->f, error);
    return status == BELIE_OK ? facts_read_claims(&in->r->f, error) : status;
}

static belie_status run_checks(task *in, belie_error *error)
{
    in->r->found.error = error;
    return in->r->f.counts.unchecked ? BELIE_OK : checks_run(&in->r->found, in->request);
}

static const struct stage {
    const char *name;
    belie_status (*run)(task *in, belie_error *error);
    bool checking; /* left out when only tags are wanted */
} stages[] = {
    { "tokens and sentences", read_text, false }, { "symbols", read_symbols, false },
    { "matching of tag rules", match_tags, false }, { "settling of mentions", settle_mentions, false },
    { "dates and quantities", read_values, false }, { "entities", read_entities, false },
    { "claims", read_claims, true }, { "checks", run_checks, true },
};

void reader_watch(belie_reader *reader, stage_watcher *watcher, void *data)
{
    reader->watcher = watcher;
    reader->watcher_data = data;
}

static belie_status walk(task *in, belie_error *error)
{
    belie_status status = BELIE_OK;
    for (size_t i = 0; status == BELIE_OK && i < sizeof stages / sizeof *stages; i++) {
        if (stages[i].checking && in->request->tag_only)
            continue;
        status = stages[i].run(in, error);
        if (in->r->watcher)
            in->r->watcher(in->r->watcher_data, stages[i].name);
    }
    return status;
}

static bool is_name_type(uint32_t type)
{
    return type == CLASS_PERSON || type == CLASS_PLACE || type == CLASS_ORGANIZATION;
}

/* Gives each name its reasons. */
static belie_status explain(belie_reader *r, belie_error *error)
{
    for (size_t i = 0; i < r->f.mentions.len; i++) {
        const mention *m = &r->f.mentions.at[i];
        name_reason *from;
        size_t count;
        if (!is_name_type(m->type))
            continue;
        if (!names_explain(r->names, &r->table, &r->t, m, &r->memory, &from, &count))
            return error_no_memory(error);
        belie_reason *reasons = arena_array(&r->memory, count + 1, sizeof *reasons);
        if (!reasons)
            return error_no_memory(error);
        for (size_t k = 0; k < count; k++)
            reasons[k] = (belie_reason){ from[k].text, from[k].weight };
        results_explain(&r->shown, r->t.tokens.at[m->first].start, reasons, count);
    }
    return BELIE_OK;
}

belie_status belie_read(belie_reader *r, const char *ptr, size_t length,
                        const belie_request *request, const belie_document **out,
                        belie_error *error)
{
    static const belie_request plain;
    const belie_request *wanted = request ? request : &plain;
    *out = NULL;
    results_clear(&r->shown);
    findings_clear(&r->found);
    facts_clear(&r->f);
    arena_clear(&r->memory);
    r->f.request = wanted;
    task in = { r, ptr, length, wanted };
    belie_status status = walk(&in, error);
    if (status == BELIE_OK)
        status = results_make(&r->shown, &r->f, &r->found, error);
    if (status == BELIE_OK && wanted->explain)
        status = explain(r, error);
    if (status == BELIE_OK)
        *out = (const belie_document *)&r->shown;
    return status;
}

const belie_results *belie_document_results(const belie_document *document)
{
    return results_view((const results *)document);
}

size_t belie_document_offset(const belie_document *document, size_t byte,
                             belie_unit in_unit)
{
    return results_offset((const results *)document, byte, in_unit);
}

/* ---- for the runner of examples and the benchmark ---- */

const rule_set *engine_rules(const belie_engine *engine)
{
    return &engine->rules;
}

const facts *reader_facts(const belie_reader *reader)
{
    return &reader->f;
}

const hit_vec *reader_hits(const belie_reader *reader)
{
    return &reader->hits;
}

const hit_vec *reader_claim_hits(const belie_reader *reader)
{
    return &reader->f.claim_hits;
}

bool reader_hit_tokens(const facts *f, const hit *h, uint32_t *first, uint32_t *last)
{
    bool tag_rule = h->by->kind == RULE_TAG;
    span captures[RULE_CAPTURES + 1];
    span where = { h->first, h->last };
    if (tag_rule && h->by->name_capture) {
        belie_error ignored;
        if (matcher_captures(f->tagging, f->string->symbols.at, (uint32_t)f->string->symbols.len, h, captures,
                             &ignored) != BELIE_OK)
            return false;
        where = captures[h->by->name_capture];
    }
    if (where.last <= where.first)
        return false;
    *first = tag_rule ? f->string->token_at.at[where.first] : f->units.at[f->unit_at.at[where.first]].first;
    *last = tag_rule ? f->string->token_at.at[where.last - 1] + 1 : f->units.at[f->unit_at.at[where.last - 1]].last;
    return *last > *first;
}

/* ---- checks ---- */

size_t belie_check_count(void)
{
    return check_count;
}

const belie_check *belie_check_at(size_t index)
{
    return index < check_count ? &checks[index].about : NULL;
}
