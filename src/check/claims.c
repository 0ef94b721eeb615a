/* What checks ask of claims. */
#include "check/claims.h"

#include "time/calendar.h"

enum { EVIDENCE_BYTES = 110, SEASON_SLACK = 95 };

claim_walk claims_of(const facts *f, const char *const *relations)
{
    claim_walk w = { .f = f };
    for (; *relations && w.count < CLAIM_WALK_MOST; relations++)
        w.next[w.count++] = facts_first_claim(f, *relations);
    return w;
}

claim_walk claims_of_one(const facts *f, const char *relation_name)
{
    return (claim_walk){ .f = f, .count = 1, .next = { facts_first_claim(f, relation_name) } };
}

const claim *claims_next(claim_walk *w)
{
    uint32_t least = UINT32_MAX, of = 0;
    for (uint32_t i = 0; i < w->count; i++)
        if (w->next[i] - 1 < least) { /* none is the greatest of all */
            least = w->next[i] - 1;
            of = i;
        }
    if (least == UINT32_MAX)
        return NULL;
    const claim *c = &w->f->claims.at[least];
    w->next[of] = c->next;
    return c;
}

bool claim_is_plain(const claim *c)
{
    return (c->mood & ~(unsigned)MOOD_FORMER) == 0;
}

const date_fact *claim_date(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    if (!a || a->date < 0 || !f->dates.at[a->date].has_interval || f->dates.at[a->date].approximate)
        return NULL;
    return &f->dates.at[a->date];
}

/* "1944-SP": four digits and a season. */
static bool is_season(const date_fact *d)
{
    static const char *const seasons[] = { "-SP", "-SU", "-FA", "-WI" };
    for (size_t i = 0; i < sizeof seasons / sizeof *seasons; i++)
        if (d->value && !d->mod && strlen(d->value) == 7 && strcmp(d->value + 4, seasons[i]) == 0)
            return true;
    return false;
}

/* "the 1500s" may be ten years or a hundred. */
static bool is_hundred_years(const facts *f, const date_fact *d)
{
    const mention *m = &f->mentions.at[d->mention];
    str shown = facts_text(f, m->first, m->last);
    return d->value && strlen(d->value) == 3 && shown.len > 3 && d->value[2] == '0' && shown.ptr[shown.len - 1] == 's' &&
           shown.ptr[shown.len - 2] == '0' && shown.ptr[shown.len - 3] == '0';
}

bool claim_days(const facts *f, const claim *c, const char *role, int64_t *first, int64_t *last)
{
    const claim_argument *a = claim_role(c, role);
    const date_fact *d = a && a->date >= 0 ? &f->dates.at[a->date] : NULL;
    if (!d || !d->has_interval || d->first_day == INT64_MIN || d->last_day == INT64_MAX || (d->approximate && !is_season(d)))
        return false;
    if (is_hundred_years(f, d)) {
        int year = ((d->value[0] - '0') * 10 + d->value[1] - '0') * 100;
        bool late = d->mod && strcmp(d->mod, "END") == 0, early = d->mod && strcmp(d->mod, "START") == 0;
        *first = calendar_day(year + (late ? 60 : 0), 1, 1);
        *last = calendar_day(year + (early ? 40 : 99), 12, 31);
        return true;
    }
    int64_t slack = d->approximate ? SEASON_SLACK : 0;
    *first = d->first_day - slack;
    *last = d->last_day + slack;
    return true;
}

static size_t bytes_of(const facts *f, uint32_t first, uint32_t last)
{
    return facts_text(f, first, last).len;
}

evidence claim_evidence(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    uint32_t first = c->first, last = c->last;
    if (a && a->last > a->first) {
        while (first < a->first && bytes_of(f, first, last) > EVIDENCE_BYTES && bytes_of(f, a->last, last) == 0)
            first++;
        while (last > a->last && bytes_of(f, first, last) > EVIDENCE_BYTES)
            last--;
        while (first < a->first && bytes_of(f, first, last) > EVIDENCE_BYTES)
            first++;
    }
    return (evidence){ first, last, claim_words(f, c, role), c, c->by };
}

const rule *rule_named(const facts *f, const char *rule_name)
{
    const uint32_t *at = map_str_find(&f->rules->by_name, str_from_c(rule_name));
    return at ? &f->rules->rules.at[*at] : NULL;
}

evidence words_evidence(const facts *f, uint32_t first, uint32_t last, const char *rule_name)
{
    return (evidence){ first, last, facts_quote(f, first, last), NULL, rule_named(f, rule_name) };
}

evidence mention_evidence(const facts *f, const mention *m)
{
    return (evidence){ m->first, m->last, facts_quote(f, m->first, m->last), NULL, m->by };
}

const char *claim_words(const facts *f, const claim *c, const char *role)
{
    const claim_argument *a = claim_role(c, role);
    const char *words = a ? facts_quote(f, a->first, a->last) : NULL;
    return words ? words : "";
}

int64_t date_gap(const date_fact *a, const date_fact *b)
{
    if (a->last_day < b->first_day)
        return b->first_day - a->last_day;
    return b->last_day < a->first_day ? a->first_day - b->last_day : 0;
}

bool sentence_is_dated(const facts *f, const sentence *s)
{
    for (size_t i = facts_date_from(f, s->first); i < f->dates.len && f->mentions.at[f->dates.at[i].mention].first < s->last; i++)
        if (f->dates.at[i].value && f->dates.at[i].value[0] >= '1' && f->dates.at[i].value[0] <= '2')
            return true;
    return false;
}
