/* Words for peoples and countries, and how often each country is named. */
#include "check/nationals.h"

#include "check/list.h"
#include "check/national_read.h"

enum { CODE = 2 };

bool nationals_agree(str a, str b)
{
    size_t least = a.len < b.len ? a.len : b.len;
    return least == 0 || memcmp(a.ptr, b.ptr, least) == 0;
}

static bool is_among(str code, const char *codes)
{
    for (const char *at = codes; at[0] && at[1]; at += at[CODE] ? CODE + 1 : CODE)
        if (code.len >= CODE && at[0] == code.ptr[0] && at[1] == code.ptr[1])
            return true;
    return false;
}

bool nationals_are_unrelated(const facts *f, uint32_t sentence_index)
{
    static const char *const words[] = { "relation", "unrelated", "related", "namesake", "namesakes", NULL };
    const sentence *s = &f->text->sentences.at[sentence_index];
    return facts_has_any(f, s->first, s->last, words);
}

bool nationals_are_near(str a, str b)
{
    static const char *const groups[] = {
        "DK SE NO FI IS FO GL", "EE LV LT FI PL BY RU", "PL CZ SK HU AT SI DE UA RO", "HR RS SI BA ME MK AL XK BG GR RO HU MD TR CY",
        "FR BE NL LU DE CH AT IT LI MC", "ES PT IT FR AD MA GI BR", "GB IE US AU NZ CA", "RU UA BY MD GE AM AZ KZ", "IT MT SM GR TN LY",
        "TR SY LB IL PS JO IQ IR KW SA AE OM YE BH QA EG", "MA DZ TN LY EG SD MR ML", "SN GM ML GN SL LR CI GH TG BJ NG NE BF GW CV MR",
        "KE UG TZ RW BI ET ER SO DJ SD SS MG CD", "ZA LS SZ BW NA ZW ZM MZ MW AO MG", "CM CG CD GA CF TD GQ AO", "AR CL UY PY BO PE EC CO VE BR GY SR",
        "MX GT HN SV NI CR PA CU DO HT JM BZ PR TT BB", "IN PK BD LK NP BT MV AF MM", "MM TH LA KH VN MY SG ID PH BN TL",
        "CN JP KR KP TW MN HK VN RU", "MZ TZ MW ZM ZW ZA SZ", "LY EG SD TN TD", "IT SI HR AT CH FR MC", "CH LI AT DE",
        "CR PA CO VE NI", "DK DE NL", "NO FI RU", "IS GL FO", "IN CN NP", "ES GI PT MA", "FJ TO WS NZ AU PG VU SB", "KZ KG UZ TJ TM MN AF AZ IR" };
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (is_among(a, groups[i]) && is_among(b, groups[i]))
            return true;
    return false;
}

/* Counts the country, and its part. */
static bool tell(nationals *n, str code)
{
    uint32_t *whole = map_at(&n->told, str_hash(str_of(code.ptr, CODE)), true, NULL);
    *(whole ? whole : &(uint32_t){ 0 }) += 1;
    uint32_t *part = code.len > CODE && whole ? map_at(&n->told, str_hash(code), true, NULL) : whole;
    if (part && part != whole)
        *part += 1;
    return part != NULL;
}

uint32_t nationals_told(const nationals *n, str code)
{
    const uint32_t *told = map_find(&n->told, str_hash(code));
    return told ? *told : 0;
}

/* The value of a name of one to three words that begins at a token, and its end. */
static str value_from(const facts *f, uint32_t at, int class_id, uint32_t *last)
{
    enum { WORDS_MOST = 3 };
    for (uint32_t end = at + WORDS_MOST; end > at; end--) {
        if (end > f->text->tokens.len || !facts_has_class(f, end - 1, class_id))
            continue;
        str value = symbols_value(f->table, at, end, (unsigned)class_id);
        *last = end;
        if (value.len)
            return value;
    }
    return STR("");
}

bool nationals_read(nationals *n, const facts *f)
{
    *n = (nationals){ .f = f, .people = rule_set_class(f->rules, STR("nationality")), .country = rule_set_class(f->rules, STR("country")),
                      .role = rule_set_class(f->rules, STR("role")), .role_noun = rule_set_class(f->rules, STR("role-noun")),
                      .sexed = rule_set_class(f->rules, STR("sexed-noun")), .present = rule_set_class(f->rules, STR("verb-3sg")) };
    word_reader_init(&n->words, f);
    bool ok = true;
    for (uint32_t at = 0; ok && at < f->text->tokens.len; at++) {
        bool people = facts_has_class(f, at, n->people);
        if (!people && !facts_has_class(f, at, n->country))
            continue;
        uint32_t end = at + 1;
        str code = value_from(f, at, people ? n->people : n->country, &end);
        if (code.len < CODE)
            continue;
        ok = tell(n, code);
        ok = ok && (people ? national_read_people(n, at, code, end) : national_read_country(n, at, code, end));
        at = end - 1;
    }
    return ok;
}

void nationals_release(nationals *n)
{
    vec_release(&n->list);
    map_release(&n->told);
}
