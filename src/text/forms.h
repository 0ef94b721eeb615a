/* The forms of a text's reader: each distinct spelling of a token once, so that what its bytes
 * alone tell is worked out once.  docs of text.h say what a form is. */
#ifndef BELIE_TEXT_FORMS_H
#define BELIE_TEXT_FORMS_H

#include "text/text.h"

enum { FORMS_MOST = 1 << 19, FORM_BYTES_MOST = 1 << 26 };

static inline uint64_t forms_mix(uint64_t low, uint64_t high, size_t length)
{
    uint64_t h = (low ^ (uint64_t)length * 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 32 ^ high) * 0x94D049BB133111EBu;
    return h ^ h >> 32;
}

/* The hash under which a spelling is kept; a memory's hash, never written out. */
static inline uint32_t forms_hash(str word)
{
    uint64_t low = 0, high = 0;
    if (word.len > 16)
        return (uint32_t)str_hash(word);
    if (word.len >= 8) {
        memcpy(&low, word.ptr, 8);
        memcpy(&high, word.ptr + word.len - 8, 8);
    } else if (word.len >= 4) {
        uint32_t a, b;
        memcpy(&a, word.ptr, 4);
        memcpy(&b, word.ptr + word.len - 4, 4);
        low = (uint64_t)a << 32 | b;
    } else if (word.len) {
        low = (uint64_t)(unsigned char)word.ptr[0] << 16 | (uint64_t)(unsigned char)word.ptr[word.len / 2] << 8 |
              (unsigned char)word.ptr[word.len - 1];
    }
    return (uint32_t)forms_mix(low, high, word.len);
}

/* The form of a spelling, made when it is new; 0: memory ran out.  `mark`: a mark or a link, else a
 * word or a number. */
uint32_t forms_add(forms *f, str word, bool mark, uint32_t hash);
/* Forgets all forms: their numbers are given anew. */
void forms_forget(forms *f);
void forms_release(forms *f);

/* The same, with the way to a form that is known kept short. */
static inline uint32_t forms_of(forms *f, str word, bool mark)
{
    uint32_t hash = forms_hash(word);
    if (f->slot_count) {
        uint32_t id = f->slots[hash & (f->slot_count - 1)];
        const word_form *known = &f->list.at[id];
        if (id && known->hash == hash && known->length == word.len && known->mark == mark &&
            memcmp(f->bytes.ptr + known->at, word.ptr, word.len) == 0)
            return id;
    }
    return forms_add(f, word, mark, hash);
}

#endif
