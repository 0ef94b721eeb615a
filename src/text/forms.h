/* The forms of a text's reader: each distinct spelling of a token once, so that what its bytes
 * alone tell is worked out once.  text.h tells which tokens share one. */
#ifndef BELIE_TEXT_FORMS_H
#define BELIE_TEXT_FORMS_H

#include "text/text.h"

enum { FORMS_MOST = 1 << 19, FORM_BYTES_MOST = 1 << 26 };

/* What a spelling is known by: its bytes themselves when they are at most FORM_KEY, so that two of one
 * length with the same key are the same; else a hash of them. */
enum { FORM_KEY = 16 };

typedef struct form_key {
    uint64_t low, high;
} form_key;

static inline form_key forms_key(str word)
{
    form_key k = { 0, 0 };
    if (word.len > FORM_KEY) {
        k.low = str_hash(word);
    } else if (word.len >= 8) {
        memcpy(&k.low, word.ptr, 8);
        memcpy(&k.high, word.ptr + word.len - 8, 8);
    } else if (word.len >= 4) {
        uint32_t a, b;
        memcpy(&a, word.ptr, 4);
        memcpy(&b, word.ptr + word.len - 4, 4);
        k.low = (uint64_t)a << 32 | b;
    } else if (word.len) {
        k.low = (uint64_t)(unsigned char)word.ptr[0] << 16 | (uint64_t)(unsigned char)word.ptr[word.len / 2] << 8 |
                (unsigned char)word.ptr[word.len - 1];
    }
    return k;
}

/* A memory's hash, never written out. */
static inline uint32_t forms_hash(const form_key *k, size_t length)
{
    uint64_t h = (k->low ^ (uint64_t)length * 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 32 ^ k->high) * 0x94D049BB133111EBu;
    return (uint32_t)(h ^ h >> 32);
}

static inline bool forms_same(const forms *f, const word_form *known, const form_key *k, str word, bool mark)
{
    return known->low == k->low && known->high == k->high && known->length == word.len && known->mark == mark &&
           (word.len <= FORM_KEY || memcmp(f->bytes.ptr + known->at, word.ptr, word.len) == 0);
}

/* The form of a spelling, made when it is new; 0: memory ran out.  `mark`: a mark or a link, else a
 * word or a number. */
uint32_t forms_add(forms *f, str word, bool mark, const form_key *key);
/* Forgets all forms: their numbers are given anew. */
void forms_forget(forms *f);
void forms_release(forms *f);

/* The same, with the way to a form that is known kept short. */
static inline uint32_t forms_of(forms *f, str word, bool mark)
{
    form_key key = forms_key(word);
    if (f->slot_count) {
        uint32_t id = f->slots[forms_hash(&key, word.len) & (f->slot_count - 1)];
        if (id && forms_same(f, &f->list.at[id], &key, word, mark))
            return id;
    }
    return forms_add(f, word, mark, &key);
}

#endif
