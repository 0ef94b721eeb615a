/* Reading the forms of names. */
#include "facts/name_forms.h"

#include <stdio.h>

static bool is_quote(const facts *f, uint32_t at)
{
    static const char *const quotes[] = { "\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "``", "''", NULL };
    return facts_is_any(f, at, quotes);
}

const char *form_keep(form_reader *r, str what)
{
    const char *copy = arena_copy(r->f->memory, what);
    r->out_of_memory |= !copy;
    return copy;
}

static const char *fold_span(form_reader *r, uint32_t first, uint32_t last)
{
    size_t room = 1;
    for (uint32_t i = first; i < last; i++)
        room += text_folded(r->f->text, i).len + 1;
    char *key = arena_alloc(r->f->memory, room), *end = key;
    for (uint32_t i = first; key && i < last; i++) {
        if (is_quote(r->f, i))
            continue; /* Tadeusz "Ted" Wolniewicz */
        str word = text_folded(r->f->text, i);
        if (i > first)
            *end++ = ' ';
        for (size_t k = 0; k < word.len; k++)
            if (word.ptr[k] != '.')
                *end++ = word.ptr[k];
    }
    return key;
}

static const char *last_word(const char *key)
{
    const char *space = strrchr(key, ' ');
    return space ? space + 1 : key;
}

const char *form_first_words(form_reader *r, const char *key, int count)
{
    const char *end = key;
    for (int i = 0; i < count; i++) {
        const char *space = strchr(i ? end + 1 : end, ' ');
        if (!space)
            return i + 1 == count ? key : NULL;
        end = space;
    }
    return form_keep(r, str_of(key, (size_t)(end - key)));
}

/* The initials of the words with a capital: "European Union" -> "eu". */
static const char *initials(form_reader *r, uint32_t first, uint32_t last)
{
    char letters[32];
    size_t n = 0;
    for (uint32_t i = first; i < last && n < sizeof letters - 1; i++) {
        const token *t = &r->f->text->tokens.at[i];
        if (t->shape == SHAPE_LOWER || t->shape == SHAPE_NONE)
            continue;
        str word = text_folded(r->f->text, i);
        if (word.len)
            letters[n++] = word.ptr[0];
    }
    return n > 1 ? form_keep(r, str_of(letters, n)) : NULL;
}

/* The id of a name that the user has brought. */
static const char *own_id(form_reader *r, const mention *m)
{
    const rule_set *rules = r->f->rules;
    if (!rules->lexicons[1])
        return NULL;
    if (r->own_type != m->type) {
        char name[80];
        str type = type_name(rules, m->type);
        snprintf(name, sizeof name, "own-%.*s", type.len > 60 ? 60 : (int)type.len, type.ptr);
        r->own_class = rule_set_class(rules, str_from_c(name));
        r->own_type = m->type;
    }
    if (r->own_class < 0)
        return NULL;
    str id = symbols_value(r->f->table, m->first, m->last, (unsigned)r->own_class);
    return id.len ? form_keep(r, id) : NULL;
}

static char sex_of_value(str value)
{
    return str_is(value, "m") ? 'm' : str_is(value, "f") ? 'f' : 0;
}

/* "her husband, Femi", "his wife Corrie". */
static char sex_of_kin(const form_reader *r, const mention *m)
{
    uint32_t at = m->first;
    if (at > 1 && facts_is_word(r->f, at - 1, ","))
        at--;
    if (at == 0 || !facts_has_class(r->f, at - 1, r->kinship_class))
        return 0;
    return sex_of_value(symbols_value(r->f->table, at - 1, at, (unsigned)r->kinship_class));
}

/* From a title before the name or a kinship, else from its given name. */
static char sex_of(const form_reader *r, const mention *m)
{
    char sex = 0;
    if (m->first > 0 && facts_has_class(r->f, m->first - 1, r->title_class))
        sex = sex_of_value(symbols_value(r->f->table, m->first - 1, m->first, (unsigned)r->title_class));
    if (!sex)
        sex = sex_of_kin(r, m);
    for (int i = 0; i < 3 && !sex && m->last - m->first > 1; i++)
        if (r->given_classes[i] >= 0)
            sex = sex_of_value(symbols_value(r->f->table, m->first, m->first + 1, (unsigned)r->given_classes[i]));
    return sex;
}

/* What a given name can be short for, itself with it: "Alex" is Alexander and Alexandra. */
static const char *full_given(form_reader *r, const mention *m, const char *first)
{
    str full = { NULL, 0 };
    buf scratch = { 0 };
    if (r->nickname_class >= 0)
        full = symbols_value(r->f->table, m->first, m->first + 1, (unsigned)r->nickname_class);
    str small = full.len ? text_fold(full, &scratch) : STR("");
    size_t length = strlen(first);
    char *made = small.ptr ? arena_alloc(r->f->memory, length + small.len + 4) : NULL;
    if (made) { /* |first|small| */
        made[0] = made[length + 1] = made[length + small.len + 2] = '|';
        memcpy(made + 1, first, length);
        memcpy(made + length + 2, small.ptr, small.len);
    }
    r->out_of_memory |= !made;
    buf_release(&scratch);
    return made;
}

form_reader form_reader_of(facts *f)
{
    static const char *const given[] = { "given-common", "given", "given-rare" };
    form_reader r = { .f = f, .nickname_class = facts_class(f, "nickname"),
                      .title_class = facts_class(f, "title"),
                      .kinship_class = facts_class(f, "kinship"),
                      .org_suffix_class = facts_class(f, "org-suffix") };
    for (int i = 0; i < 3; i++)
        r.given_classes[i] = facts_class(f, given[i]);
    return r;
}

bool form_read(form_reader *r, uint32_t index, name_form *out)
{
    const mention *m = &r->f->mentions.at[index];
    uint32_t last = m->last;
    while (m->type == CLASS_ORGANIZATION && last > m->first + 1 &&
           (facts_has_class(r->f, last - 1, r->org_suffix_class) ||
            r->f->text->tokens.at[last - 1].kind == TOKEN_MARK))
        last--;
    *out = (name_form){ .mention = index, .words = last - m->first, .key = fold_span(r, m->first, last) };
    if (!out->key)
        return false;
    out->last = last_word(out->key);
    out->id = own_id(r, m);
    out->first = form_first_words(r, out->key, 1);
    if (last - m->first > 1)
        out->acronym = initials(r, m->first, last);
    if (m->type == CLASS_PERSON)
        out->sex = sex_of(r, m);
    if (m->type == CLASS_PERSON && out->words > 1 && out->first)
        out->full_given = full_given(r, m, out->first);
    return out->first != NULL;
}
