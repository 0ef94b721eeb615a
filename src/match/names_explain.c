/* Why a name is what it is: its evidence by weight, how the types compare, the other spans that lost. */
#include <math.h>

#include "match/names_model.h"

enum { REASONS_MOST = 8, LOST_MOST = 3, REASONS_ROOM = REASONS_MOST + WEIGHTS + LOST_MOST };

static const char *const key_phrases[][2] = {
    { "prev", "before it" }, { "prev2", "two before it" }, { "next", "after it" }, { "next2", "two after it" },
    { "first", "its first word is in" }, { "last", "its last word is in" }, { "role", "word" }, { "class", "in the list" },
    { "lists", "in the lists" }, { "shape", "written" }, { "word", "is" }, { "length", "words" }, { "is", "the whole is in" },
    { "has", "inside it" }, { "genre", "kind of document" }, { "end", "ends in" }, { "caps", "sentence" },
    { "lower-elsewhere", "also in small letters, sentence" }, { "around", "between" }, { "rule", "rule" },
    { "prev-class", "the word before is in" }, { "next-class", "the word after is in" }, { "sentence", "in a" },
    { "defined-as", "the text says that it is" }, { "called", "announced as" }, { "line-before", "the line before ends with" },
    { "use", "used like" }, { "prev-use", "the word before is used like" }, { "next-use", "the word after is used like" },
    { "prev2-use", "two before it, used like" }, { "next2-use", "two after it, used like" },
    { "kin", "akin to" }, { "prev-kin", "the word before is akin to" }, { "next-kin", "the word after is akin to" },
    { "prev2-kin", "two before it, akin to" }, { "next2-kin", "two after it, akin to" }, { "owned", "what is its is like" },
    { "list-before", "in a list after" }, { "list-after", "in a list before" }, { "by", "parted by" },
};

/* "prev=of|first=country" -> "before it of, its first word is in country" */
static const char *in_words(const char *name, arena *memory)
{
    buf b = { 0 };
    bool ok = true;
    for (str rest = str_from_c(name), part; ok && str_cut(&rest, '|', &part);) {
        str value = part, key;
        str_cut(&value, '=', &key);
        str wording = key;
        for (size_t i = 0; i < sizeof key_phrases / sizeof *key_phrases; i++)
            if (str_is(key, key_phrases[i][0]))
                wording = str_from_c(key_phrases[i][1]);
        ok = (!b.len || buf_add(&b, STR(", "))) && buf_add(&b, wording) && buf_add_char(&b, ' ') &&
             (!value.ptr || buf_add(&b, value));
    }
    const char *copy = ok ? arena_copy(memory, buf_str(&b)) : NULL;
    buf_release(&b);
    return copy;
}

static bool gather_features(names_model *m, const mention *name)
{
    vec_clear(&m->features);
    uint64_t *slot = evidence_of_span(&m->evidence, name->first, name->last, &m->features) ? vec_push(&m->features) : NULL;
    if (slot)
        *slot = evidence_of_rule(&m->evidence, name->by);
    return slot && repeats_features(&m->elsewhere, &m->evidence, name->first, name->last,
                                    names_chosen_as(&m->first_choice, name->first, name->last), &m->features);
}

/* Keeps the reasons of greatest weight, in order. */
static void keep_reason(name_reason *list, size_t *count, name_reason more)
{
    size_t at = *count;
    while (at > 0 && fabs(list[at - 1].weight) < fabs(more.weight))
        at--;
    if (at == REASONS_MOST)
        return;
    if (*count < REASONS_MOST)
        ++*count;
    memmove(list + at + 1, list + at, (*count - at - 1) * sizeof *list);
    list[at] = more;
}

/* The words of a reading on one line. */
static const char *words_of(const text *t, const reading *r, arena *memory)
{
    size_t start = t->tokens.at[r->first].start;
    char *copy = arena_copy(memory, str_of(t->ptr + start, t->tokens.at[r->last - 1].end - start));
    for (char *at = copy; at && *at; at++)
        if (*at == '\n' || *at == '\r' || *at == '\t')
            *at = ' ';
    return copy;
}

/* The best readings of other spans of its sentence that overlap the name: best first. */
static size_t find_lost(const names_model *m, const mention *name, uint32_t from, const reading *lost[LOST_MOST])
{
    size_t count = 0, low = 0, high = m->readings.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->readings.at[middle].first < from)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < m->readings.len && m->readings.at[i].first < name->last; i++) {
        const reading *r = &m->readings.at[i];
        if (r->last <= name->first || (r->first == name->first && r->last == name->last))
            continue;
        size_t at = count;
        while (at > 0 && lost[at - 1]->value < r->value)
            at--;
        if (at == LOST_MOST)
            continue;
        count += count < LOST_MOST;
        memmove(lost + at + 1, lost + at, (count - at - 1) * sizeof *lost);
        lost[at] = r;
    }
    return count;
}

static bool add_lost(const names_model *m, const text *t, const mention *name, arena *memory, name_reason *out,
                     size_t *count)
{
    const reading *lost[LOST_MOST];
    size_t found = find_lost(m, name, t->sentences.at[text_sentence(t, name->first)].first, lost);
    for (size_t i = 0; i < found; i++) {
        const char *words = words_of(t, lost[i], memory);
        const char *shown = words ? arena_printf(memory, "lost: \"%s\" as %s", words, class_computed_name(lost[i]->type)) : NULL;
        if (!shown)
            return false;
        out[(*count)++] = (name_reason){ shown, lost[i]->value };
    }
    return true;
}

bool names_explain(names_model *m, const symbols *table, const text *t, const mention *name,
                   arena *memory, name_reason **out, size_t *count)
{
    static const uint32_t types[WEIGHTS] = { CLASS_PERSON, CLASS_PLACE, CLASS_ORGANIZATION };
    double sums_of_types[WEIGHTS] = { 0 };
    unsigned type = weight_of_type(name->type);
    *count = 0;
    *out = arena_array(memory, REASONS_ROOM + 1, sizeof **out);
    if (!*out || !evidence_start_naming(&m->evidence, table, t))
        return false;
    if (!evidence_enter(&m->evidence, &t->sentences.at[text_sentence(t, name->first)]) || !gather_features(m, name) ||
        m->evidence.names_lost)
        return false;
    for (size_t i = 0; i < m->features.len; i++) {
        const float *w = lexicon_weights_of(m->lex, m->features.at[i]);
        for (unsigned k = 0; w && k < WEIGHTS; k++)
            sums_of_types[k] += w[k];
        if (w)
            keep_reason(*out, count, (name_reason){ evidence_name(&m->evidence, m->features.at[i]), w[type] });
    }
    for (size_t i = 0; i < *count; i++)
        if (!((*out)[i].text = in_words((*out)[i].text ? (*out)[i].text : "?", memory)))
            return false;
    for (unsigned k = 0; k < WEIGHTS; k++) {
        const char *shown = arena_printf(memory, "all evidence for %s%s", class_computed_name(types[k]),
                                         k == type ? ", chosen" : "");
        if (!shown)
            return false;
        (*out)[(*count)++] = (name_reason){ shown, sums_of_types[k] };
    }
    return add_lost(m, t, name, memory, *out, count);
}
