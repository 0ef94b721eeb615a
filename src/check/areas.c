/* Where a text names a country, a part of one or its people, and what noun stands with it; and the places that it names. */
#include "check/areas.h"

enum { CODE = 2 };

/* The code of a country, a part of one, or their people at a token, the longest name; and its end. */
static str code_at(const areas *r, uint32_t at, uint32_t *last)
{
    enum { WORDS_MOST = 3 };
    const facts *f = r->f;
    const int lists[] = { r->part, r->people, r->country };
    for (uint32_t end = at + WORDS_MOST; end > at; end--)
        for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
            if (end > f->text->tokens.len || lists[i] < 0 || !facts_has_class(f, end - 1, lists[i]))
                continue;
            str value = symbols_value(f->table, at, end, (unsigned)lists[i]);
            *last = end;
            if (value.len)
                return i == 1 && value.len > CODE ? str_of(value.ptr, CODE) : value;
        }
    return STR("");
}

/* What a place is, and what a group of them is called. */
const char *const area_things[] = { "island", "town", "city", "port", "village", "resort", "isle", "harbour", "seaport", "spa", "hamlet", "metropolis",
                                      "islet", "oasis", "suburb", "township", "lake", "river", "mountain", "peak", "volcano", "peninsula",
                                      "capital", NULL };
const char *const area_groups[] = { "sites", "towns", "cities", "ports", "villages", "islands", "resorts", "stops", "places", "lakes", "harbours",
                                      "stations", "branches", "plants", "factories", "mills", "works", "laundries", "shops", "offices", "hotels", "schools", "farms", "depots",
                                      "laboratories", "warehouses", "hospitals", "vineyards", "concerts", "locations", "venues", "destinations", "mountains", "peaks", "rivers", NULL };

/* The noun behind a people's word or a country's: its end, or 0. */
uint32_t areas_noun_behind(const areas *r, uint32_t at, const char *const *nouns)
{
    enum { WORDS_BETWEEN = 2 };
    at += facts_has_class(r->f, at, CLASS_POSSESSIVE);
    for (uint32_t end = at + WORDS_BETWEEN; at <= end && facts_is_lower(r->f, at) && !word_is_function(&r->words, at); at++)
        if (facts_is_any(r->f, at, nouns))
            return facts_is_lower(r->f, at + 1) && facts_is_any(r->f, at + 1, nouns) ? at + 2 : at + 1;
    return 0;
}

/* "The", "this", "these" before it: of what is told already. */
static bool is_definite(const areas *r, uint32_t at, uint32_t end, uint32_t *first)
{
    if (facts_has_class(r->f, end, CLASS_POSSESSIVE))
        return true;
    static const char *const words[] = { "the", "this", "that", "these", "those", "its", "her", "his", "all", NULL };
    enum { WORDS_BEFORE = 3 };
    for (uint32_t i = at; i > 0 && i + WORDS_BEFORE > at; i--) {
        if (facts_is_any(r->f, i - 1, words)) {
            *first = i - 1;
            return true;
        }
        if (!facts_is_lower(r->f, i - 1) || word_is_function(&r->words, i - 1))
            return false;
    }
    return false;
}

/* "Her part of Queensland", "that corner of". */
static bool is_piece(const areas *r, uint32_t at, uint32_t *first)
{
    static const char *const pieces[] = { "part", "corner", "side", "end", "bit", "half", "stretch", "patch", "coast", "shore", NULL };
    static const char *const owners[] = { "her", "his", "this", "that", "their", "its", NULL };
    static const char *const wholes[] = { "all", "elsewhere", "rest", "whole", "throughout", "parts", "most", NULL };
    static const char *const others[] = { "other", "all", "the", "many", "most", "some", NULL };
    const facts *f = r->f;
    at -= at && facts_is_word(f, at - 1, "the");
    uint32_t of = at - (at && (facts_is_word(f, at - 1, "of") || facts_is_word(f, at - 1, "in")));
    if (of > 2 && facts_is_any(f, of - 1, wholes)) {
        *first = of - 1 - facts_is_any(f, of - 2, others);
        return true;
    }
    if (at < 3 || !facts_is_word(f, at - 1, "of") || !facts_is_any(f, at - 2, pieces) || !facts_is_any(f, at - 3, owners))
        return false;
    *first = at - 3;
    return true;
}

/* "The island is Kenyan". */
static bool is_predicate(const areas *r, uint32_t at, uint32_t *first)
{
    static const char *const copulas[] = { "is", "was", NULL };
    const facts *f = r->f;
    bool thing = at > 2 && facts_has_class(f, at, r->people) && facts_is_any(f, at - 1, copulas) && facts_is_any(f, at - 2, area_things);
    if (!thing || !(facts_is_word(f, at - 3, "the") || facts_is_word(f, at - 3, "this")))
        return false;
    *first = at - 3;
    return true;
}

static bool count_told(areas *r, str code, uint32_t more)
{
    uint32_t *told = map_at(&r->told, str_hash(code), true, NULL);
    if (told)
        *told += more;
    return told != NULL;
}

static bool add_area(areas *r, uint32_t at, str code, uint32_t end)
{
    if (facts_has_class(r->f, at, r->state) && facts_has_class(r->f, at, r->country))
        return true; /* Georgia */
    area x = { .code = code, .first = at, .last = end, .word = at, .word_last = end, .sentence = facts_sentence(r->f, at) };
    uint32_t noun = areas_noun_behind(r, end, area_things), plural = noun ? 0 : areas_noun_behind(r, end, area_groups), first = at;
    if (!count_told(r, code, 1) || !count_told(r, str_of(code.ptr, CODE), code.len > CODE))
        return false;
    if ((noun || plural) && is_definite(r, at, end, &first)) {
        x.kind = noun ? AREA_THING : AREA_GROUP;
        x.first = first;
        x.last = noun ? noun : plural;
    }
    if (!noun && !plural && !facts_has_class(r->f, at, r->people) && is_piece(r, at, &first)) {
        x.kind = AREA_THING;
        x.first = first;
    }
    if (is_predicate(r, at, &first)) {
        x.kind = AREA_THING;
        x.first = first;
    }
    area *slot = vec_push(&r->list);
    if (slot)
        *slot = x;
    return slot != NULL;
}

static bool read_areas(areas *r)
{
    bool ok = true;
    for (uint32_t at = 0; ok && at < r->f->text->tokens.len; at++) {
        if (!facts_has_class(r->f, at, r->part) && !facts_has_class(r->f, at, r->people) && !facts_has_class(r->f, at, r->country))
            continue;
        uint32_t end = at + 1;
        str code = code_at(r, at, &end);
        const mention *m = facts_mention_over(r->f, at);
        if (code.len < CODE || code.ptr[0] < 'A' || (m && m->type == CLASS_PERSON) || (m && (m->first < at || m->last > end + 1)))
            continue;
        ok = add_area(r, at, code, end);
        at = end - 1;
    }
    return ok;
}

/* A country, or a part of one that is no city too, as Quebec is. */
static bool is_whole(const areas *r, const mention *m)
{
    uint32_t end = m->first;
    bool whole = code_at(r, m->first, &end).len && end >= m->last;
    return whole && (facts_has_class(r->f, m->first, r->country) || !gazetteer_is(r->f, m->first, m->last, "city-large"));
}

bool areas_begins_name(const facts *f, uint32_t at)
{
    return at < f->text->tokens.len && f->text->tokens.at[at].kind == TOKEN_WORD && f->text->tokens.at[at].shape != SHAPE_LOWER;
}

/* "Fenerspor Bursa (Turkey)": a club of the city that ends its name. */
static bool is_club(const areas *r, const mention *m)
{
    const facts *f = r->f;
    return m->type == CLASS_ORGANIZATION && m->last > m->first + 1 && facts_is_word(f, m->last, "(") && facts_has_class(f, m->last + 1, r->country) &&
           facts_is_word(f, m->last + 2, ")") && !areas_begins_name(f, m->last + 3) &&
           gazetteer_is(f, m->last - 1, m->last, "city-large");
}

/* "Siena, Umbria": a town, whatever the name is read as. */
static bool is_town_before_area(const areas *r, const mention *m)
{
    static const char *const opens[] = { ",", "(", NULL };
    const facts *f = r->f;
    if ((m->type != CLASS_PERSON && m->type != CLASS_ORGANIZATION) || !facts_is_any(f, m->last, opens))
        return false;
    bool put = facts_has_class(f, m->last + 1, r->part) || facts_has_class(f, m->last + 1, r->country);
    return put && (gazetteer_is(f, m->first, m->last, "city-large") || gazetteer_is(f, m->first, m->last, "city-mid"));
}

static bool read_sites(areas *r)
{
    const facts *f = r->f;
    for (size_t i = 0; i < f->mentions.len && r->sites.len <= SITES_MOST; i++) {
        const mention *m = &f->mentions.at[i];
        bool club = is_club(r, m), town = !club && is_town_before_area(r, m);
        if (!club && !town && (m->type != CLASS_PLACE || f->text->tokens.at[m->first].shape == SHAPE_UPPER || is_whole(r, m)))
            continue;
        site *slot = vec_push(&r->sites);
        if (!slot)
            return false;
        *slot = (site){ club ? m->last - 1 : m->first, m->last, facts_sentence(f, m->first), m->entity };
    }
    return true;
}

bool areas_read(areas *r, findings *out)
{
    const facts *f = out->f;
    *r = (areas){ .out = out, .f = f, .people = facts_class(f, "nationality"), .country = facts_class(f, "country"), .part = facts_class(f, "part"),
                  .state = facts_class(f, "us-state"), .compass = facts_class(f, "direction"), .present = facts_class(f, "verb-3sg") };
    word_reader_init(&r->words, f);
    return read_areas(r) && read_sites(r);
}

void areas_release(areas *r)
{
    vec_release(&r->sites);
    vec_release(&r->list);
    map_release(&r->told);
    map_release(&r->put);
}
