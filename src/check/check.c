/* Running the checks, and what they share. */
#include "check/check.h"
#include "check/corrections.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/figures.h"
#include "check/list.h"
#include "check/tables.h"
#include "check/tellings.h"
#include "check/topics.h"

#define CHECK(name, summary, on, found, among, alarms, function) { { name, summary, on, found, among, alarms }, function },
const check checks[] = {
#include "check/checks.def"
};
#undef CHECK
const size_t check_count = sizeof checks / sizeof *checks;

void findings_clear(findings *out)
{
    vec_clear(&out->list);
    out->comparisons = 0;
}

void findings_release(findings *out)
{
    vec_release(&out->list);
    arena_release(&out->scratch);
}

belie_status findings_add(findings *out, const check *by, belie_severity severity, double score,
                          const evidence *places, uint32_t count, const char *why,
                          const char *format, ...)
{
    char message[600];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    finding *f = vec_push(&out->list);
    if (!f)
        return error_no_memory(out->error);
    f->check = by->about.name;
    f->severity = severity;
    f->score = score;
    f->message = arena_copy(out->memory, str_from_c(message));
    f->why = why;
    for (uint32_t i = 0; i < count && i < FINDING_EVIDENCE; i++)
        f->places[f->place_count++] = places[i];
    return f->message ? BELIE_OK : error_no_memory(out->error);
}

const check *check_named(const char *name)
{
    for (size_t i = 0; i < check_count; i++)
        if (strcmp(checks[i].about.name, name) == 0)
            return &checks[i];
    return NULL;
}

static bool is_in(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

static bool is_wanted(const check *c, const belie_request *r)
{
    bool chosen = r->only ? is_in(c->about.name, r->only, r->only_count) : c->about.on;
    return chosen && !is_in(c->about.name, r->skip, r->skip_count);
}

static uint32_t first_place(const finding *f)
{
    uint32_t first = UINT32_MAX;
    for (uint32_t i = 0; i < f->place_count; i++)
        if (f->places[i].first < first)
            first = f->places[i].first;
    return first;
}

static int by_place(const void *x, const void *y)
{
    const finding *a = x, *b = y;
    uint32_t p = first_place(a), q = first_place(b);
    if (p != q)
        return p < q ? -1 : 1;
    int name = strcmp(a->check, b->check);
    return name ? name : strcmp(a->message, b->message);
}

static bool overlap(const evidence *a, const evidence *b)
{
    return a->first < b->last && b->first < a->last;
}

/* Two findings are one of which every place of the weaker overlaps one of the stronger; in one check, two places do. */
static bool covers(const finding *strong, const finding *weak)
{
    uint32_t covered = 0, enough = strcmp(strong->check, weak->check) == 0 && weak->place_count > 2 ? 2 : weak->place_count;
    for (uint32_t i = 0; i < weak->place_count; i++) {
        bool found = false;
        for (uint32_t k = 0; k < strong->place_count; k++)
            found |= overlap(&strong->places[k], &weak->places[i]);
        covered += found;
    }
    return covered >= enough;
}

/* All places of all findings, by their first token, to find those that overlap one. */
typedef struct place {
    uint32_t first, last, finding;
} place;

typedef struct places {
    VEC(place) at;
    uint32_t longest;
} places;

static int by_first(const void *x, const void *y)
{
    const place *a = x, *b = y;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->finding < b->finding ? -1 : a->finding > b->finding;
}

static bool places_init(places *p, const findings *out)
{
    *p = (places){ .longest = 1 };
    for (uint32_t i = 0; i < out->list.len; i++)
        for (uint32_t k = 0; k < out->list.at[i].place_count; k++) {
            const evidence *e = &out->list.at[i].places[k];
            place *slot = vec_push(&p->at);
            if (!slot)
                return false;
            *slot = (place){ e->first, e->last, i };
            if (e->last - e->first > p->longest)
                p->longest = e->last - e->first;
        }
    if (p->at.len)
        qsort(p->at.at, p->at.len, sizeof *p->at.at, by_first);
    return true;
}

/* The index of the first place that begins at or after the token `from`. */
static size_t place_from(const places *p, uint32_t from)
{
    size_t low = 0, high = p->at.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->at.at[middle].first < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The places that may overlap one. */
static void rivals(const places *p, const evidence *e, size_t *from, size_t *to)
{
    *from = place_from(p, e->first > p->longest ? e->first - p->longest : 0);
    *to = place_from(p, e->last);
}

/* What the weaker one of a check shows besides: "Tbilisi, Armenia", and where the text puts Tbilisi right. */
static void take_over(finding *strong, const finding *weak)
{
    for (uint32_t i = 0; i < weak->place_count && strong->place_count < FINDING_EVIDENCE; i++) {
        bool shown = strcmp(strong->check, weak->check) != 0;
        for (uint32_t k = 0; k < strong->place_count; k++)
            shown |= overlap(&strong->places[k], &weak->places[i]);
        if (!shown)
            strong->places[strong->place_count++] = weak->places[i];
    }
}

/* Whether a stronger finding among those of the places [from, to) says what finding i says; it takes over what that shows besides. */
static bool is_said_at(findings *out, const places *p, size_t from, size_t to, size_t i)
{
    const finding *f = &out->list.at[i];
    for (size_t at = from; at < to; at++) {
        size_t k = p->at.at[at].finding;
        finding *g = &out->list.at[k];
        bool stronger = g->score > f->score || (k < i && !(g->score < f->score));
        if (k != i && g->check && stronger && covers(g, f)) {
            take_over(g, f);
            return true;
        }
    }
    return false;
}

/* Looks where the finding's rarest place is, and where others of its places are not common. */
static bool is_said_already(findings *out, const places *p, size_t i)
{
    enum { COMMON = 100 };
    const finding *f = &out->list.at[i];
    size_t from, to, rare_from = 0, rare_to = SIZE_MAX;
    for (uint32_t k = 0; k < f->place_count; k++) {
        rivals(p, &f->places[k], &from, &to);
        if (to - from < COMMON && is_said_at(out, p, from, to, i))
            return true;
        if (to - from < rare_to - rare_from)
            rare_from = from, rare_to = to;
    }
    return rare_to - rare_from >= COMMON && f->place_count > 0 && is_said_at(out, p, rare_from, rare_to, i);
}

/* Drops what is too weak, what the text corrects itself, and what a stronger finding says already.  A dropped one has no check. */
static bool join(findings *out, double least)
{
    size_t kept = 0;
    places p;
    bool ok = places_init(&p, out);
    for (size_t i = 0; ok && i < out->list.len; i++)
        if (out->list.at[i].score < least || finding_is_corrected(out->f, &out->list.at[i]) || is_said_already(out, &p, i))
            out->list.at[i].check = NULL;
    vec_release(&p.at);
    for (size_t i = 0; i < out->list.len; i++)
        if (out->list.at[i].check)
            out->list.at[kept++] = out->list.at[i];
    out->list.len = kept;
    return ok;
}

static belie_status run_wanted(findings *out, const belie_request *request)
{
    for (size_t i = 0; i < check_count; i++) {
        if (!is_wanted(&checks[i], request))
            continue;
        belie_status status = checks[i].run(out);
        arena_clear(&out->scratch);
        if (status == BELIE_OK && out->memory->failed) /* a quote is missing */
            status = error_no_memory(out->error);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

/* A name that no check has would be taken for "nothing found". */
static belie_status know_all(const char *const *names, size_t count, belie_error *error)
{
    for (size_t i = 0; i < count; i++)
        if (!check_named(names[i]))
            return error_set(error, BELIE_BAD_CALL, "unknown check \"%s\"", names[i]);
    return BELIE_OK;
}

belie_status checks_run(findings *out, const belie_request *request)
{
    belie_status status = know_all(request->only, request->only ? request->only_count : 0, out->error);
    if (status == BELIE_OK)
        status = know_all(request->skip, request->skip_count, out->error);
    if (status == BELIE_OK)
        status = run_wanted(out, request);
    tellings_release(out);
    figures_release(out);
    topics_release(out);
    tables_release(out);
    if (status != BELIE_OK)
        return status;
    if (!join(out, request->min_score))
        return error_no_memory(out->error);
    if (out->list.len)
        qsort(out->list.at, out->list.len, sizeof *out->list.at, by_place);
    return BELIE_OK;
}
