/* Kinds come from kind-of-thing.list; who has a role, a nationality or a family is a person, and so is what
 * ends like "diggers" or "florists" and is listed as nothing else. */
#include "check/kinds.h"

kind_reader kind_reader_of(const facts *f)
{
    return (kind_reader){ f, facts_class(f, "kind-of-thing"), facts_class(f, "collective"),
                          { facts_class(f, "role"), facts_class(f, "nationality"),
                            facts_class(f, "kinship") } };
}

/* "person taught" */
static kind_of read_value(str value)
{
    str domain;
    if (!value.len || !str_cut(&value, ' ', &domain))
        return (kind_of){ 0, 0, false };
    bool any = str_is(value, "any");
    return (kind_of){ str_hash(domain) | 1, any ? 0 : str_hash(value) | 1, any };
}

kind_of kind_at(const kind_reader *r, uint32_t token_index)
{
    static const char *const ends[] = { "men", "women", "ers", "ists", "ors", "ees", "ians", "mates" };
    const facts *f = r->f;
    if (r->thing < 0 || token_index >= f->text->tokens.len)
        return (kind_of){ 0, 0, false };
    kind_of listed = read_value(symbols_value(f->table, token_index, token_index + 1, (unsigned)r->thing));
    bool person = false;
    for (int i = 0; i < 3 && !listed.domain; i++)
        person |= facts_has_class(f, token_index, r->person[i]);
    for (size_t i = 0; i < sizeof ends / sizeof *ends && !listed.domain; i++)
        person |= str_ends(text_token(f->text, token_index), str_from_c(ends[i]));
    return person ? (kind_of){ str_hash(STR("person")) | 1, 0, false } : listed;
}

kind_of kind_of_persons(void)
{
    return read_value(STR("person any"));
}

kind_of kind_of_collective(const kind_reader *r, uint32_t token_index)
{
    if (r->collective < 0 || token_index >= r->f->text->tokens.len)
        return (kind_of){ 0, 0, false };
    return read_value(symbols_value(r->f->table, token_index, token_index + 1, (unsigned)r->collective));
}
