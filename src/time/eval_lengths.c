/* Durations, sets and references. */
#include "time/eval.h"

#include <stdio.h>

static void print_amount(char *out, size_t size, double amount)
{
    if (amount < 1e15 && amount == (double)(int64_t)amount)
        snprintf(out, size, "%.0f", amount);
    else
        snprintf(out, size, "%.4g", amount);
}

static bool print_duration(timex *t, bool known, double amount, str unit)
{
    static const struct { const char *unit, *shown; double factor; char letter; } units[] = {
        { "S", "S", 1, 's' }, { "MIN", "M", 1, 'm' }, { "H", "H", 1, 'H' }, { "D", "D", 1, 'D' },
        { "NIGHT", "NI", 1, 'D' }, { "WE", "WE", 1, 0 }, { "W", "W", 1, 'W' }, { "FN", "W", 2, 'W' },
        { "M", "M", 1, 'M' }, { "Q", "Q", 1, 0 }, { "HY", "M", 6, 'M' }, { "Y", "Y", 1, 'Y' }, { "FY", "Y", 1, 'Y' },
        { "DE", "Y", 10, 'Y' }, { "CE", "Y", 100, 'Y' }, { "MI", "Y", 1000, 'Y' },
    };
    char shown[32] = "X";
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!str_is(unit, units[i].unit))
            continue;
        if (known)
            print_amount(shown, sizeof shown, amount * units[i].factor);
        bool vague_many = !known && units[i].factor >= 10; /* decades, centuries */
        snprintf(t->value, sizeof t->value, "P%s%s%s", i < 3 ? "T" : "", shown,
                 vague_many ? units[i].unit : units[i].shown);
        t->amount = known ? amount * units[i].factor : 0;
        t->unit = units[i].letter;
        return true;
    }
    return false;
}

/* duration(count, unit, half): half adds one half. */
bool eval_duration(evaluation *e)
{
    double amount = 0;
    str first = word_of(e, 0);
    bool known = number_of(e, 0, &amount);
    if (!known && (str_is(first, "a") || str_is(first, "an"))) {
        known = true;
        amount = 1;
    }
    if (known && str_is(word_of(e, 2), "half"))
        amount += 0.5;
    e->out->type = TIMEX_DURATION;
    return print_duration(e->out, known, amount, unit_of(e, 1));
}

/* set(count, unit), set(weekday number, weekday), set(month number, month) */
bool eval_set(evaluation *e)
{
    double amount = 1;
    str unit = unit_of(e, 1);
    e->out->type = TIMEX_SET;
    number_of(e, 0, &amount);
    if (str_is(word_of(e, 0), "other"))
        amount = 2;
    if (str_is(unit, "weekday"))
        snprintf(e->out->value, sizeof e->out->value, "XXXX-WXX-%d", (int)amount);
    else if (str_is(unit, "month"))
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%02d", (int)amount);
    else if (str_is(unit, "season")) {
        str season = word_of(e, 0);
        snprintf(e->out->value, sizeof e->out->value, "XXXX-%.*s", (int)(season.len > 4 ? 4 : season.len), season.ptr);
    } else if (!print_duration(e->out, true, amount, unit))
        return false;
    return true;
}

bool eval_ref(evaluation *e)
{
    str word = word_of(e, 0);
    snprintf(e->out->value, sizeof e->out->value, "%.*s", (int)(word.len > 30 ? 30 : word.len), word.ptr);
    return word.len > 0;
}
