/* "Total income was 16.965 million" beside a row "Total income   17,265   16,275": the words of a row's label in
 * a sentence, and the number right behind them.  Figures of other years, plans and parts are not those of the table. */
#include "check/table_prose.h"

#include <math.h>

#include "check/list.h"
#include "check/numbers.h"
#include "check/tables.h"
#include "check/words.h"

enum { LABEL_WORDS = 6, LABELS_MOST = 4000, BEHIND = 8 };

typedef struct label {
    const table_row *row;
    const table *of;
    uint64_t words[LABEL_WORDS];
    uint32_t count;
    uint32_t before; /* the label before it with the same first word + 1, or 0 */
    bool twice;      /* another row is called so */
} label;

typedef struct labels {
    findings *out;
    word_reader words;
    const tables *tables;
    VEC(label) list;
    map last_of; /* first word -> index + 1 */
} labels;

static bool is_same(const label *a, const label *b)
{
    return a->count == b->count && memcmp(a->words, b->words, a->count * sizeof *a->words) == 0;
}

/* The words of a label that carry a meaning, in their order; false: none, or too many. */
static bool read_label(const labels *l, const table_row *row, label *out)
{
    *out = (label){ .row = row };
    for (uint32_t at = row->first; at < row->label_last; at++) {
        uint64_t stem = word_stem(&l->words, at);
        if (stem && out->count == LABEL_WORDS)
            return false;
        if (stem)
            out->words[out->count++] = stem;
    }
    return out->count > 0;
}

static bool add_label(labels *l, const table *of, const table_row *row)
{
    label next;
    if (!read_label(l, row, &next))
        return true;
    uint32_t *last = map_at(&l->last_of, next.words[0], true, NULL);
    label *place = last ? vec_push(&l->list) : NULL;
    if (!place)
        return false;
    next.of = of;
    next.before = *last;
    enum { CHAIN = 16 };
    uint32_t i = *last, steps = 0;
    for (; i && steps < CHAIN; i = l->list.at[i - 1].before, steps++)
        if (is_same(&next, &l->list.at[i - 1]))
            next.twice = l->list.at[i - 1].twice = true;
    next.twice |= steps == CHAIN;
    *place = next;
    *last = (uint32_t)l->list.len;
    return true;
}

static bool read_labels(labels *l)
{
    for (size_t t = 0; t < l->tables->list.len; t++) {
        const table *of = &l->tables->list.at[t];
        for (uint32_t i = 0; of->row_count >= 2 && i < of->row_count && l->list.len < LABELS_MOST; i++)
            if (!add_label(l, of, &l->tables->rows.at[of->first_row + i]))
                return false;
    }
    return true;
}

/* Where the words of a label end that begin at a token, or 0. */
static uint32_t label_end(const labels *l, const label *own, uint32_t at, uint32_t last)
{
    uint32_t found = 0;
    for (; at < last && found < own->count; at++) {
        uint64_t stem = word_stem(&l->words, at);
        if (stem == own->words[found])
            found++;
        else if (stem || (l->out->f->text->tokens.at[at].kind != TOKEN_WORD))
            return 0;
    }
    return found == own->count ? at : 0;
}

/* A sentence of another year, of a plan, a part or a change. */
static bool is_of_another(const facts *f, const sentence *s)
{
    static const char *const words[] = { "previous", "last", "prior", "earlier", "before", "budget", "budgeted", "planned", "plan", "forecast",
                                         "expected", "expects", "target", "ago", "each", "average", "by", "from", "if", "would", "will",
                                         "least", "restated", "next", "half", "quarter", "month", "monthly", "week", NULL };
    for (uint32_t at = s->first; at < s->last; at++)
        if (facts_is_any(f, at, words) || (facts_is_word(f, at, "per") && !facts_is_word(f, at + 1, "cent")))
            return true;
    size_t date = facts_date_from(f, s->first);
    return date < f->dates.len && f->mentions.at[f->dates.at[date].mention].first < s->last &&
           f->mentions.at[f->dates.at[date].mention].last - f->mentions.at[f->dates.at[date].mention].first == 1 &&
           f->text->tokens.at[f->mentions.at[f->dates.at[date].mention].first].kind == TOKEN_NUMBER;
}

/* The number right behind a label, exact, in the sentence. */
static const quantity *number_behind(const facts *f, uint32_t at, uint32_t last)
{
    static const char *const stops[] = { ",", ";", ".", "(", "and", "or", "of", "for", "not", "in", NULL };
    for (uint32_t end = at + BEHIND < last ? at + BEHIND : last; at < end && !facts_is_any(f, at, stops); at++) {
        size_t m = facts_mention_from(f, at);
        if (m >= f->mentions.len || f->mentions.at[m].first != at || f->mentions.at[m].quantity < 0)
            continue;
        const quantity *q = &f->quantities.at[f->mentions.at[m].quantity];
        return quantity_is_exact(q) ? q : NULL;
    }
    return NULL;
}

/* A cell in the power of a thousand that the number is told in: 16,965 and 16.965 million. */
static double scaled(const table_cell *c, double told)
{
    double value = fabs(c->value), best = value;
    for (double factor = 1e-9; factor < 1e10; factor *= 1000)
        if (fabs(log(value * factor / told)) < fabs(log(best / told)))
            best = value * factor;
    return best;
}

static bool agrees(const table_cell *c, const quantity *q, double value)
{
    double slack = fmax(q->rounding, quantity_slack(q)) + c->rounding * value / fabs(c->value);
    return fabs(value - q->written) <= slack + 1e-6;
}

static belie_status compare(labels *l, const label *own, const quantity *q)
{
    const facts *f = l->out->f;
    const table_row *row = own->row;
    l->out->comparisons++;
    for (uint32_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].value == 0 || agrees(&row->cells[i], q, scaled(&row->cells[i], q->written)))
            return BELIE_OK;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        double value = scaled(&row->cells[i], q->written), apart = fabs(value - q->written);
        bool slip = numbers_transposed(value, q->written) || number_is_one_digit(apart);
        if ((q->kind == QUANTITY_PERCENT) != row->cells[i].percent || apart > 0.3 * value || !slip)
            continue;
        const mention *m = &f->mentions.at[q->mention];
        uint32_t at = row->cells[i].token;
        evidence places[2] = { { at, at + 1, facts_quote(f, at, at + 1), NULL, m->by },
                               { m->first, m->last, facts_quote(f, m->first, m->last), NULL, m->by } };
        return findings_add(l->out, check_named("quantity"), BELIE_WARNING, 0.75, places, 2, "the row of the table is named in the sentence",
                            "%s is %s in the table and %s in the text", facts_quote(f, row->first, row->label_last), places[0].says,
                            places[1].says);
    }
    return BELIE_OK;
}

static belie_status check_sentence(labels *l, const sentence *s)
{
    const facts *f = l->out->f;
    belie_status status = BELIE_OK;
    for (uint32_t at = s->first; at < s->last && status == BELIE_OK; at++) {
        uint64_t stem = word_stem(&l->words, at);
        const uint32_t *last = stem ? map_find(&l->last_of, stem) : NULL;
        for (uint32_t i = last ? *last : 0, steps = 0; i && steps < 16 && status == BELIE_OK; i = l->list.at[i - 1].before, steps++) {
            const label *own = &l->list.at[i - 1];
            uint32_t end = own->twice ? 0 : label_end(l, own, at, s->last);
            const quantity *q = end ? number_behind(f, end, s->last) : NULL;
            if (q && !is_of_another(f, s))
                status = compare(l, own, q);
        }
    }
    return status;
}

belie_status table_prose_check(findings *out)
{
    labels l = { .out = out };
    word_reader_init(&l.words, out->f);
    belie_status status = tables_of(out, &l.tables);
    if (status == BELIE_OK && !read_labels(&l))
        status = error_no_memory(out->error);
    for (size_t i = 0; l.list.len && status == BELIE_OK && i < out->f->text->sentences.len; i++)
        if (out->f->text->sentences.at[i].kind == SENTENCE_PROSE)
            status = check_sentence(&l, &out->f->text->sentences.at[i]);
    vec_release(&l.list);
    map_release(&l.last_of);
    return status;
}
