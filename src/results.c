/* Results: copied out of the facts into the document's memory, in the contract's order. */
#include "results.h"

/* The name of a type, in the document's memory. */
static const char *name_type(results *r, const facts *f, uint32_t type)
{
    size_t i = 0, most = sizeof r->types / sizeof *r->types;
    while (i < most && r->types[i].name && r->types[i].id != type)
        i++;
    if (i < most && r->types[i].name)
        return r->types[i].name;
    const char *name = arena_copy(f->memory, type_name(f->rules, type));
    if (i < most) {
        r->types[i].id = type;
        r->types[i].name = name;
    }
    return name;
}

static belie_annotation shown_mention(results *r, const facts *f, const mention *m)
{
    const token *tokens = f->text->tokens.at;
    belie_annotation a = { .type = name_type(r, f, m->type), .start = tokens[m->first].start,
                           .end = tokens[m->last - 1].end, .entity = m->entity, .rule = m->by->name,
                           .score = m->score };
    if (m->entity >= 0)
        a.name_id = f->entities.at[m->entity].name_id;
    if (m->date >= 0) {
        const date_fact *d = &f->dates.at[m->date];
        a.timex_type = d->timex_type;
        a.value = d->value;
        a.mod = d->mod;
        a.begin_point = d->begin_point;
        a.end_point = d->end_point;
        a.quant = d->quant;
        a.freq = d->freq;
        a.first = d->first;
        a.last = d->last;
        a.approximate = d->approximate;
    }
    return a;
}

static bool make_annotations(results *r, const facts *f)
{
    size_t count = 0;
    for (size_t i = 0; i < f->mentions.len; i++)
        count += type_is_shown(f->rules, f->mentions.at[i].type);
    belie_annotation *list = arena_array(f->memory, count + 1, sizeof *list);
    if (!list)
        return false;
    for (size_t i = 0; i < f->mentions.len; i++) {
        const mention *m = &f->mentions.at[i];
        if (!type_is_shown(f->rules, m->type))
            continue;
        list[r->view.annotation_count] = shown_mention(r, f, m);
        if (!list[r->view.annotation_count++].type)
            return false;
    }
    r->view.annotations = r->annotations = list;
    return true;
}

static bool make_entities(results *r, const facts *f)
{
    belie_entity *list = arena_array(f->memory, f->entities.len + 1, sizeof *list);
    if (!list)
        return false;
    for (size_t i = 0; i < f->entities.len; i++) {
        const entity *e = &f->entities.at[i];
        const char *type = name_type(r, f, e->type);
        if (!type)
            return false;
        list[i] = (belie_entity){ .type = type, .name = e->name, .aliases = e->aliases,
                                  .alias_count = e->alias_count, .country = e->country,
                                  .sex = e->sex == 'm' ? "m" : e->sex == 'f' ? "f" : NULL,
                                  .name_id = e->name_id, .mentions = e->mention_count };
    }
    r->view.entities = list;
    r->view.entity_count = f->entities.len;
    return true;
}

/* birth(Ada Byron, 1815) */
static const char *claim_text(const facts *f, const claim *c)
{
    buf b = { 0 };
    bool ok = buf_printf(&b, "%s(", c->by->type);
    for (uint32_t i = 0; ok && i < c->argument_count; i++) {
        const claim_argument *a = &c->arguments[i];
        const char *words = a->text ? a->text
                            : a->last > a->first ? facts_quote(f, a->first, a->last) : "";
        ok = words && buf_printf(&b, "%s%s", i ? ", " : "", words);
    }
    ok = ok && buf_add_char(&b, ')');
    const char *copy = ok ? arena_copy(f->memory, buf_str(&b)) : NULL;
    buf_release(&b);
    return copy;
}

static bool make_finding(const facts *f, const finding *from, belie_finding *to)
{
    belie_evidence *places = arena_array(f->memory, from->place_count + 1, sizeof *places);
    if (!places)
        return false;
    for (uint32_t i = 0; i < from->place_count; i++) {
        const evidence *e = &from->places[i];
        places[i] = (belie_evidence){ .start = f->text->tokens.at[e->first].start,
                                      .end = f->text->tokens.at[e->last - 1].end, .says = e->says,
                                      .rule = e->by->name };
        if (e->from && !(places[i].claim = claim_text(f, e->from)))
            return false;
    }
    *to = (belie_finding){ .check = from->check, .severity = from->severity, .score = from->score,
                           .message = from->message, .evidence = places,
                           .evidence_count = from->place_count, .why = from->why };
    return true;
}

static bool make_findings(results *r, const facts *f, const findings *found)
{
    belie_finding *list = arena_array(f->memory, found->list.len + 1, sizeof *list);
    if (!list)
        return false;
    for (size_t i = 0; i < found->list.len; i++)
        if (!make_finding(f, &found->list.at[i], &list[i]))
            return false;
    r->view.findings = list;
    r->view.finding_count = found->list.len;
    return true;
}

static bool make_warnings(results *r, const facts *f)
{
    const text_warning_vec *from[] = { &f->text->warnings, &f->warnings };
    belie_warning *list = arena_array(f->memory, from[0]->len + from[1]->len + 1, sizeof *list);
    if (!list)
        return false;
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < from[k]->len; i++)
            list[r->view.warning_count++] = (belie_warning){ from[k]->at[i].offset, from[k]->at[i].message };
    r->view.warnings = list;
    return true;
}

belie_status results_make(results *r, const facts *f, const findings *found, belie_error *error)
{
    r->text = f->text;
    if (!make_annotations(r, f) || !make_entities(r, f) || !make_findings(r, f, found) ||
        !make_warnings(r, f) || !offsets_init(&r->where, f->text->ptr, f->text->len, !f->text->warnings.len))
        return error_no_memory(error);
    r->has_offsets = true;
    r->view.counts = f->counts;
    r->view.counts.tokens = f->text->tokens.len;
    r->view.counts.sentences = f->text->sentences.len;
    r->view.counts.dates = f->dates.len;
    r->view.counts.claims = f->claims.len;
    r->view.counts.comparisons = found->comparisons;
    r->view.dct = f->dct;
    r->view.dct_source = f->dct_source ? f->dct_source : "none";
    r->view.style = f->style ? f->style : "news";
    return BELIE_OK;
}

void results_explain(results *r, size_t start, const belie_reason *reasons, size_t count)
{
    size_t low = 0, high = r->view.annotation_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->annotations[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < r->view.annotation_count && r->annotations[low].start == start) {
        r->annotations[low].reasons = reasons;
        r->annotations[low].reason_count = count;
    }
}

const belie_results *results_view(const results *r)
{
    return &r->view;
}

size_t results_offset(const results *r, size_t byte, belie_unit unit)
{
    switch (unit) {
    case BELIE_CODEPOINT:
        return offsets_codepoint(&r->where, byte);
    case BELIE_UTF16:
        return offsets_utf16(&r->where, byte);
    default:
        return byte;
    }
}

void results_clear(results *r)
{
    if (r->has_offsets)
        offsets_release(&r->where);
    *r = (results){ .text = NULL };
}

void results_release(results *r)
{
    results_clear(r);
}
