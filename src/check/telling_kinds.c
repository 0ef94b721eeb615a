/* What kind of event a telling is of. */
#include "check/tellings.h"

/* Kinds that may tell of one event: the first stands for all. */
static const char *const near[][6] = {
    { "approve", "adopt", "agree", "enact" }, { "join", "arrive", "enrol", "enlist" }, { "complete", "breakthrough" }, { "discover", "find" },
    { "publish", "release", "premiere", "debut" }, { "death", "kill", "murder", "assassinate", "drown" },
    { "crash", "accident", "derail" }, { "acquire", "sell" }, { "deliver", "receive" }, { "award", "receive" },
    { "inspect", "survey", "examine", "visit" }, { "order", "commission" }, { "fire", "destroy" }, { "move", "move-in" },
    { "strike", "protest" }, { "flood", "burst" }, { "storm", "flood" },
};

static bool is_law(const facts *f, const thing *x)
{
    static const char *const nouns[] = { "law", "act", "bill", "ordinance", "statute", "bylaw", "by-law", "motion", "resolution", "budget", NULL };
    return thing_is_any(f, x, nouns);
}

str kind_group(str kind)
{
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        for (int k = 1; k < 6 && near[i][k]; k++)
            if (str_is(kind, near[i][k]))
                return str_from_c(near[i][0]);
    return kind;
}

uint64_t telling_kind(const char *kind)
{
    return word_stem_of_len(kind_group(str_from_c(kind)));
}

/* "This contract, concluded at Vigo", "the agreement of 1 June": a paper is signed, whatever the verb. */
str telling_own_kind(const facts *f, const telling *t)
{
    static const char *const verbs[] = { "end", "make", "join", "agree", "execute", "date", "draw", "conclude", "enter", NULL };
    static const char *const light[] = { "grant", "obtain", "receive", "hold", "give", "take", "make", "do", "carry", "conduct", "perform",
                                         "stage", "complete", "effect", "undertake", "organise", "get", "deliver", "issue", "meet", "play",
                                         "contest", "hand", "reach", "announce", "pronounce", "return", NULL };
    static const char *const degrees[] = { "degree", "diploma", "doctorate", "baccalaureate", NULL };
    static const char *const giving[] = { "award", "grant", "obtain", "receive", "take", "confer", "get", "earn", "gain", "complete", "finish", NULL };
    static const char *const trials[] = { "beta", "pilot", "trial", "preview", NULL }, *const opening[] = { "open", "launch", "begin", "run", NULL };
    str kind = t->word.kind;
    if (!t->word.noun && answers_word_is_any(f->answers, kind, giving) && thing_is_any(f, &t->who.theme, degrees))
        return t->who.theme.noun == noun_key(STR("doctorate")) ? STR("doctorate") : STR("graduate");
    if (!t->word.noun && answers_word_is_any(f->answers, kind, opening) && thing_is_any(f, &t->who.theme, trials))
        return STR("trial");
    static const char *const persons[] = { "him", "her", NULL };
    if (str_is(kind, "complete") && !t->word.noun && facts_is_any(f, t->word.last, persons))
        return STR("death"); /* "Typhoid finished him" */
    if (t->theme_kind.len && !t->word.noun && answers_word_is_any(f->answers, kind, light))
        return t->theme_kind; /* "carried out an inspection" */
    if (str_is(kind, "pass") && t->theme_kind.len == 0 && is_law(f, &t->who.theme))
        return STR("enact");
    if ((str_is(kind, "begin") || str_is(kind, "complete")) && t->who.theme.noun == noun_key(STR("study")))
        return str_is(kind, "begin") ? STR("enrol") : STR("graduate");
    if (str_is(kind, "agree") && t->word.noun)
        return STR("sign");
    return answers_word_is_any(f->answers, kind, verbs) && t->theme == word_stem_of("agree") ? STR("sign") : kind;
}
