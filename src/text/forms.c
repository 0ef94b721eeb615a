/* Forms: open addressing over 32-bit hashes, the bytes one behind the other. */
#include "text/forms.h"

#include <stdlib.h>

#include "text/unicode_table.h"
#include "text/utf8.h"

enum { SLOTS_FIRST = 64 };

/* ---- what the bytes tell ---- */

typedef struct letters {
    unsigned upper, lower, other, digits;
    bool first_upper, later_upper, ascii;
} letters;

static void count_letter(letters *l, bool upper, bool lower)
{
    bool first = l->upper + l->lower + l->other == 0;
    l->first_upper |= first && upper && !l->digits;
    l->later_upper |= !first && upper;
    l->upper += upper;
    l->lower += lower;
}

static letters count_letters(str word)
{
    letters l = { .ascii = true };
    for (size_t at = 0, length = 1; at < word.len; at += length) {
        unsigned char byte = (unsigned char)word.ptr[at];
        length = 1;
        if (byte < 0x80) {
            count_letter(&l, byte >= 'A' && byte <= 'Z', byte >= 'a' && byte <= 'z');
            l.digits += byte >= '0' && byte <= '9';
            continue;
        }
        uint32_t c;
        int bad;
        length = utf8_decode(word.ptr, word.len, at, &c, &bad);
        uint8_t properties = unicode_byte(c);
        unsigned kind = properties & UNICODE_CLASS;
        bool upper = properties & UNICODE_UPPER, lower = properties & UNICODE_LOWER, digit = kind == WB_NUMERIC;
        l.ascii = false;
        l.other += !upper && !lower && !digit && kind != WB_EXTEND && kind != WB_MIDNUMLET && kind != WB_FORMAT;
        count_letter(&l, upper, lower);
        l.digits += digit;
    }
    return l;
}

static uint8_t shape_of(const letters *l)
{
    if (!l->upper && !l->lower)
        return SHAPE_NONE;
    if (!l->upper)
        return SHAPE_LOWER;
    if (!l->lower)
        return l->upper == 1 && !l->digits && !l->other ? SHAPE_INITIAL : SHAPE_UPPER;
    return l->first_upper && !l->later_upper ? SHAPE_CAPITAL : SHAPE_MIXED;
}

static void describe(word_form *f, str word, bool mark)
{
    letters l = count_letters(word);
    f->kind = mark ? TOKEN_MARK : l.upper + l.lower + l.other ? TOKEN_WORD : TOKEN_NUMBER;
    f->shape = mark ? SHAPE_NONE : shape_of(&l);
    f->flags = (uint8_t)((l.ascii ? TOKEN_ASCII : 0u) | (l.digits && !mark ? TOKEN_DIGITS : 0u));
}

/* ---- the table ---- */

static bool grow(forms *f)
{
    size_t count = f->slot_count ? f->slot_count * 2 : SLOTS_FIRST;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots)
        return false;
    for (uint32_t id = 1; id < f->list.len; id++) {
        size_t at = f->list.at[id].hash & (count - 1);
        while (slots[at])
            at = (at + 1) & (count - 1);
        slots[at] = id;
    }
    free(f->slots);
    f->slots = slots;
    f->slot_count = count;
    return true;
}

static uint32_t find_or_add(forms *f, str word, bool mark, const form_key *key, bool *is_new)
{
    uint32_t hash = forms_hash(key, word.len);
    if ((f->list.len + 1) * 2 > f->slot_count && !grow(f))
        return 0;
    size_t at = hash & (f->slot_count - 1);
    *is_new = false;
    for (; f->slots[at]; at = (at + 1) & (f->slot_count - 1))
        if (forms_same(f, &f->list.at[f->slots[at]], key, word, mark))
            return f->slots[at];
    if (!f->list.len && !vec_push(&f->list)) /* 0 is no word_form */
        return 0;
    word_form *made = vec_push(&f->list);
    if (!made)
        return 0;
    *made = (word_form){ .at = (uint32_t)f->bytes.len, .length = (uint32_t)word.len, .hash = hash,
                          .low = key->low, .high = key->high, .mark = mark };
    if (!buf_add(&f->bytes, word)) {
        f->list.len--;
        return 0;
    }
    describe(made, word, mark);
    *is_new = true;
    made->fold = (uint32_t)f->list.len - 1;
    return f->slots[at] = made->fold;
}

uint32_t forms_add(forms *f, str word, bool mark, const form_key *key)
{
    bool is_new;
    uint32_t id = find_or_add(f, word, mark, key, &is_new);
    if (!id || !is_new)
        return id;
    str folded = text_fold(word, &f->scratch);
    if (!folded.ptr)
        return 0;
    if (folded.ptr == word.ptr)
        return id;
    form_key folded_key = forms_key(folded);
    uint32_t fold = find_or_add(f, folded, mark, &folded_key, &is_new);
    f->list.at[id].fold = fold;
    return fold ? id : 0;
}

void forms_forget(forms *f)
{
    if (f->slots)
        memset(f->slots, 0, f->slot_count * sizeof *f->slots);
    vec_clear(&f->list);
    buf_clear(&f->bytes);
    f->known_by = NULL;
}

void forms_release(forms *f)
{
    vec_release(&f->list);
    buf_release(&f->bytes);
    buf_release(&f->scratch);
    free(f->slots);
    *f = (forms){ 0 };
}
