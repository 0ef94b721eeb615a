/* Durations, sets and references. */
#include "time/eval.h"

#include <stdio.h>
#include <string.h>

static void print_amount(char *out, size_t size, double amount)
{
    if (amount < 1e15 && amount == (double)(int64_t)amount)
        snprintf(out, size, "%.0f", amount);
    else
        snprintf(out, size, "%.4g", amount);
}

static const struct length_unit {
    const char *unit, *shown, *half; /* half of it, where it is written in the next smaller unit */
    double factor;
    char letter;
} length_units[] = {
    { "S", "S", NULL, 1, 's' }, { "MIN", "M", "30S", 1, 'm' }, { "H", "H", "30M", 1, 'H' },
    { "D", "D", "T12H", 1, 'D' },
    { "NIGHT", "NI", NULL, 1, 'D' }, { "WE", "WE", NULL, 1, 0 }, { "W", "W", NULL, 1, 'W' },
    { "FN", "W", NULL, 2, 'W' }, { "M", "M", NULL, 1, 'M' }, { "Q", "Q", NULL, 1, 0 }, { "HY", "M", NULL, 6, 'M' },
    { "Y", "Y", "6M", 1, 'Y' }, { "FY", "Y", "6M", 1, 'Y' }, { "DE", "Y", NULL, 10, 'Y' },
    { "CE", "Y", NULL, 100, 'Y' }, { "MI", "Y", NULL, 1000, 'Y' },
    { "X", "X", NULL, 1, 0 }, /* "a while": TIMEX3's PXX */
};

static const struct length_unit *length_unit_named(str name)
{
    for (size_t i = 0; i < sizeof length_units / sizeof *length_units; i++)
        if (str_is(name, length_units[i].unit))
            return &length_units[i];
    return NULL;
}

/* Vague decades, centuries and millennia have letters of their own in TIMEX3. */
static const char *vague_letter(const struct length_unit *u)
{
    return u->factor == 10 ? "E" : u->factor == 100 ? "C" : u->factor == 1000 ? "L" : u->shown;
}

/* Parts of a unit in the next smaller one: half an hour is PT30M. */
static bool print_part(timex *t, double amount, const struct length_unit *u)
{
    double smaller = amount * (u->letter == 'Y' ? 12 : u->letter == 'D' ? 24 : 60);
    if (amount >= 1 || smaller != (double)(int)smaller || u->factor != 1 || !strchr("YDHm", u->letter))
        return false;
    const char *shown = u->letter == 'Y' ? "P%dM" : u->letter == 'D' ? "PT%dH" : u->letter == 'H' ? "PT%dM" : "PT%dS";
    snprintf(t->value, sizeof t->value, shown, (int)smaller);
    return true;
}

/* Two and a half years are P2Y6M, as TimeBank has them. */
static bool print_duration(timex *t, bool known, double amount, str unit)
{
    const struct length_unit *u = length_unit_named(unit);
    if (!u)
        return false;
    char shown[32] = "X";
    double whole = known ? (double)(int64_t)(amount < 1e15 ? amount : 0) : 0;
    bool half = known && u->half && whole > 0 && amount - whole == 0.5;
    t->amount = known ? amount * u->factor : 0;
    t->unit = u->letter;
    if (known && amount > 0 && u->letter && print_part(t, amount, u))
        return true;
    if (known)
        print_amount(shown, sizeof shown, half ? whole : amount * u->factor);
    snprintf(t->value, sizeof t->value, "P%s%s%s%s", u - length_units < 3 ? "T" : "", shown,
             known ? u->shown : vague_letter(u), half ? u->half : "");
    return true;
}

static int64_t moved_by(int64_t day, int amount, char unit)
{
    civil c = calendar_civil(day);
    if (unit == 'Y' || unit == 'M') {
        c = calendar_add_months(c, unit == 'Y' ? amount * 12 : amount);
        return calendar_day(c.year, c.month, c.day);
    }
    return day + (int64_t)amount * (unit == 'W' ? 7 : 1);
}

/* "The last two years" end now, "the next two" begin. */
static void give_points(evaluation *e, str which)
{
    timex *t = e->out;
    bool past = str_is(which, "past") || str_is(which, "last") || str_is(which, "previous");
    bool next = str_is(which, "next") || str_is(which, "coming") || str_is(which, "following");
    int64_t now;
    bool counted = t->amount >= 1 && t->amount <= 3000 && t->amount == (double)(int)t->amount;
    if ((!past && !next) || !counted || !t->unit || !strchr("YMWD", t->unit) || !anchor_day(e, GRAIN_DAY, &now))
        return;
    int64_t other = moved_by(now, past ? -(int)t->amount : (int)t->amount, t->unit);
    timex_print_day(past ? other : now, t->begin_point);
    timex_print_day(past ? now : other, t->end_point);
}

/* A number, or "a" and "an" for one. */
static bool count_of(const evaluation *e, int i, double *amount)
{
    str word = word_of(e, i);
    if (number_of(e, i, amount))
        return true;
    *amount = 1;
    return str_is(word, "a") || str_is(word, "an");
}

/* "Thirty (60) days": the check spelled-number reports it. */
static void compare_numbers(evaluation *e, double amount)
{
    double again;
    if (!number_of(e, 4, &again) || again == amount)
        return;
    e->out->problem = TIMEX_TWO_NUMBERS;
    snprintf(e->out->problem_text, TIMEX_TEXT, "%g is not %g", amount, again);
}

/* duration(count, unit, half, last|next, again): half adds one half; what ends or begins now has points;
 * `again` is the count once more, in digits. */
bool eval_duration(evaluation *e)
{
    double amount = 0;
    bool known = count_of(e, 0, &amount);
    known &= amount < 1e12; /* no length that anybody measured */
    if (known)
        compare_numbers(e, amount);
    if (known && str_is(word_of(e, 2), "half"))
        amount += 0.5;
    e->out->type = TIMEX_DURATION;
    if (!print_duration(e->out, known, amount, unit_of(e, 1)))
        return false;
    give_points(e, word_of(e, 3));
    e->out->from_context = false;
    return true;
}

/* lengths(count, unit, count, unit, ...): "four years and seven months" is P4Y7M. */
bool eval_lengths(evaluation *e)
{
    char date[24] = "", clock[24] = "";
    e->out->type = TIMEX_DURATION;
    for (int i = 0; i + 1 < e->call->count; i += 2) {
        const struct length_unit *u = length_unit_named(unit_of(e, i + 1));
        double amount;
        char shown[32];
        if (!u || !count_of(e, i, &amount))
            continue;
        char *part = u - length_units < 3 ? clock : date;
        print_amount(shown, sizeof shown, amount * u->factor);
        if (strlen(part) + strlen(shown) + 3 < sizeof date) {
            strcat(part, shown);
            strcat(part, u->shown);
        }
        if (i == 0) { /* the longest unit, for the checks */
            e->out->amount = amount * u->factor;
            e->out->unit = u->letter;
        }
    }
    snprintf(e->out->value, sizeof e->out->value, "P%.18s%s%.18s", date, clock[0] ? "T" : "", clock);
    return date[0] || clock[0];
}

/* set(count, unit), set(weekday number, weekday), set(month number, month), set(, any) */
bool eval_set(evaluation *e)
{
    double amount = 1;
    str unit = unit_of(e, 1), count = word_of(e, 0);
    char *value = e->out->value;
    size_t size = sizeof e->out->value;
    e->out->type = TIMEX_SET;
    if (!number_of(e, 0, &amount) || amount < 0 || amount > 1e9)
        amount = 1;
    if (str_is(count, "other"))
        amount = 2;
    if (str_is(unit, "weekday"))
        snprintf(value, size, "XXXX-WXX-%d", (int)amount);
    else if (str_is(unit, "month"))
        snprintf(value, size, "XXXX-%02d", (int)amount);
    else if (str_is(unit, "season"))
        snprintf(value, size, "XXXX-%.*s", (int)(count.len > 4 ? 4 : count.len), count.ptr);
    else if (str_is(unit, "any"))
        snprintf(value, size, "XXXX-XX-XX");
    else
        return print_duration(e->out, !str_is(count, "few"), amount, unit);
    return true;
}

bool eval_ref(evaluation *e)
{
    str word = word_of(e, 0);
    snprintf(e->out->value, sizeof e->out->value, "%.*s", (int)(word.len > 30 ? 30 : word.len), word.ptr);
    return word.len > 0;
}
