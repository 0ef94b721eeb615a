/* JSON Lines, through jansson: the contract of docs/schema.json. */
#include "report/report.h"
#include "report/out.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/memory.h"

/* A score with two decimals. */
static json_t *score(double value)
{
    return json_real(round(value * 100) / 100);
}

static int set_optional(json_t *object, const char *key, const char *value)
{
    return value ? json_object_set_new_nocheck(object, key, json_string_nocheck(value)) : 0;
}

static int set_offset(json_t *object, const char *key, const belie_document *d, size_t byte,
                      report_offsets unit)
{
    if (unit != OFFSETS_ALL) {
        static const belie_unit units[] = { BELIE_CODEPOINT, BELIE_BYTE, BELIE_UTF16 };
        size_t at = belie_document_offset(d, byte, units[unit]);
        return json_object_set_new_nocheck(object, key, json_integer((json_int_t)at));
    }
    json_t *all = json_object();
    int failed =
        json_object_set_new_nocheck(all, "byte", json_integer((json_int_t)byte)) |
        json_object_set_new_nocheck(
            all, "codepoint", json_integer((json_int_t)belie_document_offset(d, byte, BELIE_CODEPOINT))) |
        json_object_set_new_nocheck(
            all, "utf16", json_integer((json_int_t)belie_document_offset(d, byte, BELIE_UTF16)));
    return json_object_set_new_nocheck(object, key, all) | failed;
}

/* A string of any bytes: those that are no UTF-8 are written as U+FFFD. */
static json_t *any_string(const char *text, size_t size)
{
    json_t *plain = json_stringn(text, size);
    if (plain)
        return plain;
    char *copy = malloc(size * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; copy && i < size;) {
        json_t *one = NULL;
        size_t length = 1;
        for (; length <= 4 && i + length <= size && !one; length++)
            one = json_stringn(text + i, length);
        if (one) {
            memcpy(copy + n, json_string_value(one), json_string_length(one));
            n += json_string_length(one);
            i += length - 1;
            json_decref(one);
        } else {
            memcpy(copy + n, "\xEF\xBF\xBD", 3);
            n += 3;
            i++;
        }
    }
    json_t *made = copy ? json_stringn_nocheck(copy, n) : NULL;
    free(copy);
    return made;
}

static json_t *span_text(const report_input *in, size_t start, size_t end)
{
    return any_string(in->text + start, end - start);
}

static json_t *timex(const belie_annotation *a)
{
    json_t *t = json_object();
    set_optional(t, "type", a->timex_type);
    set_optional(t, "value", a->value);
    set_optional(t, "mod", a->mod);
    set_optional(t, "beginPoint", a->begin_point);
    set_optional(t, "endPoint", a->end_point);
    set_optional(t, "quant", a->quant);
    set_optional(t, "freq", a->freq);
    return t;
}

static json_t *entity_id(int64_t index)
{
    char id[24];
    snprintf(id, sizeof id, "e%lld", (long long)index + 1);
    return json_string_nocheck(id);
}

static json_t *annotation(const belie_document *d, const report_input *in, const belie_annotation *a,
                          report_offsets unit)
{
    json_t *o = json_object();
    int failed = set_optional(o, "type", a->type) | set_offset(o, "start", d, a->start, unit) |
                 set_offset(o, "end", d, a->end, unit) |
                 json_object_set_new_nocheck(o, "text", span_text(in, a->start, a->end));
    if (a->entity >= 0)
        failed |= json_object_set_new_nocheck(o, "entity", entity_id(a->entity));
    failed |= set_optional(o, "rule", a->rule) |
              json_object_set_new_nocheck(o, "score", score(a->score)) |
              set_optional(o, "name_id", a->name_id);
    if (a->timex_type)
        failed |= json_object_set_new_nocheck(o, "timex", timex(a));
    if (a->first || a->last) {
        json_t *pair = json_array();
        failed |= json_array_append_new(pair, a->first ? json_string_nocheck(a->first) : json_null()) |
                  json_array_append_new(pair, a->last ? json_string_nocheck(a->last) : json_null());
        failed |= json_object_set_new_nocheck(o, "interval", pair);
        if (a->approximate)
            failed |= json_object_set_new_nocheck(o, "approximate", json_true());
    }
    if (!failed)
        return o;
    json_decref(o);
    return NULL;
}

static json_t *entity(const belie_entity *e, size_t index)
{
    json_t *o = json_object();
    int failed = json_object_set_new_nocheck(o, "id", entity_id((int64_t)index)) |
                 set_optional(o, "type", e->type) | set_optional(o, "name", e->name) |
                 json_object_set_new_nocheck(o, "mentions", json_integer((json_int_t)e->mentions));
    if (e->alias_count) {
        json_t *list = json_array();
        for (size_t i = 0; i < e->alias_count; i++)
            failed |= json_array_append_new(list, json_string_nocheck(e->aliases[i]));
        failed |= json_object_set_new_nocheck(o, "aliases", list);
    }
    failed |= set_optional(o, "country", e->country) | set_optional(o, "sex", e->sex) |
              set_optional(o, "name_id", e->name_id);
    if (!failed)
        return o;
    json_decref(o);
    return NULL;
}

static json_t *evidence(const belie_document *d, const report_input *in, const belie_evidence *e,
                        report_offsets unit)
{
    json_t *o = json_object();
    int failed = set_offset(o, "start", d, e->start, unit) | set_offset(o, "end", d, e->end, unit) |
                 json_object_set_new_nocheck(o, "text", span_text(in, e->start, e->end)) |
                 set_optional(o, "says", e->says) | set_optional(o, "claim", e->claim) |
                 set_optional(o, "rule", e->rule);
    if (!failed)
        return o;
    json_decref(o);
    return NULL;
}

static json_t *finding(const belie_document *d, const report_input *in, const belie_finding *f,
                       report_offsets unit)
{
    static const char *const severities[] = { "note", "warning", "error" };
    json_t *o = json_object(), *places = json_array();
    int failed = set_optional(o, "check", f->check) | set_optional(o, "severity", severities[f->severity]) |
                 json_object_set_new_nocheck(o, "score", score(f->score)) |
                 set_optional(o, "message", f->message) | set_optional(o, "why", f->why);
    for (size_t i = 0; i < f->evidence_count; i++)
        failed |= json_array_append_new(places, evidence(d, in, &f->evidence[i], unit));
    failed |= json_object_set_new_nocheck(o, "evidence", places);
    if (!failed)
        return o;
    json_decref(o);
    return NULL;
}

static json_t *counts(const belie_counts *c)
{
    return json_pack("{s:I, s:I, s:I, s:I, s:I}", "tokens", (json_int_t)c->tokens, "sentences",
                     (json_int_t)c->sentences, "dates", (json_int_t)c->dates, "claims",
                     (json_int_t)c->claims, "comparisons", (json_int_t)c->comparisons);
}

static json_t *warnings(const belie_document *d, const belie_results *r, report_offsets unit)
{
    json_t *list = json_array();
    for (size_t i = 0; i < r->warning_count; i++) {
        json_t *o = json_object();
        set_offset(o, "offset", d, r->warnings[i].offset, unit);
        json_object_set_new_nocheck(o, "byte", json_integer((json_int_t)r->warnings[i].offset));
        set_optional(o, "message", r->warnings[i].message);
        json_array_append_new(list, o);
    }
    return list;
}

/* ---- the line: piece by piece, so that no tree of a whole document is held ---- */

static int add_piece(const char *text, size_t length, void *to)
{
    out_add(to, text, length);
    return 0;
}

/* Adds the value, which is given back with its memory; NULL: memory ran out when it was made. */
static void put(out *o, json_t *value)
{
    o->failed |= !value || json_dump_callback(value, add_piece, o, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(4));
    json_decref(value);
    o->failed |= !json_memory_end();
}

static void open_list(out *o, const char *key)
{
    out_printf(o, ",\"%s\":[", key);
}

static void put_item(out *o, size_t index, json_t *value)
{
    if (index)
        out_add(o, ",", 1);
    put(o, value);
}

static void put_lists(out *o, const belie_document *d, const report_input *in, const belie_results *r,
                      report_offsets unit)
{
    open_list(o, "annotations");
    for (size_t i = 0; i < r->annotation_count; i++)
        put_item(o, i, annotation(d, in, &r->annotations[i], unit));
    out_add(o, "]", 1);
    open_list(o, "entities");
    for (size_t i = 0; i < r->entity_count; i++)
        put_item(o, i, entity(&r->entities[i], i));
    out_add(o, "]", 1);
    open_list(o, "findings");
    for (size_t i = 0; i < r->finding_count; i++)
        put_item(o, i, finding(d, in, &r->findings[i], unit));
    out_add(o, "]", 1);
}

/* The object's head: what stands before the lists. */
static json_t *head(const report_input *in, const belie_results *r, report_offsets unit)
{
    static const char *const unit_names[] = { "codepoint", "byte", "utf16", "all" };
    json_t *root = json_object();
    int failed = json_object_set_new_nocheck(root, "belie", json_integer(BELIE_FORMAT)) |
                 json_object_set_new_nocheck(root, "id", any_string(in->id, strlen(in->id))) |
                 json_object_set_new_nocheck(root, "dct", r->dct ? json_string(r->dct) : json_null()) |
                 set_optional(root, "dct_source", r->dct_source) | set_optional(root, "style", r->style) |
                 set_optional(root, "offset_unit", unit_names[unit]);
    if (!failed)
        return root;
    json_decref(root);
    return NULL;
}

char *report_json(const belie_document *d, const report_input *in, report_offsets unit, size_t *size)
{
    const belie_results *r = belie_document_results(d);
    out o = { 0 };
    put(&o, head(in, r, unit));
    if (!o.failed)
        o.len--; /* the brace that closes it comes at the end */
    put_lists(&o, d, in, r, unit);
    if (r->warning_count) {
        out_printf(&o, ",\"warnings\":");
        put(&o, warnings(d, r, unit));
    }
    out_printf(&o, ",\"checked\":");
    put(&o, counts(&r->counts));
    out_add(&o, "}\n", 2);
    return out_take(&o, size);
}
