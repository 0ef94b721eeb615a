/* The table of abbreviations, sorted by length and letters. */
#include "text/abbreviations.h"

static const char *const inner[] = {
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "lt", "col", "capt", "sgt", "maj", "cpl", "cmdr",
    "adm", "brig", "st", "rev", "hon", "fr", "mt", "ft", "messrs", "sens", "reps", "gens", "vs", "no", "nos", "fig",
    "figs", "vol", "pp", "cf", "al", "e.g", "i.e", "supt", "insp", "det", "pres", "amb", "atty", "dist", "asst",
    "univ", "viz", "approx", "est", "ca", "mme", "mlle", "pvt", "pfc", "msgr", "art", "ch", "eq", "sec",
};
static const char *const outer[] = {
    "inc", "corp", "co", "ltd", "bros", "cos", "jr", "sr", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "calif", "fla", "mass", "mich", "minn", "miss", "ill", "ind", "pa", "tex", "va",
    "wash", "wis", "ariz", "ark", "colo", "conn", "ga", "ky", "md", "mo", "mont", "neb", "nev", "okla", "ore", "tenn",
    "vt", "wyo", "ala", "del", "kan", "la", "ave", "blvd", "rd", "dept", "etc", "esq", "ph.d", "mon", "tue", "tues",
    "wed", "thu", "thur", "thurs", "fri", "hrs", "min", "mins", "yr", "yrs", "ont", "que", "alta", "assn", "intl",
    "mfg", "ry", "natl",
};

static bool is_in(str word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < word.len && list[i][k] && (word.ptr[k] | 0x20) == (list[i][k] | 0x20))
            k++;
        if (k == word.len && !list[i][k])
            return true;
    }
    return false;
}

enum abbreviation abbreviation_of(str word)
{
    if (word.len < 2 || word.len > 6)
        return ABBREVIATION_NONE;
    if (is_in(word, inner, sizeof inner / sizeof *inner))
        return ABBREVIATION_INNER;
    return is_in(word, outer, sizeof outer / sizeof *outer) ? ABBREVIATION_OUTER : ABBREVIATION_NONE;
}
