/* Who is who: mentions of one are one entity.
 *
 * Mentions are taken from the longest form to the shortest, so that a short form finds its full
 * one wherever it stands; a form that fits two stays by itself. */
#include "facts/name_forms.h"

typedef struct linker {
    facts *f;
    form_reader reader;
    belie_error *error;
    VEC(name_form) forms; /* in the order of the text */
    VEC(uint32_t) order;  /* of linking them */
    map_str exact;      /* type and key -> entity + 1 */
    map_str by_last;    /* person: last word -> entity + 1; AMBIGUOUS when two have it */
    map_str by_first;   /* person: first word */
    map_str by_start;   /* organization: first word, and first two */
    map_str by_acronym; /* organization, place */
    map_str by_country; /* place: code of a country's name */
    map_str by_id;      /* the user's own names: their ids */
    VEC(uint32_t) best_form; /* entity -> form with its best name */
    int country_class, place_classes[4];
} linker;

enum { AMBIGUOUS = 0x7FFFFFFF };

/* Longer forms first, then in the order of the text: as they came, by the number of their words. */
static bool order_forms(linker *l)
{
    uint32_t longest = 0;
    for (size_t i = 0; i < l->forms.len; i++)
        longest = l->forms.at[i].words > longest ? l->forms.at[i].words : longest;
    uint32_t *before = arena_array(l->f->memory, longest + 2, sizeof *before); /* how many are longer */
    if (!before || !vec_reserve(&l->order, l->forms.len))
        return false;
    for (size_t i = 0; i < l->forms.len; i++)
        before[longest - l->forms.at[i].words + 1]++;
    for (uint32_t k = 1; k <= longest; k++)
        before[k] += before[k - 1];
    for (uint32_t i = 0; i < l->forms.len; i++)
        l->order.at[before[longest - l->forms.at[i].words]++] = i;
    l->order.len = l->forms.len;
    return true;
}

static bool note(map_str *m, const char *key, uint32_t entity_index)
{
    bool is_new;
    uint32_t *at = map_str_at(m, str_from_c(key), true, &is_new);
    if (!at)
        return false;
    if (is_new)
        *at = entity_index + 1;
    else if (*at != entity_index + 1)
        *at = AMBIGUOUS;
    return true;
}

static int32_t look(const map_str *m, const char *key)
{
    const uint32_t *at = key ? map_str_find(m, str_from_c(key)) : NULL;
    return at && *at != AMBIGUOUS ? (int32_t)*at - 1 : -1;
}

static const char *typed_key(linker *l, uint32_t type, const char *key)
{
    size_t length = strlen(key);
    char *made = arena_alloc(l->f->memory, length + 4);
    if (!made)
        return NULL;
    made[0] = (char)(1 + type % 127);
    made[1] = (char)(1 + type / 127);
    made[2] = ' ';
    memcpy(made + 3, key, length + 1);
    return made;
}

static const char *country_of(linker *l, const mention *m)
{
    str code = { NULL, 0 };
    if (l->country_class >= 0)
        code = symbols_value(l->f->table, m->first, m->last, (unsigned)l->country_class);
    return code.len ? form_keep(&l->reader, code) : NULL;
}

/* Whether both given names can be short for one: "|bill|william|" and "|william||". */
static bool same_given(const char *a, const char *b)
{
    if (!a || !b)
        return false;
    for (str rest = str_from_c(a), name; str_cut(&rest, '|', &name);)
        for (str others = str_from_c(b), other; name.len && str_cut(&others, '|', &other);)
            if (str_equal(name, other))
                return true;
    return false;
}

/* "R Singh" fits "Rajnath Singh", "George W Bush" "George Bush", "Bill Clinton" "William Clinton". */
static bool given_fits(const name_form *shorter, const name_form *longer)
{
    size_t a = strcspn(shorter->key, " "), b = strcspn(longer->key, " ");
    if ((a == 1 || b == 1) && shorter->key[0] == longer->key[0])
        return true;
    return (a == b && strncmp(shorter->key, longer->key, a) == 0) ||
           same_given(shorter->full_given, longer->full_given);
}

/* "Ould Brahim" is the end of "Mokhtar Ould Brahim". */
static bool is_end(const char *shorter, const char *longer)
{
    size_t a = strlen(shorter), b = strlen(longer);
    return b > a + 1 && strcmp(longer + b - a, shorter) == 0 && longer[b - a - 1] == ' ';
}

/* "Lidia Arancibia" begins "Lidia Arancibia Soruco". */
static bool is_beginning(const char *shorter, const char *longer)
{
    size_t a = strlen(shorter);
    return strncmp(longer, shorter, a) == 0 && (longer[a] == ' ' || longer[a] == '-');
}

static bool sexes_fit(const linker *l, int32_t entity_index, char sex)
{
    char other = l->f->entities.at[entity_index].sex;
    return !sex || !other || sex == other;
}

static bool has_digit(const char *key)
{
    return strpbrk(key, "0123456789") != NULL;
}

/* The entity that a shorter form of a person belongs to, or -1. */
static int32_t find_person(linker *l, const name_form *w)
{
    int32_t found = look(&l->by_last, w->last);
    if (w->words == 1) {
        if (found < 0) { /* a given name alone: its bearer has been named in full */
            found = look(&l->by_first, w->key);
            if (found >= 0 && l->f->entities.at[found].first_mention > w->mention)
                return -1;
        }
        return found >= 0 && sexes_fit(l, found, w->sex) ? found : -1;
    }
    int32_t alike = look(&l->by_first, w->first);
    if (alike >= 0 && sexes_fit(l, alike, w->sex) && is_beginning(w->key, l->forms.at[l->best_form.at[alike]].key))
        return alike;
    if (found < 0 || !sexes_fit(l, found, w->sex))
        return -1;
    const name_form *longer = &l->forms.at[l->best_form.at[found]];
    return given_fits(w, longer) || is_end(w->key, longer->key) ? found : -1;
}

static int32_t find_entity(linker *l, const name_form *w, const mention *m)
{
    const char *typed = typed_key(l, m->type, w->key);
    l->reader.out_of_memory |= !typed;
    int32_t found = w->id ? look(&l->by_id, w->id) : -1;
    if (found < 0 && m->type == CLASS_PERSON && w->words == 1 && !w->id)
        found = find_person(l, w); /* "Maria" after "Maria Lopez", though another Maria came before */
    if (found < 0)
        found = look(&l->exact, typed);
    if (found >= 0 || !typed || w->id)
        return found;
    if (m->type == CLASS_PERSON)
        return find_person(l, w);
    if (m->type == CLASS_PLACE) {
        const char *code = country_of(l, m);
        found = code ? look(&l->by_country, code) : -1;
    } else if (m->type == CLASS_ORGANIZATION && !has_digit(w->key) && w->words <= 2)
        found = look(&l->by_start, w->key);
    if (found < 0 && w->words == 1 && l->f->text->tokens.at[m->first].shape == SHAPE_UPPER)
        found = look(&l->by_acronym, w->key);
    return found >= 0 && l->f->entities.at[found].type == m->type ? found : -1;
}

static bool index_entity(linker *l, const name_form *w, const mention *m, uint32_t index)
{
    const char *typed = typed_key(l, m->type, w->key);
    bool ok = typed && note(&l->exact, typed, index) && (!w->id || note(&l->by_id, w->id, index));
    if (m->type == CLASS_PERSON && w->words > 1)
        ok = ok && note(&l->by_last, w->last, index) && note(&l->by_first, w->first, index);
    if (m->type == CLASS_ORGANIZATION && w->words > 1) {
        const char *two = w->words > 2 ? form_first_words(&l->reader, w->key, 2) : NULL;
        ok = ok && note(&l->by_start, w->first, index) && (!two || note(&l->by_start, two, index));
    }
    if (ok && w->acronym && m->type != CLASS_PERSON)
        ok = note(&l->by_acronym, w->acronym, index);
    const char *code = m->type == CLASS_PLACE ? country_of(l, m) : NULL;
    return ok && (!code || note(&l->by_country, code, index));
}

static int32_t make_entity(linker *l, uint32_t form_index, const mention *m)
{
    const name_form *w = &l->forms.at[form_index];
    entity *e = vec_push(&l->f->entities);
    uint32_t *best = e ? vec_push(&l->best_form) : NULL;
    if (!best)
        return -1;
    *best = form_index;
    *e = (entity){ .type = m->type, .first_mention = w->mention, .sex = w->sex, .name_id = w->id };
    int32_t index = (int32_t)l->f->entities.len - 1;
    return index_entity(l, w, m, (uint32_t)index) ? index : -1;
}

/* The country of a city or region, where its name has one alone. */
static const char *country_of_place(linker *l, const mention *m)
{
    for (int i = 0; i < 4; i++) {
        if (l->place_classes[i] < 0)
            continue;
        str code = symbols_value(l->f->table, m->first, m->last, (unsigned)l->place_classes[i]);
        if (code.len == 2)
            return form_keep(&l->reader, code);
    }
    return NULL;
}

static belie_status link_forms(linker *l)
{
    for (uint32_t k = 0; k < l->order.len; k++) {
        uint32_t i = l->order.at[k];
        const name_form *w = &l->forms.at[i];
        mention *m = &l->f->mentions.at[w->mention];
        int32_t found = find_entity(l, w, m);
        if (found < 0)
            found = make_entity(l, i, m);
        else if (!index_entity(l, w, m, (uint32_t)found))
            return error_no_memory(l->error);
        if (found < 0 || l->reader.out_of_memory)
            return error_no_memory(l->error);
        entity *e = &l->f->entities.at[found];
        m->entity = found;
        if (!e->sex)
            e->sex = w->sex;
        if (m->type == CLASS_PLACE && !e->country)
            e->country = country_of_place(l, m);
    }
    return l->reader.out_of_memory ? error_no_memory(l->error) : BELIE_OK;
}

/* ---- numbering by first mention; names and aliases ---- */

static belie_status renumber(linker *l)
{
    facts *f = l->f;
    size_t n = f->entities.len;
    uint32_t *order = arena_array(f->memory, n + 1, sizeof *order); /* old -> new + 1 */
    entity *sorted = arena_array(f->memory, n + 1, sizeof *sorted);
    uint32_t *best = arena_array(f->memory, n + 1, sizeof *best);
    uint32_t next = 0;
    if (!order || !sorted || !best)
        return error_no_memory(l->error);
    for (uint32_t i = 0; i < f->mentions.len; i++) {
        mention *m = &f->mentions.at[i];
        if (m->entity < 0)
            continue;
        uint32_t *at = &order[m->entity];
        if (!*at) {
            *at = ++next;
            sorted[next - 1] = f->entities.at[m->entity];
            sorted[next - 1].first_mention = i;
            best[next - 1] = l->best_form.at[m->entity];
        }
        m->entity = (int32_t)*at - 1;
        sorted[m->entity].mention_count++;
    }
    memcpy(f->entities.at, sorted, n * sizeof *sorted);
    memcpy(l->best_form.at, best, n * sizeof *best);
    return BELIE_OK;
}

static bool is_known_as(const entity *e, str name)
{
    if (str_is(name, e->name))
        return true;
    for (size_t i = 0; i < e->alias_count; i++)
        if (str_is(name, e->aliases[i]))
            return true;
    return false;
}

enum { ALIASES_MOST = 16 };

static bool add_alias(facts *f, entity *e, const char *name)
{
    if (!e->aliases)
        e->aliases = arena_array(f->memory, ALIASES_MOST, sizeof *e->aliases);
    if (!e->aliases)
        return false;
    ((const char **)(uintptr_t)e->aliases)[e->alias_count++] = name;
    return true;
}

static belie_status name_entities(linker *l)
{
    facts *f = l->f;
    for (size_t i = 0; i < f->entities.len; i++) {
        const mention *m = &f->mentions.at[l->forms.at[l->best_form.at[i]].mention];
        f->entities.at[i].name = facts_quote(f, m->first, m->last);
        if (!f->entities.at[i].name)
            return error_no_memory(l->error);
    }
    for (size_t i = 0; i < f->mentions.len; i++) {
        const mention *m = &f->mentions.at[i];
        if (m->entity < 0)
            continue;
        entity *e = &f->entities.at[m->entity];
        if (e->alias_count == ALIASES_MOST || is_known_as(e, facts_text(f, m->first, m->last)))
            continue;
        const char *name = facts_quote(f, m->first, m->last);
        if (!name)
            return error_no_memory(l->error);
        if (!is_known_as(e, str_from_c(name)) && !add_alias(f, e, name))
            return error_no_memory(l->error);
    }
    return BELIE_OK;
}

static bool is_named(const facts *f, const mention *m)
{
    return m->type != CLASS_DATE && type_is_shown(f->rules, m->type);
}

static bool add_form(linker *l, uint32_t index)
{
    name_form *slot = vec_push(&l->forms);
    return slot && form_read(&l->reader, index, slot);
}

static void find_classes(linker *l)
{
    static const char *const places[] = { "country", "capital-city", "city-large", "us-state" };
    l->country_class = facts_class(l->f, "country");
    for (int i = 0; i < 4; i++)
        l->place_classes[i] = facts_class(l->f, places[i]);
}

belie_status facts_read_entities(facts *f, belie_error *error)
{
    linker l = { .f = f, .reader = form_reader_of(f), .error = error };
    belie_status status = BELIE_OK;
    find_classes(&l);
    for (uint32_t i = 0; status == BELIE_OK && i < f->mentions.len; i++) {
        facts_expect_mention(f, i);
        if (is_named(f, &f->mentions.at[i]) && !add_form(&l, i))
            status = error_no_memory(error);
    }
    if (status == BELIE_OK && l.forms.len)
        status = order_forms(&l) ? link_forms(&l) : error_no_memory(error);
    if (status == BELIE_OK && f->entities.len)
        status = renumber(&l);
    if (status == BELIE_OK)
        status = name_entities(&l);
    map_str *maps[] = { &l.by_id, &l.exact, &l.by_last, &l.by_first, &l.by_start, &l.by_acronym, &l.by_country };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_str_release(maps[i]);
    vec_release(&l.forms);
    vec_release(&l.order);
    vec_release(&l.best_form);
    return status;
}
