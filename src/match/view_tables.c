/* The lists of names and of words by what they say of a token. */
#include "match/view_tables.h"

const char *const view_groups[] = {
    "given", "given-rare", "surname", "surname-foreign", "known-person", "place", "place-small",
    "org-word", "org-name", "team", "place-head", "common", "common-less", "common-rare",
    "demonym", "time", "event", "role", "title", "particle", "agency", "number-word", "direction",
    "product", "abbreviation", "org-weak", "state-abbr", "name-suffix", "capitalised", "famous-org",
};
_Static_assert(sizeof view_groups / sizeof *view_groups == VIEW_GROUPS, "all groups");

const class_group view_classes[] = {
    { "given-common", "given" }, { "given", "given" }, { "nickname", "given" },
    { "given-rare", "given-rare" }, { "arabic-given", "given" }, { "indian-given", "given" },
    { "african-given", "given" }, { "russian-given", "given" }, { "vietnamese-given", "given-rare" },
    { "persian-given", "given" }, { "turkish-given", "given" },
    { "surname-common", "surname" }, { "surname", "surname" }, { "leader-last", "known-person" },
    { "surname-foreign", "surname-foreign" }, { "chinese-family", "surname-foreign" }, { "given-east", "given-rare" }, { "surname-east", "surname-foreign" },
    { "korean-family", "surname-foreign" }, { "vietnamese-family", "surname-foreign" },
    { "arabic-family", "surname-foreign" }, { "indian-family", "surname-foreign" },
    { "african-family", "surname-foreign" }, { "russian-family", "surname-foreign" },
    { "iberian-family", "surname-foreign" }, { "persian-family", "surname-foreign" },
    { "turkish-family", "surname-foreign" },
    { "family-plural", "known-person" }, { "leader", "known-person" }, { "public-figure", "known-person" },
    { "known-person", "known-person" }, { "known-person-last-weak", "known-person" },
    { "country", "place" }, { "capital-city", "place" }, { "city-large", "place" }, { "us-state", "place" },
    { "us-state-abbr", "state-abbr" }, { "us-state-code-weak", "state-abbr" }, { "region", "place" }, { "place-own", "place" },
    { "city-mid", "place-small" }, { "city-small", "place-small" }, { "city-small-weak", "place-small" },
    { "city-mid-weak", "place-small" }, { "subdivision", "place-small" }, { "subdivision-weak", "place-small" },
    { "water", "place-small" }, { "landform", "place-small" }, { "place-own-weak", "place-small" },
    { "org-head", "org-word" }, { "org-suffix", "org-word" }, { "org-head-first", "org-word" },
    { "org-modifier", "org-word" },
    { "company", "org-name" }, { "famous-org", "famous-org" }, { "company-acronym", "org-name" }, { "brand", "org-name" },
    { "party", "org-name" }, { "armed-group", "org-name" },
    { "intl-org", "org-name" }, { "org", "org-name" }, { "university", "org-name" },
    { "ngo", "org-name" }, { "union", "org-name" }, { "agency", "org-name" },
    { "ministry-name", "org-name" }, { "court", "org-name" }, { "stock-exchange", "org-name" },
    { "band", "org-name" }, { "museum", "org-name" }, { "hospital", "org-name" },
    { "team", "team" }, { "team-weak", "team" },
    { "news-agency", "agency" }, { "newspaper", "agency" }, { "broadcaster", "agency" },
    { "magazine", "agency" }, { "dateline-agency", "agency" },
    { "place-head", "place-head" }, { "facility-head", "place-head" },
    { "place-head-first", "place-head" },
    { "common-10", "common" }, { "common-20", "common" }, { "common-35", "common-less" },
    { "common-50", "common-rare" }, { "common-70", "common-rare" },
    { "demonym", "demonym" }, { "demonym-own", "demonym" }, { "belief", "demonym" },
    { "capital", "capitalised" }, { "initialism", "abbreviation" }, { "name-suffix", "name-suffix" }, { "school", "org-name" },
    { "company-weak", "org-weak" }, { "company-acronym-weak", "org-weak" }, { "agency-weak", "org-weak" },
    { "armed-group-weak", "org-weak" }, { "band-weak", "org-weak" }, { "broadcaster-weak", "org-weak" },
    { "intl-org-weak", "org-weak" }, { "magazine-weak", "org-weak" }, { "ministry-name-weak", "org-weak" },
    { "news-agency-weak", "org-weak" }, { "newspaper-weak", "org-weak" }, { "ngo-weak", "org-weak" },
    { "party-weak", "org-weak" }, { "union-weak", "org-weak" }, { "university-weak", "org-weak" },
    { "stock-exchange-weak", "org-weak" }, { "leader-weak", "known-person" }, { "leader-last-weak", "known-person" },
    { "event-name-weak", "event" }, { "other-name-weak", "event" }, { "product-weak", "product" }, { "work-weak", "product" }, { "language", "demonym" },
    { "month", "time" }, { "weekday", "time" }, { "holiday-name", "time" }, { "season", "time" },
    { "time-unit", "time" },
    { "event-head", "event" }, { "work-head", "event" }, { "product-head", "event" },
    { "law-head", "event" }, { "event", "event" }, { "event-name", "event" }, { "sport", "event" },
    { "other-name", "event" }, { "product", "product" }, { "work", "product" },
    { "role", "role" }, { "kinship", "role" }, { "rank", "title" }, { "title", "title" },
    { "surname-particle", "particle" }, { "number-word", "number-word" },
    { "direction", "direction" },
};

const size_t view_class_count = sizeof view_classes / sizeof *view_classes;

const view_cue view_cues[] = {
    { "title", "person-cue" }, { "rank", "person-cue" }, { "kinship", "person-cue" }, { "role", "person-cue" },
    { "org-suffix", "org-suffix" }, { "say-verb", "say" }, { "month", "time" }, { "weekday", "time" },
    { "time-unit", "time" }, { "demonym", "demonym" }, { "demonym-own", "demonym" }, { "belief", "demonym" },
    { "org-noun", "org-noun" }, { "place-noun", "place-noun" }, { "naming-verb", "naming" },
    { "event-head", "event" }, { "product-head", "event" }, { "work-head", "event" }, { "law-head", "event" },
    { "org-head", "org-head" }, { "place-head", "place-head" }, { "facility-head", "place-head" },
    { "direction", "direction" }, { "country", "place" }, { "us-state", "place" }, { "us-state-abbr", "state-abbr" },
    { "capital-city", "place" }, { "city-large", "place" }, { "famous-org", "org" }, { "dateline-agency", "org" }, { "news-agency", "org" },
    { "team", "org" }, { "company", "org" }, { "intl-org", "org" }, { "agency", "org" }, { "sport", "game" },
    { "sport-word", "game" }, { "money-word", "game" }, { "motion-verb", "verb-cue" }, { "person-verb", "verb-cue" },
    { "media-verb", "verb-cue" }, { "role-noun", "person-cue" }, { "name-suffix", NULL }, { "given-common", NULL }, { "surname-common", NULL }, { "greeting", NULL },
    { "number-word", NULL }, { "ordinal-word", NULL }, { "approx", NULL }, { "hedge", NULL },
    { "org-head-first", NULL }, { "place-head-first", NULL }, { "org-modifier", NULL }, { "given", NULL },
    { "surname", NULL }, { "verb-past", NULL }, { "verb-3sg", NULL }, { "verb-ing", NULL }, { "pos-verb", NULL },
    { "pos-adj", NULL }, { "pos-adv", NULL }, { "pos-noun", NULL },
};
_Static_assert(sizeof view_cues / sizeof *view_cues == VIEW_CUES, "all cues");

const char *const view_functions[] = { "preposition", "determiner", "pronoun", "conjunction",
                                        "auxiliary", "modal", "negation", "wh-word" };
_Static_assert(sizeof view_functions / sizeof *view_functions == VIEW_FUNCTIONS, "all functions");

const char *const view_endings[] = {
    "ov", "ev", "ova", "eva", "sky", "ski", "skaya", "ska", "enko", "chuk", "ich", "vic", "ic", "dze",
    "shvili", "yan", "ian", "nen", "sson", "son", "sen", "ez", "es", "os", "is", "ou", "poulos", "idis",
    "akis", "escu", "eanu", "aru", "ini", "elli", "etti", "ucci", "ino", "ato", "berg", "stein", "mann",
    "man", "baum", "feld", "er", "aya", "ura", "moto", "shi", "awa", "uchi", "singh", "wala", "kar",
    "pur", "abad", "stan", "garh", "nagar", "ville", "ton", "burg", "burgh", "borough", "bury", "ford",
    "field", "ham", "wick", "shire", "land", "ia", "grad", "gorod", "polis", "city", "port", "mouth",
    "haven", "dale", "wood", "brook", "ridge", "view", "beach", "tech", "soft", "corp", "net", "com",
    "bank", "tel", "air", "oil", "gas", "sys", "ware", "works", "media", "group", "pharm", "media",
    "logy", "ism", "ist", "ish", "ese", "ing", "ed", "ly", "tion", "ment", "ness", "ity", "ics",
};
_Static_assert(sizeof view_endings / sizeof *view_endings == VIEW_ENDINGS, "all endings");
