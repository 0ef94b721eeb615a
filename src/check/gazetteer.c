/* The lists of places: in which countries, and which parts of them, a name is found.  A country among those that share many
 * names is never said not to have one. */
#include "check/gazetteer.h"

enum { CODE = 2 };

/* Where villages of any name may be, too small for the lists. */
static const char english[] = "US GB CA AU NZ ZA IE IN JM KE";
static const char colonial[] = "IN JM KE ZA"; /* there only names that English-speaking countries have */
static const char settled[] = "US CA AU NZ ZA JM";
static const char iberian[] = "ES PT BR AR BO CL CO CR CU DO EC GT HN MX NI PA PE PH PR PY SV UY VE AO MZ";

/* What is no country any more. */
static const char past[] = "SU YU CS DD";

bool gazetteer_has(str code, const char *codes)
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

static size_t add_codes(str value, char out[GAZETTEER_CODES], size_t n)
{
    str code;
    while (str_cut(&value, '|', &code))
        if (code.len == CODE && n + CODE + 1 < GAZETTEER_CODES && code.ptr[0] >= 'A' && code.ptr[0] <= 'Z') {
            out[n++] = code.ptr[0];
            out[n++] = code.ptr[1];
            out[n++] = ' ';
        }
    return n;
}

/* The codes of the countries that have a place of the name, joined by blanks; 0: the lists do not say, or
 * know a place of the name without its country beside lesser ones. */
static size_t codes_of(const facts *f, uint32_t first, uint32_t last, char out[GAZETTEER_CODES])
{
    size_t n = 0;
    bool unknown = false, large = false;
    for (size_t i = 0; i < sizeof place_classes / sizeof *place_classes; i++) {
        int id = facts_class(f, place_classes[i]);
        str value = id < 0 ? STR("") : symbols_value(f->table, first, last, (unsigned)id);
        unknown |= id >= 0 && !value.len && facts_has_class(f, first, id);
        large |= value.len && i < LARGE_CLASSES;
        n = add_codes(value, out, n);
    }
    out[n] = 0;
    return unknown && !large ? 0 : n / (CODE + 1);
}

size_t gazetteer_countries(const facts *f, uint32_t first, uint32_t last, char out[GAZETTEER_CODES])
{
    static const char *const heads[] = { "lake", "mount", "cape", "port", "monte", NULL };
    size_t n = codes_of(f, first, last, out); /* "Lake Bled" lies where Bled does */
    return n || first + 1 == last || !facts_is_any(f, first, heads) ? n : codes_of(f, first + 1, last, out);
}

static bool any_is_among(const char *codes, const char *list)
{
    for (const char *at = codes; at[0]; at += CODE + 1)
        if (gazetteer_has(str_of(at, CODE), list))
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
        if (gazetteer_has(code, pairs[i]) && any_is_among(codes, pairs[i]))
            return true;
    return false;
}

/* Named by settlers after a place that may be meant ("Troy, Turkey"). */
static bool are_all_new(const char *codes)
{
    for (const char *at = codes; at[0]; at += CODE + 1)
        if (!gazetteer_has(str_of(at, CODE), settled))
            return false;
    return true;
}

static bool is_in(const facts *f, uint32_t first, uint32_t last, const char *class_name)
{
    int id = facts_class(f, class_name);
    return id >= 0 && symbols_value(f->table, first, last, (unsigned)id).len > 0;
}

/* A capital, or a large city of a name that no other country has a large city of. */
static bool is_well_known(const facts *f, uint32_t first, uint32_t last)
{
    int id = facts_class(f, "city-large");
    str large = id >= 0 ? symbols_value(f->table, first, last, (unsigned)id) : STR("");
    return large.len == CODE || is_in(f, first, last, "capital-city");
}

/* "AU-04" of a town of which the list has "AU-07": the towns of that name lie in other parts. */
static gazetteer_answer in_part(const facts *f, uint32_t first, uint32_t last, str part)
{
    int id = facts_class(f, "town-of-part");
    str parts = id >= 0 ? symbols_value(f->table, first, last, (unsigned)id) : STR(""), one;
    bool same_country = false;
    while (str_cut(&parts, '|', &one)) {
        if (str_equal(one, part))
            return GAZETTEER_INSIDE;
        same_country |= one.len > CODE && memcmp(one.ptr, part.ptr, CODE + 1) == 0;
    }
    /* the small ones of a name that settlers gave are many */
    bool told = same_country && (!gazetteer_has(str_of(part.ptr, CODE), settled) || is_in(f, first, last, "city-large") || is_in(f, first, last, "city-mid"));
    return told ? GAZETTEER_OUTSIDE : GAZETTEER_UNKNOWN;
}

static bool has_northern_letter(str word)
{
    for (size_t i = 0; i + 1 < word.len; i++) {
        unsigned char a = (unsigned char)word.ptr[i], b = (unsigned char)word.ptr[i + 1];
        if (a == 0xC3 && (b == 0xA5 || b == 0x85 || b == 0xB8 || b == 0x98))
            return true;
    }
    return false;
}

/* "Gert van Antwerpen" */
static bool is_surname(const facts *f, uint32_t first)
{
    static const char *const particles[] = { "van", "von", NULL };
    return first > 0 && facts_is_any(f, first - 1, particles);
}

gazetteer_answer gazetteer_lies_in(const facts *f, uint32_t first, uint32_t last, str code)
{
    char codes[GAZETTEER_CODES];
    if (code.len > CODE) {
        gazetteer_answer in = in_part(f, first, last, code);
        return in != GAZETTEER_UNKNOWN ? in : gazetteer_lies_in(f, first, last, str_of(code.ptr, CODE)) == GAZETTEER_OUTSIDE ? GAZETTEER_OUTSIDE : GAZETTEER_UNKNOWN;
    }
    if (code.len != CODE || gazetteer_has(code, past) || is_surname(f, first) || gazetteer_countries(f, first, last, codes) == 0)
        return GAZETTEER_UNKNOWN;
    if (gazetteer_has(code, codes) || are_one(code, codes))
        return GAZETTEER_INSIDE;
    if (has_northern_letter(text_token(f->text, first)) && !is_well_known(f, first, last) && !is_in(f, first, last, "place-own"))
        return GAZETTEER_UNKNOWN; /* the lists find Faro by Fårö */
    bool any = gazetteer_has(code, english) && (!gazetteer_has(code, colonial) || any_is_among(codes, english));
    bool shared = gazetteer_has(code, iberian) && any_is_among(codes, iberian);
    bool known = !gazetteer_has(code, settled) && is_well_known(f, first, last); /* a Vilnius is in Pennsylvania too */
    return are_all_new(codes) || ((any || shared) && !known) ? GAZETTEER_UNKNOWN : GAZETTEER_OUTSIDE;
}

bool gazetteer_is_capital_elsewhere(const facts *f, uint32_t first, uint32_t last, str code)
{
    int id = facts_class(f, "capital-city");
    str codes = id >= 0 ? symbols_value(f->table, first, last, (unsigned)id) : STR(""), one;
    bool any = false;
    for (str rest = codes; codes.len && str_cut(&rest, '|', &one);)
        any |= str_equal(one, code);
    return codes.len >= CODE && code.len == CODE && !any;
}

bool gazetteer_is(const facts *f, uint32_t first, uint32_t last, const char *class_name)
{
    return is_in(f, first, last, class_name);
}

bool gazetteer_explains(const facts *f, uint32_t first, uint32_t last, str code)
{
    int id = facts_class(f, "city-large");
    str large = id >= 0 && code.len == CODE ? symbols_value(f->table, first, last, (unsigned)id) : STR(""), one;
    bool any = false;
    for (str rest = large; str_cut(&rest, '|', &one);)
        any |= str_equal(one, code);
    return large.len ? any : gazetteer_lies_in(f, first, last, code) == GAZETTEER_INSIDE;
}
