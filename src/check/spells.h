/* The part of duration that goes by the words around a length and a time: what its three files share. */
#ifndef BELIE_CHECK_SPELLS_H
#define BELIE_CHECK_SPELLS_H

#include "check/words.h"

enum { SPELLS_MOST = 48, SPELL_ROOTS = 24, SPELLS_NEAR = 3 };

/* A time with a beginning and an end, in days; of clock times in parts of one. */
typedef struct spell {
    const claim *from, *to;
    const char *from_role, *to_role;
    uint32_t first_sentence, last_sentence;
    double least, most;
    bool clock;
    uint64_t roots[SPELL_ROOTS]; /* of the words of its sentences */
    uint32_t root_count;
} spell;

typedef struct spells {
    findings *out;
    const facts *f;
    word_reader words;
    int span, auxiliary, modal;
    VEC(spell) list;
} spells;

/* A length as it is told, and what it is the length of. */
typedef struct told {
    const claim *from;
    const date_fact *length;
    uint32_t first, last, sentence;
    double unit, days;
    bool definite;  /* "the", "her", "those" */
    bool pointing;  /* "those", "these": of what was told just before */
    bool adjective; /* "three-year" */
    bool lasting;   /* "lasted nine days", "was down for six hours" */
    bool after;     /* "after six weeks" */
    uint64_t roots[SPELL_ROOTS];
    uint32_t root_count;
} told;

/* The times that the text gives: its ranges, and what sets in with what runs out shortly after (spell_times.c). */
belie_status spells_read(spells *s);
/* What a length claim tells (spell_lengths.c); false: it is no length of one thing as a whole. */
bool told_read(const spells *s, const claim *c, told *t);
/* Whether the sentence of a length speaks of another thing: planned, in store, a second one, before that. */
bool told_is_apart(const spells *s, const told *t);
/* Letters in which "editor", "edited" and "editing" agree; a walkout is a strike when `kinds`; 0: too short to tell. */
uint64_t spell_root(const spells *s, uint32_t token_index, bool kinds);
/* Adds the roots of tokens [first, last), with those of persons or without; the new count. */
uint32_t spell_roots(const spells *s, uint32_t first, uint32_t last, uint64_t *roots, uint32_t count, bool persons);
/* "T09:15": minutes of the day, or -1. */
int spell_minute(const date_fact *d);

belie_status spells_compare(findings *out);

#endif
