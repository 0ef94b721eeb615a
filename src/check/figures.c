/* Figures are quantities and durations of facts/, and the words that make a share or a multiple. */
#include "check/figures.h"

#include <math.h>
#include <stdlib.h>

#include "check/numbers.h"

static double value_of_class(const figures *all, uint32_t first, uint32_t last, int class_id)
{
    str value = class_id >= 0 ? symbols_value(all->f->table, first, last, (unsigned)class_id) : (str){ NULL, 0 };
    char digits[24] = { 0 };
    if (!value.len || value.len >= sizeof digits)
        return 0;
    memcpy(digits, value.ptr, value.len);
    return strtod(digits, NULL);
}

double figures_hours(const figures *all, uint32_t token_index)
{
    static const struct { const char *unit; double hours; } units[] = {
        { "S", 1.0 / 3600 }, { "MIN", 1.0 / 60 }, { "H", 1 }, { "D", 24 }, { "NIGHT", 24 }, { "W", 168 }, { "FN", 336 },
        { "M", 730.5 }, { "Q", 2191.5 }, { "Y", 8766 },
    };
    if (all->time_unit < 0 || token_index >= all->f->text->tokens.len)
        return 0;
    str value = symbols_value(all->f->table, token_index, token_index + 1, (unsigned)all->time_unit);
    for (size_t i = 0; value.len && i < sizeof units / sizeof *units; i++)
        if (str_is(value, units[i].unit))
            return units[i].hours;
    return 0;
}

/* "length 1000": the dimension of a unit and its factor; 0: no unit. */
static uint64_t dimension_at(const figures *all, uint32_t at, double *factor)
{
    for (uint32_t last = at + 2; all->measure >= 0 && last > at; last--) {
        str value = last <= all->f->text->tokens.len ? symbols_value(all->f->table, at, last, (unsigned)all->measure) : (str){ NULL, 0 };
        str dimension;
        char digits[24] = { 0 };
        if (!value.len || !str_cut(&value, ' ', &dimension) || value.len >= sizeof digits)
            continue;
        memcpy(digits, value.ptr, value.len);
        *factor = strtod(digits, NULL);
        return str_hash(dimension) | 1;
    }
    return 0;
}

/* "A box holds 24 bottles", "each bus seats 50": the stem of box, of bus; 0: no such subject. */
static uint64_t subject_of(const figures *all, const sentence *s, uint32_t number)
{
    static const char *const verbs[] = { "holds", "contains", "carries", "seats", "costs", "weighs", "takes", "held", "contained", "carried", "seated",
                                         "cost", "weighed", "has", "had", "houses", NULL };
    static const char *const one[] = { "a", "an", "each", "every", NULL };
    if (number < s->first + 3 || !facts_is_any(all->f, number - 1, verbs) || !facts_is_any(all->f, number - 3, one))
        return 0;
    return word_stem(&all->words, number - 2);
}

/* "Price per meal: 75 shillings", "each box has 24 bottles", "every one of the nine men cut 30": before the number, with no other between. */
static uint64_t per_before(const figures *all, const sentence *s, uint32_t number, uint32_t *unit)
{
    enum { REACH = 6 };
    static const char *const one[] = { "each", "every", "per", NULL };
    const facts *f = all->f;
    for (uint32_t at = number; at > s->first && at + REACH > number; at--) {
        const token *t = &f->text->tokens.at[at - 1];
        if (t->kind == TOKEN_NUMBER || facts_is_word(f, at - 1, ";") || facts_is_word(f, at - 1, ","))
            return 0;
        *unit = at;
        if (facts_is_any(f, at - 1, one) && at < number)
            return t[1].kind == TOKEN_WORD && !word_is_function(&all->words, at) ? word_stem(&all->words, at) : facts_is_word(f, at, "of") ? FIGURE_EACH : 0;
    }
    return 0;
}

/* "100" of "per 100 km", "thousand" of "for every thousand litres"; steps over it. */
static double number_of_units(const figures *all, uint32_t *at, uint32_t end)
{
    static const struct { const char *word; double value; } powers[] = { { "dozen", 12 }, { "hundred", 100 }, { "thousand", 1000 }, { "million", 1e6 } };
    double number = 1, written, rounding;
    if (*at + 1 < end && number_read(all->f->text, all->f->table, &all->numbers, *at, *at + 1, &written, &rounding)) {
        number = written;
        ++*at;
    }
    for (size_t i = 0; i < sizeof powers / sizeof *powers && *at + 1 < end; i++)
        if (facts_is_word(all->f, *at, powers[i].word)) {
            number *= powers[i].value;
            ++*at;
            break;
        }
    return number;
}

/* Of a rate for some time: how long that is. */
static void read_per_time(const figures *all, figure *out, uint32_t unit, double number)
{
    double hours = out->per ? figures_hours(all, unit) : 0;
    if (hours <= 0)
        return;
    out->per_unit = str_hash(STR("time")) | 1;
    out->per_value = number * hours;
}

/* What a rate is for one of: "a day", "per 100 km", "each", "a head". */
static void read_per(const figures *all, figure *out)
{
    static const char *const each[] = { "each", "apiece", "respectively", NULL };
    static const char *const one[] = { "a", "an", "per", "every", "each", "/", NULL };
    static const char *const before[] = { "earlier", "ago", "before", "later", "after", "previously", NULL };
    static const char *const head[] = { "head", "person", "piece", "time", "item", "capita", "unit", NULL };
    const facts *f = all->f;
    const sentence *s = &f->text->sentences.at[out->sentence];
    uint32_t at = out->last;
    out->per = subject_of(all, s, out->first);
    if (out->per)
        return;
    if (at + 1 < s->last && facts_is_word(f, at, "for") && facts_is_any(f, at + 1, one))
        at++;
    if (at >= s->last)
        return;
    if (facts_is_any(f, at, each) && (at + 1 >= s->last || f->text->tokens.at[at + 1].kind == TOKEN_MARK || word_is_function(&all->words, at + 1))) {
        out->per = FIGURE_EACH;
        return;
    }
    if (!facts_is_any(f, at, one)) {
        out->per = per_before(all, s, out->first, &at);
        read_per_time(all, out, at, 1);
        return;
    }
    if (at + 1 >= s->last || (at + 2 < s->last && facts_is_any(f, at + 2, before)))
        return;
    at++;
    double number = number_of_units(all, &at, s->last), factor = 1;
    out->per_unit = dimension_at(all, at, &factor);
    out->per_value = number * factor;
    out->per = facts_is_any(f, at, head) ? FIGURE_EACH : word_stem(&all->words, at);
    read_per_time(all, out, at, number);
}

static void read_number(const figures *all, const quantity *q, figure *out)
{
    out->kind = q->kind == QUANTITY_PERCENT ? FIGURE_SHARE : FIGURE_NUMBER;
    out->of = q->kind;
    out->value = q->kind == QUANTITY_MEASURE ? q->least : q->written;
    out->slack = quantity_slack(q) * (q->written > 0 ? out->value / q->written : 1);
    bool whole = q->kind != QUANTITY_MEASURE && q->rounding > 0.4 && q->rounding < 0.6;
    out->rounding = whole || q->written <= 0 ? 0 : q->rounding * out->value / q->written;
    out->approximate = q->approximate;
    out->bounded = q->lower_bound || q->upper_bound;
    out->factor = q->kind == QUANTITY_MEASURE && q->written > 0 ? q->least / q->written : 1;
    bool other = q->head_last > q->head_first && facts_mention_over(all->f, q->head_first) &&
                 facts_mention_over(all->f, q->head_first) != &all->f->mentions.at[q->mention]; /* "400 souls then, and 1,200 ten years later" */
    if (q->kind == QUANTITY_COUNT && other)
        out->last = all->f->mentions.at[q->mention].last;
    else if (q->kind == QUANTITY_COUNT && q->head_last > q->head_first) {
        out->unit = word_stem(&all->words, q->head_first);
        out->what = kind_at(&all->kinds, q->head_first);
    } else if (q->kind != QUANTITY_PERCENT && q->unit[0])
        out->unit = str_hash(str_from_c(q->unit)) | 1;
    if (out->kind == FIGURE_SHARE)
        out->slack = q->rounding;
    while (out->of == QUANTITY_MONEY && facts_has_class(all->f, out->last, all->currency))
        out->last++;
    read_per(all, out);
}

static bool push(figures *all, figure made)
{
    figure *slot = vec_push(&all->all);
    if (!slot)
        return false;
    made.sentence = facts_sentence(all->f, made.first);
    *slot = made;
    return true;
}

static bool push_quantity(figures *all, const quantity *q)
{
    const mention *m = &all->f->mentions.at[q->mention];
    figure made = { .first = m->first, .last = quantity_end(all->f, q), .by = m->by };
    made.sentence = facts_sentence(all->f, made.first);
    read_number(all, q, &made);
    return push(all, made);
}

/* "Four days a week": the stem of week; 0: no such thing. */
static uint64_t time_per(const figures *all, const figure *a)
{
    static const char *const one[] = { "a", "per", "every", "each", NULL };
    uint32_t last = all->f->text->sentences.at[a->sentence].last;
    bool told = a->last + 1 < last && facts_is_any(all->f, a->last, one) && figures_hours(all, a->last + 1) > a->value;
    return told ? word_stem(&all->words, a->last + 1) : 0;
}

/* "24 hours or more" */
static bool is_or_more(const facts *f, uint32_t at)
{
    static const char *const more[] = { "more", "less", "longer", "fewer", "over", "above", "under", NULL };
    return facts_is_word(f, at, "or") && facts_is_any(f, at + 1, more);
}

static bool push_time(figures *all, const date_fact *d)
{
    static const struct { char unit; double hours; } units[] = {
        { 'Y', 8766 }, { 'M', 730.5 }, { 'W', 168 }, { 'D', 24 }, { 'H', 1 }, { 'm', 1.0 / 60 }, { 's', 1.0 / 3600 },
    };
    const mention *m = &all->f->mentions.at[d->mention];
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (d->amount > 0 && d->unit == units[i].unit) {
            figure made = { .kind = FIGURE_TIME, .first = m->first, .last = m->last, .value = d->amount * units[i].hours,
                            .approximate = d->approximate, .by = m->by, .unit = str_hash(STR("time")) | 1 };
            made.sentence = facts_sentence(all->f, made.first);
            made.per = time_per(all, &made);
            made.bounded = facts_is_word(all->f, made.last - 1, "more") || facts_is_word(all->f, made.last - 1, "less") || is_or_more(all->f, made.last);
            return push(all, made);
        }
    return true;
}

/* Whether a word can begin a ratio: most cannot, and looking all of them up is dear. */
static bool may_be_ratio(const figures *all, uint32_t at)
{
    return facts_has_class(all->f, at, all->multiple) || facts_has_class(all->f, at, all->fraction);
}

/* "half", "two thirds"; "twice", "tripled"; no word of either: 0. */
static double word_of_ratio(const figures *all, uint32_t at, enum figure_kind *kind, uint32_t *last)
{
    *kind = FIGURE_MULTIPLE;
    *last = at + 1;
    double times = value_of_class(all, at, *last, all->multiple);
    if (times > 0)
        return times;
    *kind = FIGURE_SHARE;
    for (*last = at + 3; *last > at; --*last) {
        double share = *last <= all->f->text->tokens.len ? value_of_class(all, at, *last, all->fraction) : 0;
        if (share > 0)
            return share;
    }
    return 0;
}

/* "A third of", "half went to", "a rise of a quarter"; not "half an hour", "a third party". */
static bool is_share_word(const facts *f, uint32_t first, uint32_t last)
{
    static const char *const behind[] = { "of", "the", "(", ",", "our", ".", ";", "more", "less", "fewer", "higher", "lower", "went", "goes", "go", "were", "was",
                                          "are", "is", "had", "have", "came", "said", "to", "belongs", "belonged", "on", "in", "from", NULL };
    static const char *const before[] = { "by", "of", "remaining", "other", "another", "nearly", "almost", "about", "every", NULL };
    return facts_is_any(f, last, behind) || facts_is_any(f, first, before) || (first > 0 && facts_is_any(f, first - 1, before) && !facts_is_word(f, last, "an") && !facts_is_word(f, last, "a"));
}

/* The words of a ratio between two tokens. */
static bool push_words(figures *all, uint32_t from, uint32_t to, const rule *by)
{
    for (uint32_t at = from; at < to;) {
        enum figure_kind kind;
        uint32_t last;
        double value = all->f->text->tokens.at[at].kind == TOKEN_WORD && may_be_ratio(all, at) ? word_of_ratio(all, at, &kind, &last) : 0;
        if (value <= 0 || last > to) {
            at++;
            continue;
        }
        bool half_of = kind != FIGURE_SHARE || is_share_word(all->f, at, last);
        if (half_of && !push(all, (figure){ .kind = kind, .first = at, .last = last, .value = value, .slack = 3, .by = by }))
            return false;
        at = last;
    }
    return true;
}

/* "An average of 8.4 out of ten", "seven out of ten for the film": a mark, no share. */
static bool is_grade(const facts *f, const figure *a, const figure *b)
{
    static const char *const words[] = { "average", "averages", "averaged", "averaging", "score", "scores", "scored", "rating", "ratings", "rated", "rate", "rates", "mark", "marks",
                                         "marked", "grade", "grades", "points", "stars", "gave", "gives", "satisfaction", NULL };
    const sentence *s = &f->text->sentences.at[a->sentence];
    return fabs(a->value - floor(a->value)) > 1e-9 || (facts_is_word(f, b->first - 1, "of") && facts_has_any(f, s->first, s->last, words));
}

/* "three in five", "nine out of ten" become one share. */
static void join_shares(figures *all)
{
    const facts *f = all->f;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->all.len; i++) {
        figure a = all->all.at[i];
        const figure *b = i + 1 < all->all.len ? &all->all.at[i + 1] : NULL;
        uint32_t at = a.last;
        while (b && at < b->first && at < a.last + 2 && !facts_is_word(f, at, "in") && f->text->tokens.at[at].kind == TOKEN_WORD)
            at++; /* "one worker in eight" */
        bool in = b && a.kind == FIGURE_NUMBER && b->kind == FIGURE_NUMBER && a.sentence == b->sentence && b->value <= 10 && b->value >= 2 &&
                  a.value < b->value && a.last <= b->first && b->first - at <= 3 && (facts_is_word(f, at, "in") || (facts_is_word(f, a.last, "out") && facts_is_word(f, a.last + 1, "of"))) &&
                  !facts_is_word(f, at + 1, "the");
        if (in && is_grade(f, &a, b)) {
            i++;
            continue;
        }
        if (in) {
            a = (figure){ .kind = FIGURE_SHARE, .first = a.first, .last = b->last, .sentence = a.sentence, .value = a.value / b->value * 100,
                          .slack = 45 / b->value, .by = a.by };
            i++;
        }
        all->all.at[kept++] = a;
    }
    all->all.len = kept;
}

/* "12 and 15 % without smoke, 51 and 55 % with it": a bare number beside a share is one. */
static void share_signs(figures *all)
{
    static const char *const joints[] = { "and", "or", "to", "against", "-", "\xE2\x80\x93", NULL };
    for (size_t i = 0; i + 1 < all->all.len; i++) {
        figure *a = &all->all.at[i];
        const figure *b = a + 1;
        bool bare = a->kind == FIGURE_NUMBER && a->of == QUANTITY_COUNT && !a->unit && !a->per && a->value <= 100;
        if (bare && b->kind == FIGURE_SHARE && b->first == a->last + 1 && facts_is_any(all->f, a->last, joints) && all->f->text->tokens.at[b->first].kind == TOKEN_NUMBER) {
            a->kind = FIGURE_SHARE;
            a->of = b->of;
        }
    }
}

/* Of texts that have a number at all. */
static bool read_all(figures *all)
{
    const facts *f = all->f;
    uint32_t done = 0; /* the first token whose words are not read yet */
    const rule *by = NULL;
    for (size_t i = 0; i < f->quantities.len; i++) {
        const quantity *q = &f->quantities.at[i];
        const mention *m = &f->mentions.at[q->mention];
        by = m->by;
        if (!push_words(all, done, m->first, by) || !push_quantity(all, q))
            return false;
        done = m->last;
    }
    for (size_t d = 0; by && d < f->dates.len; d++)
        if (!push_time(all, &f->dates.at[d]))
            return false;
    return !by || push_words(all, done, (uint32_t)f->text->tokens.len, by);
}

static int by_first(const void *x, const void *y)
{
    const figure *a = x, *b = y;
    return a->first < b->first ? -1 : a->first > b->first;
}

static bool read_document(figures *all, const facts *f)
{
    *all = (figures){ .f = f, .kinds = kind_reader_of(f), .fraction = facts_class(f, "fraction"),
                      .multiple = facts_class(f, "multiple"),
                      .measure = facts_class(f, "measure-unit"),
                      .numbers = number_classes_of(f), .time_unit = facts_class(f, "time-unit"), .currency = facts_class(f, "currency") };
    word_reader_init(&all->words, f);
    if (!read_all(all))
        return false;
    if (all->all.len)
        qsort(all->all.at, all->all.len, sizeof *all->all.at, by_first);
    share_signs(all);
    join_shares(all);
    return true;
}

belie_status figures_of(findings *out, const figures **all)
{
    bool ok = true;
    if (!out->figures) {
        out->figures = arena_array(out->memory, 1, sizeof *out->figures);
        ok = out->figures && read_document(out->figures, out->f);
    }
    *all = out->figures;
    return ok ? BELIE_OK : error_no_memory(out->error);
}

void figures_release(findings *out)
{
    if (out->figures)
        vec_release(&out->figures->all);
    out->figures = NULL;
}

evidence figure_evidence(const facts *f, const figure *a)
{
    return (evidence){ a->first, a->last, facts_quote(f, a->first, a->last), NULL, a->by };
}

uint32_t figures_end(const figures *all, uint32_t at)
{
    uint32_t end = at;
    while (end < all->all.len && all->all.at[end].sentence == all->all.at[at].sentence)
        end++;
    return end;
}

enum { FIGURES_NEAR = 30 };

uint32_t figures_from(uint32_t at)
{
    return at > FIGURES_NEAR ? at - FIGURES_NEAR : 0;
}

uint32_t figures_to(const figures *all, uint32_t at)
{
    return at + FIGURES_NEAR < all->all.len ? at + FIGURES_NEAR : (uint32_t)all->all.len;
}

int figures_apart(const figure *a, const figure *b)
{
    return abs((int)a->sentence - (int)b->sentence);
}

bool figures_alike(const figure *a, const figure *b)
{
    if (!a->unit || !b->unit)
        return a->of == b->of || a->of == QUANTITY_COUNT || b->of == QUANTITY_COUNT;
    if (a->of != b->of)
        return false;
    return a->unit == b->unit || (a->what.domain && a->what.domain == b->what.domain && (a->what.any || b->what.any || a->what.kind == b->what.kind));
}
