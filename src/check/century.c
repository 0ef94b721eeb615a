/* century: a century named with a year that does not lie in it, in one phrase or of one thing. */
#include "check/claims.h"
#include "check/list.h"
#include "check/lives.h"

belie_status check_century(findings *out)
{
    const facts *f = out->f;
    for (size_t i = 0; i < f->claims.len; i++) {
        const claim *c = &f->claims.at[i];
        if (!claim_is(c, "of-century"))
            continue;
        const date_fact *century = claim_date(f, c, "century"), *year = claim_date(f, c, "year");
        if (!century || !year || century->last_day - century->first_day < 36000 ||
            year->last_day - year->first_day > 366)
            continue;
        out->comparisons++;
        if (date_gap(century, year) == 0)
            continue;
        evidence place = { c->first, c->last, claim_words(f, c, "year"), c, c->by };
        belie_status status = findings_add(out, check_named("century"), BELIE_WARNING, 0.85, &place, 1, NULL,
                                           "%s does not lie in %s", place.says, claim_words(f, c, "century"));
        if (status != BELIE_OK)
            return status;
    }
    return tellings_compare_centuries(out);
}
