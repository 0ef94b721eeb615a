/* The names of one word of a text. */
#include "check/spelled.h"

#include "check/spelling.h"

enum { LETTERS_LEAST = 3 };

typedef struct reader {
    findings *out;
    const facts *f;
    spelled_names *names;
    map of_form;
    buf scratch;
    int title, rank, determiner, preposition;
} reader;

bool spelled_has_class(const facts *f, uint32_t at, const char *const *classes)
{
    for (; *classes; classes++)
        if (facts_has_class(f, at, facts_class(f, *classes)))
            return true;
    return false;
}

/* An English word that begins its sentence, a month, a title. */
static bool is_other_word(const facts *f, uint32_t at)
{
    static const char *const classes[] = { "common-10", "common-20", "common-35", "month", "weekday", "title", "rank", "demonym", "language",
                                           "holiday-name", "kinship", "role", NULL };
    static const char *const saints[] = { "st", "st.", "san", "santa", "saint", NULL };
    if (at > 0 && facts_is_any(f, at - 1, saints))
        return true;
    return spelled_has_class(f, at, classes);
}

/* "McCain", "DeVries", "O'Hara": not "XftNameParse", "LightGrey". */
static bool is_mixed_name(str word)
{
    static const char *const starts[] = { "Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "O'", "O\xE2\x80\x99", "D'", "D\xE2\x80\x99", "L'",
                                          "L\xE2\x80\x99", "Al", "El", "Ben", "Bin", "Ap", NULL };
    for (size_t i = 0; starts[i]; i++) {
        str start = str_from_c(starts[i]);
        if (word.len > start.len + 2 && str_starts(word, start) && !(word.ptr[start.len] >= 'a' && word.ptr[start.len] <= 'z'))
            return true;
    }
    return false;
}

static bool is_capital(const facts *f, uint32_t at)
{
    const token *t = &f->text->tokens.at[at];
    if (t->shape == SHAPE_MIXED && !is_mixed_name(text_token(f->text, at)))
        return false;
    bool shouted = t->shape == SHAPE_UPPER && t->end - t->start > NAME_LEAST && facts_entity_at(f, at) >= 0;
    return t->kind == TOKEN_WORD && (t->shape == SHAPE_CAPITAL || t->shape == SHAPE_MIXED || shouted) && !(t->flags & (TOKEN_DIGITS | TOKEN_STOP)) &&
           t->end - t->start >= LETTERS_LEAST;
}

/* A capital word beside a name, of its mention or before it in the line: a given name, a surname. */
static uint32_t neighbour(const facts *f, uint32_t at, int step, uint32_t here)
{
    uint32_t behind = step > 0 ? at : here;
    if (at >= f->text->tokens.len || f->text->tokens.at[behind].flags & TOKEN_SENTENCE)
        return 0;
    uint8_t shape = f->text->tokens.at[at].shape;
    if (f->text->tokens.at[at].kind == TOKEN_MARK && facts_is_word(f, at, "-") && at + 1 < f->text->tokens.len && at > 0)
        return neighbour(f, step > 0 ? at + 1 : at - 1, step, step > 0 ? at + 1 : at);
    return shape == SHAPE_CAPITAL || shape == SHAPE_MIXED || shape == SHAPE_INITIAL ? text_folded_form(f->text, at) : 0;
}

static void add_neighbour(uint32_t list[SPELLED_NEIGHBOURS], uint32_t form)
{
    for (int i = 0; form && i < SPELLED_NEIGHBOURS; i++)
        if (!list[i] || list[i] == form) {
            list[i] = form;
            return;
        }
}

/* "Echeverria and Sool", "Echeverria, M. and Sool, K.", "Nakagawa T, Obi C": the name that follows. */
static uint32_t next_name(const facts *f, uint32_t at)
{
    enum { AHEAD = 6 };
    static const char *const joins[] = { "and", "&", ",", NULL };
    bool joined = false;
    for (uint32_t i = at + 1; i < at + AHEAD && i < f->text->tokens.len && facts_sentence(f, i) == facts_sentence(f, at); i++) {
        if (is_capital(f, i))
            return joined ? text_folded_form(f->text, i) : 0;
        if (facts_is_any(f, i, joins))
            joined = true;
        else if (f->text->tokens.at[i].shape != SHAPE_INITIAL && f->text->tokens.at[i].kind != TOKEN_MARK)
            return 0;
    }
    return 0;
}

static uint32_t letters_of(str word)
{
    uint32_t bits = 0;
    for (size_t i = 0; i < word.len; i++)
        bits |= 1u << ((unsigned char)str_small(word.ptr[i]) & 31);
    return bits;
}

static void read_place(const reader *r, spelled *s, uint32_t at)
{
    const facts *f = r->f;
    if (s->count < SPELLED_SENTENCES) {
        s->sentences[s->count] = facts_sentence(f, at);
        s->tokens[s->count] = at;
    }
    s->count++;
    s->last_token = at;
    bool titled = at > 0 && (facts_has_class(f, at - 1, r->title) || facts_has_class(f, at - 1, r->rank));
    s->beside_title |= titled;
    s->shouted = (s->shouted || s->count == 1) && f->text->tokens.at[at].shape == SHAPE_UPPER;
    s->of_place |= facts_is_word(f, at + 1, "of") && at + 2 < f->text->tokens.len && f->text->tokens.at[at + 2].shape == SHAPE_CAPITAL;
    if (at > 0 && !titled && !facts_has_class(f, at - 1, r->determiner) && !facts_has_class(f, at - 1, r->preposition))
        add_neighbour(s->before, neighbour(f, at - 1, -1, at));
    add_neighbour(s->after, neighbour(f, at + 1, 1, at));
    add_neighbour(s->with, next_name(f, at));
}

/* The word in small letters without accents. */
static bool plain_letters(reader *r, uint32_t at, str *word)
{
    *word = text_folded(r->f->text, at);
    if (r->f->text->tokens.at[at].flags & TOKEN_ASCII)
        return true;
    str bare = text_strip_marks(*word, &r->scratch);
    const char *kept = bare.ptr ? arena_copy(&r->out->scratch, bare) : NULL;
    *word = kept ? str_from_c(kept) : STR("");
    return kept != NULL;
}

static bool read_names(reader *r)
{
    const facts *f = r->f;
    for (uint32_t at = 0; at < f->text->tokens.len && r->names->len < SPELLED_MOST; at++) {
        if (!is_capital(f, at))
            continue;
        uint32_t *slot = map_at(&r->of_form, text_folded_form(f->text, at), true, NULL);
        if (!slot)
            return false;
        if (!*slot && is_other_word(f, at))
            *slot = UINT32_MAX;
        if (*slot == UINT32_MAX)
            continue;
        if (!*slot) {
            spelled *made = vec_push(r->names);
            if (!made)
                return false;
            str word;
            if (!plain_letters(r, at, &word))
                return false;
            *made = (spelled){ .form = text_folded_form(f->text, at), .token = at, .word = word, .letters = letters_of(word) };
            *slot = (uint32_t)r->names->len;
        }
        read_place(r, &r->names->at[*slot - 1], at);
    }
    return true;
}

bool spelled_read(findings *out, spelled_names *names)
{
    const facts *f = out->f;
    reader r = { .out = out, .f = f, .names = names, .title = facts_class(f, "title"), .rank = facts_class(f, "rank"),
                 .determiner = facts_class(f, "determiner"), .preposition = facts_class(f, "preposition") };
    bool read = read_names(&r);
    map_release(&r.of_form);
    buf_release(&r.scratch);
    return read;
}
