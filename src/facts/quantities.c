/* Quantities: the internal mentions of type `quantity`, read as numbers with bounds and units. */
#include "facts/facts.h"
#include "facts/numbers.h"

typedef struct quantifier {
    facts *f;
    number_classes numbers;
    int approx;
} quantifier;

/* What stands before a number and bends it: about, more than, up to. */
static void read_bounds(const quantifier *q, const mention *m, quantity *out)
{
    for (uint32_t back = 1; back <= 4 && back <= m->first; back++) {
        str value = { NULL, 0 };
        if (q->approx >= 0)
            value = symbols_value(q->f->table, m->first - back, m->first, (unsigned)q->approx);
        out->approximate |= str_starts(value, STR("a"));
        out->lower_bound |= str_starts(value, STR("l"));
        out->upper_bound |= str_starts(value, STR("m"));
    }
}

static const char *money_of(const facts *f, const mention *m)
{
    static const struct { const char *sign, *code; } signs[] = {
        { "$", "USD" }, { "us$", "USD" }, { "\xC2\xA3", "GBP" }, { "\xE2\x82\xAC", "EUR" }, { "\xC2\xA5", "JPY" },
        { "rs", "INR" }, { "rs.", "INR" },
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (facts_is_word(f, m->first, signs[i].sign))
            return signs[i].code;
    return NULL;
}

static bool is_percent(const facts *f, const mention *m)
{
    return facts_is_word(f, m->last - 1, "%") || facts_is_word(f, m->last - 1, "percent") ||
           facts_is_word(f, m->last - 1, "cent") || facts_is_word(f, m->last - 1, "points");
}

/* The noun that is counted: what follows the number, up to its last plain word. */
static void read_head(const quantifier *q, const mention *m, quantity *out)
{
    const facts *f = q->f;
    const sentence *s = &f->text->sentences.at[facts_sentence(f, m->first)];
    uint32_t at = m->last;
    out->head_first = out->head_last = at;
    out->unit = "";
    while (at < s->last && at < m->last + 3 && f->text->tokens.at[at].kind == TOKEN_WORD &&
           f->text->tokens.at[at].shape == SHAPE_LOWER) {
        str word = text_token(f->text, at++);
        if (word.len > 3 && word.ptr[word.len - 1] == 's' && !str_is(word, "this") && !str_is(word, "was")) {
            out->head_last = at;
            out->unit = arena_copy(f->memory, str_of(word.ptr, word.len - 1));
            return;
        }
    }
}

static belie_status read_quantity(quantifier *q, uint32_t index, belie_error *error)
{
    facts *f = q->f;
    mention *m = &f->mentions.at[index];
    quantity made = { .mention = index, .unit = "" };
    const char *currency = money_of(f, m);
    double value, rounding;
    if (!number_read(f->text, f->table, &q->numbers, m->first + (currency != NULL), m->last, &value, &rounding))
        return BELIE_OK;
    made.least = made.most = made.written = value;
    made.rounding = rounding;
    made.kind = currency ? QUANTITY_MONEY : is_percent(f, m) ? QUANTITY_PERCENT : QUANTITY_COUNT;
    read_bounds(q, m, &made);
    read_head(q, m, &made);
    if (made.kind != QUANTITY_COUNT)
        made.unit = currency ? currency : "%";
    quantity *slot = vec_push(&f->quantities);
    if (!slot || !made.unit)
        return error_no_memory(error);
    *slot = made;
    m->quantity = (int32_t)f->quantities.len - 1;
    return BELIE_OK;
}

belie_status facts_read_quantities(facts *f, belie_error *error)
{
    quantifier q = { .f = f, .numbers = number_classes_of(f->rules),
                     .approx = rule_set_class(f->rules, STR("approx")) };
    int type = rule_set_class(f->rules, STR("quantity"));
    belie_status status = BELIE_OK;
    for (uint32_t i = 0; status == BELIE_OK && i < f->mentions.len; i++)
        if ((int)f->mentions.at[i].type == type)
            status = read_quantity(&q, i, error);
    return status;
}
