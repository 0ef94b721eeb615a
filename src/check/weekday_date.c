/* weekday-date and impossible-date: expressions that contradict themselves; time/ has marked
 * them. */
#include "check/list.h"

static belie_status report(findings *out, int kind, const char *name, belie_severity severity,
                           const char *format)
{
    const facts *f = out->f;
    const check *by = check_named(name);
    for (size_t i = 0; i < f->dates.len; i++) {
        const date_fact *d = &f->dates.at[i];
        const mention *m = &f->mentions.at[d->mention];
        out->comparisons++;
        if ((int)d->problem_kind != kind)
            continue;
        /* In a narrative a year that the phrase does not give may be another than the last one named. */
        if (kind == DATE_WEEKDAY && d->from_context && f->style && strcmp(f->style, "narrative") == 0)
            continue;
        evidence place = { m->first, m->last, d->problem_says[0], NULL, m->by };
        const char *quote = facts_quote(f, m->first, m->last);
        belie_status status = quote ? findings_add(out, by, severity, 0.95, &place, 1, NULL, format, quote, d->problem)
                                    : error_no_memory(out->error);
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}

belie_status check_weekday_date(findings *out)
{
    return report(out, DATE_WEEKDAY, "weekday-date", BELIE_ERROR, "\"%s\" names the wrong weekday: %s");
}

belie_status check_impossible_date(findings *out)
{
    return report(out, DATE_IMPOSSIBLE, "impossible-date", BELIE_ERROR, "\"%s\" cannot be: %s");
}
