/* The table of abbreviations, by their first letters. */
#include "text/abbreviations.h"

/* By letter, each with a space on either side. */
static const char *const inner[26] = {
    [0] = " adm al amb approx art asst atty ", [1] = " brig ", [2] = " ca capt cf ch cmdr col cpl ",
    [3] = " det dist dr ", [4] = " e.g eq est ", [5] = " fig figs fr ft ", [6] = " gen gens gov ", [7] = " hon ",
    [8] = " i.e insp ", [11] = " lt ", [12] = " maj messrs mlle mme mr mrs ms msgr mt ", [13] = " no nos ",
    [15] = " pfc pp pres prof pvt ", [17] = " rep reps rev ", [18] = " sec sen sens sgt st supt ", [20] = " univ ",
    [21] = " viz vol vs ",
};

/* The same. */
static const char *const outer[26] = {
    [0] = " ala alta apr ariz ark assn aug ave ", [1] = " blvd bros ", [2] = " calif co colo conn corp cos ",
    [3] = " dec del dept ", [4] = " esq etc ", [5] = " feb fla fri ", [6] = " ga ", [7] = " hrs ",
    [8] = " ill inc ind intl ", [9] = " jan jr jul jun ", [10] = " kan ky ", [11] = " la ltd ",
    [12] = " mar mass md mfg mich min minn mins miss mo mon mont ", [13] = " natl neb nev nov ",
    [14] = " oct okla ont ore ", [15] = " pa ph.d ", [16] = " que ", [17] = " rd ry ", [18] = " sep sept sr ",
    [19] = " tenn tex thu thur thurs tue tues ", [21] = " va vt ", [22] = " wash wed wis wyo ", [24] = " yr yrs ",
};

/* Whether the word, in small letters, stands on a line of the table. */
static bool is_on(const char *line, str word)
{
    for (const char *at = line; at && *at; at = strchr(at + 1, ' ')) {
        size_t k = 0;
        while (k < word.len && (word.ptr[k] | 0x20) == (at[1 + k] | 0x20))
            k++;
        if (k == word.len && at[1 + k] == ' ')
            return true;
        if (!at[1])
            break;
    }
    return false;
}

enum abbreviation abbreviation_of(str word)
{
    unsigned letter = word.len ? ((unsigned char)word.ptr[0] | 0x20u) - 'a' : 26;
    if (word.len < 2 || word.len > 6 || letter >= 26)
        return ABBREVIATION_NONE;
    if (is_on(inner[letter], word))
        return ABBREVIATION_INNER;
    return is_on(outer[letter], word) ? ABBREVIATION_OUTER : ABBREVIATION_NONE;
}
