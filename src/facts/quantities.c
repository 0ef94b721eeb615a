/* Quantities: the internal mentions of type `quantity`, read as numbers with bounds and units. */
#include "facts/facts.h"
#include "facts/numbers.h"

#include <stdlib.h>

typedef struct quantifier {
    facts *f;
    number_classes numbers;
    int approx, measure, currency, currency_sign, irregular, function[6];
} quantifier;

/* What stands before a number and bends it: about, more than, up to. */
static void read_bounds(const quantifier *q, const mention *m, quantity *out)
{
    for (uint32_t back = 1; back <= 4 && back <= m->first; back++) {
        str value = { NULL, 0 };
        if (q->approx >= 0)
            value = symbols_value(q->f->table, m->first - back, m->first, (unsigned)q->approx);
        if (str_starts(value, STR("n"))) { /* "hands over 35,000" */
            out->lower_bound = false;
            return;
        }
        out->approximate |= str_starts(value, STR("a"));
        out->lower_bound |= str_starts(value, STR("l"));
        out->upper_bound |= str_starts(value, STR("m"));
    }
}

static const char *money_of(const quantifier *q, const mention *m)
{
    const facts *f = q->f;
    static const struct { const char *sign, *code; } signs[] = {
        { "$", "USD" }, { "us$", "USD" }, { "\xC2\xA3", "GBP" }, { "\xE2\x82\xAC", "EUR" }, { "\xC2\xA5", "JPY" },
        { "rs", "INR" }, { "rs.", "INR" },
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (facts_is_word(f, m->first, signs[i].sign))
            return signs[i].code;
    if (q->currency_sign >= 0) {
        str code = symbols_value(f->table, m->first, m->first + 1, (unsigned)q->currency_sign);
        return code.len ? arena_copy(f->memory, code) : NULL;
    }
    return NULL;
}

static bool is_percent(const facts *f, const mention *m)
{
    return facts_is_word(f, m->last - 1, "%") || facts_is_word(f, m->last - 1, "percent") ||
           facts_is_word(f, m->last - 1, "cent") || facts_is_word(f, m->last - 1, "points");
}

static str value_at(const quantifier *q, uint32_t first, uint32_t last, int class_id)
{
    return class_id >= 0 && last <= q->f->text->tokens.len
               ? symbols_value(q->f->table, first, last, (unsigned)class_id)
               : (str){ NULL, 0 };
}

/* The longest name of the class at `at`, of at most three tokens; 0: none. */
static uint32_t name_at(const quantifier *q, uint32_t at, uint32_t end, int class_id, str *value)
{
    for (uint32_t last = at + 3 < end ? at + 3 : end; last > at; last--) {
        *value = value_at(q, at, last, class_id);
        if (value->len)
            return last;
    }
    return 0;
}

static bool is_function_word(const quantifier *q, uint32_t at)
{
    for (size_t i = 0; i < sizeof q->function / sizeof *q->function; i++)
        if (facts_has_class(q->f, at, q->function[i]))
            return true;
    return false;
}

/* bridges -> bridge, cities -> city, men -> man; empty: no plural. */
static str singular(const quantifier *q, uint32_t at)
{
    str word = text_token(q->f->text, at), listed = value_at(q, at, at + 1, q->irregular);
    if (listed.len && word.len && word.ptr[word.len - 1] != 's')
        return str_is(listed, "man") || str_is(listed, "woman") || str_is(listed, "child") ||
                       str_is(listed, "person") || str_is(listed, "foot") || str_is(listed, "sheep")
                   ? listed
                   : (str){ NULL, 0 };
    if (word.len < 4 || word.ptr[word.len - 1] != 's' || str_ends(word, STR("ss")) || str_ends(word, STR("us")) ||
        str_ends(word, STR("is")))
        return (str){ NULL, 0 };
    return listed.len ? listed : str_of(word.ptr, word.len - 1);
}

/* Pounds by the million, or in a text that has the sign, are no weight. */
static bool is_sterling(const facts *f, uint32_t at, const quantity *q)
{
    static const char *const large[] = { "million", "billion", "thousand", "m", "bn", NULL };
    if (!facts_is_word(f, at, "pounds"))
        return false;
    bool signed_before = false;
    for (size_t i = f->quantities.len; i-- > 0 && !signed_before;)
        signed_before = strcmp(f->quantities.at[i].unit, "GBP") == 0;
    return signed_before || facts_is_any(f, at - 1, large) || q->written >= 100000;
}

/* "90,000 tonnes", "34-metre": a dimension, its base value, the unit as head. */
static bool read_measure(const quantifier *q, uint32_t at, uint32_t end, quantity *out)
{
    const facts *f = q->f;
    str value, dimension;
    uint32_t last = name_at(q, at, end, q->measure, &value);
    char digits[24] = { 0 };
    if (!last || !str_cut(&value, ' ', &dimension) || !value.len || value.len >= sizeof digits)
        return false;
    if (facts_is_word(f, at, "m") && (f->text->tokens.at[at].flags & TOKEN_GLUED) &&
        out->written < 1e3 && last < end && f->text->tokens.at[last].kind == TOKEN_WORD)
        return false; /* 4.2m people: millions */
    if (is_sterling(f, at, out))
        return false;
    memcpy(digits, value.ptr, value.len);
    out->least = out->most = out->written * strtod(digits, NULL);
    out->kind = QUANTITY_MEASURE;
    out->unit = arena_copy(f->memory, dimension);
    out->head_first = at;
    out->head_last = last;
    return true;
}

static bool read_currency(const quantifier *q, uint32_t at, uint32_t end, quantity *out)
{
    str value;
    uint32_t last = name_at(q, at, end, q->currency, &value);
    if (!last && at + 1 < end && q->f->text->tokens.at[at].kind == TOKEN_WORD && !is_function_word(q, at) && !facts_is_word(q->f, at + 1, "pounds") &&
        !facts_is_word(q->f, at + 1, "pound"))
        last = name_at(q, at + 1, end, q->currency, &value); /* "Namibian dollars" */
    if (!last && facts_is_word(q->f, at, "pounds") && is_sterling(q->f, at, out)) {
        last = at + 1;
        value = STR("GBP");
    }
    if (!last)
        return false;
    out->kind = QUANTITY_MONEY;
    out->unit = arena_copy(q->f->memory, value);
    out->head_first = at;
    out->head_last = last;
    return true;
}

/* The noun that is counted: the first plural within four words ("140 old pear trees"), or what a
 * hyphen joins ("a 300-seat hall"). */
static void read_counted(const quantifier *q, uint32_t at, uint32_t end, bool hyphen, quantity *out)
{
    const facts *f = q->f;
    for (uint32_t i = at; i < end && i < at + 4; i++) {
        const token *t = &f->text->tokens.at[i];
        bool joins = t->kind == TOKEN_MARK && (t->flags & TOKEN_GLUED) && i > at && !hyphen;
        if (joins && facts_is_word(f, i, "-"))
            continue;
        if (t->kind != TOKEN_WORD || t->shape == SHAPE_INITIAL || is_function_word(q, i))
            return;
        str word = singular(q, i);
        bool compound = word.len && i + 1 < end && f->text->tokens.at[i + 1].kind == TOKEN_WORD &&
                        !is_function_word(q, i + 1) && singular(q, i + 1).len &&
                        str_ends(text_token(f->text, i + 1), STR("s"));
        if (hyphen && !word.len)
            word = text_token(f->text, i);
        if (!word.len || compound)
            continue;
        out->head_first = i;
        out->head_last = i + 1;
        out->unit = arena_copy(f->memory, word);
        return;
    }
}

static void read_head(const quantifier *q, const mention *m, quantity *out)
{
    const facts *f = q->f;
    uint32_t at = m->last, end = f->text->sentences.at[facts_sentence(f, m->first)].last;
    bool hyphen = at + 1 < end && facts_is_word(f, at, "-") && (f->text->tokens.at[at].flags & TOKEN_GLUED);
    at += hyphen;
    if (!read_measure(q, at, end, out) && !read_currency(q, at, end, out))
        read_counted(q, at, end, hyphen, out);
}

static belie_status read_quantity(quantifier *q, uint32_t index, belie_error *error)
{
    facts *f = q->f;
    mention *m = &f->mentions.at[index];
    quantity made = { .mention = index, .unit = "", .head_first = m->last, .head_last = m->last };
    const char *currency = money_of(q, m);
    double value, rounding;
    if (!number_read(f->text, f->table, &q->numbers, m->first + (currency != NULL), m->last, &value, &rounding))
        return BELIE_OK;
    made.least = made.most = made.written = value;
    made.rounding = rounding;
    made.kind = currency ? QUANTITY_MONEY : is_percent(f, m) ? QUANTITY_PERCENT : QUANTITY_COUNT;
    read_bounds(q, m, &made);
    if (made.kind == QUANTITY_COUNT)
        read_head(q, m, &made);
    else
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
    static const char *const function[] = { "preposition", "determiner", "pronoun", "auxiliary", "conjunction", "modal" };
    quantifier q = { .f = f, .numbers = number_classes_of(f),
                     .approx = facts_class(f, "approx"),
                     .measure = facts_class(f, "measure-unit"),
                     .currency = facts_class(f, "currency"),
                     .currency_sign = facts_class(f, "currency-sign"),
                     .irregular = facts_class(f, "irregular") };
    for (size_t i = 0; i < sizeof function / sizeof *function; i++)
        q.function[i] = facts_class(f, function[i]);
    int type = facts_class(f, "quantity");
    belie_status status = BELIE_OK;
    for (uint32_t i = 0; status == BELIE_OK && i < f->mentions.len; i++) {
        facts_expect_mention(f, i);
        if ((int)f->mentions.at[i].type == type)
            status = read_quantity(&q, i, error);
    }
    return status;
}
