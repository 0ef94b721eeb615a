/* containment: "Antwerp, Norway".  The lists of places say in which countries a name is found; a country
 * among those that share many names, or that history has moved, is left alone. */
#include "check/claims.h"
#include "check/list.h"
#include "time/calendar.h"

enum { CODES_LENGTH = 400, CODE = 2, BORDERS_SINCE = 1950 };

/* Where villages of any name may be, too small for the lists. */
static const char english[] = "US GB CA AU NZ ZA IE IN JM KE";
static const char colonial[] = "IN JM KE ZA"; /* there only names that English-speaking countries have */
static const char settled[] = "US CA AU NZ ZA JM";
static const char iberian[] = "ES PT BR AR BO CL CO CR CU DO EC GT HN MX NI PA PE PH PR PY SV UY VE AO MZ";

/* What is no country any more. */
static const char past[] = "SU YU CS DD";

static bool is_among(str code, const char *codes)
{
    for (const char *at = codes; at[0] && at[1]; at += at[2] ? CODE + 1 : CODE)
        if (code.len == CODE && at[0] == code.ptr[0] && at[1] == code.ptr[1])
            return true;
    return false;
}

/* Lists of places; those of large ones and of names in English first. */
static const char *const place_classes[] = { "city-large", "capital-city", "city-exonym", "place-own",
                                             "city-mid",   "city-small",   "subdivision", "landform", "water" };
enum { LARGE_CLASSES = 4 };

static size_t add_codes(str value, char out[CODES_LENGTH], size_t n)
{
    str code;
    while (str_cut(&value, '|', &code))
        if (code.len == CODE && n + CODE + 1 < CODES_LENGTH && code.ptr[0] >= 'A' && code.ptr[0] <= 'Z') {
            out[n++] = code.ptr[0];
            out[n++] = code.ptr[1];
            out[n++] = ' ';
        }
    return n;
}

/* The codes of the countries that have a place of the name, joined by blanks; 0: the lists do not say, or
 * know a place of the name without its country beside lesser ones. */
static size_t codes_of(const facts *f, const claim_argument *place, char out[CODES_LENGTH])
{
    size_t n = 0;
    bool unknown = false, large = false;
    for (size_t i = 0; i < sizeof place_classes / sizeof *place_classes; i++) {
        int id = facts_class(f, place_classes[i]);
        str value = id < 0 ? STR("") : symbols_value(f->table, place->first, place->last, (unsigned)id);
        unknown |= id >= 0 && !value.len && facts_has_class(f, place->first, id);
        large |= value.len && i < LARGE_CLASSES;
        n = add_codes(value, out, n);
    }
    out[n] = 0;
    return unknown && !large ? 0 : n / (CODE + 1);
}

/* The same; "Lake Bled" lies where Bled does. */
static size_t known_of(const facts *f, const claim_argument *place, char out[CODES_LENGTH])
{
    static const char *const heads[] = { "lake", "mount", "cape", "port", "monte", NULL };
    size_t n = codes_of(f, place, out);
    claim_argument rest = *place;
    rest.first++;
    return n || rest.first == rest.last || !facts_is_any(f, place->first, heads) ? n : codes_of(f, &rest, out);
}

static bool any_is_among(const char *codes, const char *list)
{
    for (const char *at = codes; at[0]; at += CODE + 1)
        if (is_among(str_of(at, CODE), list))
            return true;
    return false;
}

/* Whether both are held by some to be one country, or one is a part of the other. */
static bool are_one(str code, const char *codes)
{
    static const char *const pairs[] = { "PS IL", "CN HK", "CN MO", "CN TW", "RS XK", "UA RU", "MA EH", "DK FO", "DK GL", "RS ME",
                                         "NO SJ", "ES IC", "ES EA", "FI AX", "FR GP", "FR MQ", "FR GF", "FR RE", "FR YT", "FR NC", "FR PF", "FR PM",
                                         "NL AW", "NL CW", "NL SX", "NL BQ", "PT MO", "IT SM", "IT VA", "FR MC", "CY TR", "GE RU", "AZ AM", "MD RU" };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (is_among(code, pairs[i]) && any_is_among(codes, pairs[i]))
            return true;
    return false;
}

/* Named by settlers after a place that may be meant ("Troy, Turkey"). */
static bool are_all_new(const char *codes)
{
    for (const char *at = codes; at[0]; at += CODE + 1)
        if (!is_among(str_of(at, CODE), settled))
            return false;
    return true;
}

/* Borders were others: a date before 1950 near the claim. */
static bool is_history(const facts *f, const claim *c)
{
    uint32_t s = c->sentence, count = (uint32_t)f->text->sentences.len;
    uint32_t from = f->text->sentences.at[s > 2 ? s - 2 : 0].first;
    uint32_t to = f->text->sentences.at[s + 2 < count ? s + 2 : count - 1].last;
    int64_t since = calendar_day(BORDERS_SINCE, 1, 1);
    for (size_t i = facts_mention_from(f, from); i < f->mentions.len && f->mentions.at[i].first < to; i++) {
        int32_t date = f->mentions.at[i].date;
        if (date >= 0 && f->dates.at[date].has_interval && f->dates.at[date].first_day != INT64_MIN && f->dates.at[date].first_day < since)
            return true;
    }
    return false;
}

static str country_of(const facts *f, const claim_argument *in)
{
    int country = facts_class(f, "country"), nation = facts_class(f, "nationality");
    str code = country >= 0 ? symbols_value(f->table, in->first, in->last, (unsigned)country) : STR("");
    if (!code.len && nation >= 0)
        code = symbols_value(f->table, in->first, in->last, (unsigned)nation);
    return code.len > CODE && code.ptr[CODE] == '-' ? str_of(code.ptr, CODE) : code;
}

/* Georgia is a state too. */
static bool is_state(const facts *f, const claim_argument *in)
{
    int state = facts_class(f, "us-state");
    return state >= 0 && symbols_value(f->table, in->first, in->last, (unsigned)state).len > 0;
}

static bool is_in(const facts *f, const claim_argument *place, const char *class_name)
{
    int id = facts_class(f, class_name);
    return id >= 0 && symbols_value(f->table, place->first, place->last, (unsigned)id).len > 0;
}

/* A capital, or a large city of a name that no other country's lists have. */
static bool is_well_known(const facts *f, const claim_argument *place, const char *codes)
{
    if (is_in(f, place, "capital-city"))
        return true;
    for (const char *at = codes; at[0]; at += CODE + 1)
        if (memcmp(at, codes, CODE) != 0)
            return false;
    return is_in(f, place, "city-large");
}

belie_status check_containment(findings *out)
{
    const facts *f = out->f;
    claim_walk w = claims_of_one(f, "lies-in");
    for (const claim *c; (c = claims_next(&w)) != NULL;) {
        const claim_argument *place = claim_role(c, "place"), *in = claim_role(c, "in");
        char codes[CODES_LENGTH];
        if (!claim_is(c, "lies-in") || !place || !in || (c->mood & (MOOD_NEGATED | MOOD_FORMER | MOOD_CORRECTED)))
            continue;
        str code = country_of(f, in);
        if (code.len != CODE || is_among(code, past) || is_state(f, in) || country_of(f, place).len || known_of(f, place, codes) == 0 ||
            (is_among(code, english) && (!is_among(code, colonial) || any_is_among(codes, english))))
            continue;
        out->comparisons++;
        if (is_among(code, codes) || are_one(code, codes) || are_all_new(codes) ||
            (is_among(code, iberian) && any_is_among(codes, iberian) && !is_well_known(f, place, codes)) || is_history(f, c))
            continue;
        evidence piece = claim_evidence(f, c, "place");
        belie_status status = findings_add(out, check_named("containment"), BELIE_WARNING, 0.8, &piece, 1,
                                           "the lists know places of the name in other countries alone",
                                           "%s is put into %s, and no place of that name is known there",
                                           claim_words(f, c, "place"), claim_words(f, c, "in"));
        if (status != BELIE_OK)
            return status;
    }
    return BELIE_OK;
}
