/* Tellings: each place of the text that dates an event, with what tells which event it is. */
#ifndef BELIE_CHECK_TELLINGS_H
#define BELIE_CHECK_TELLINGS_H

#include "check/things.h"
#include "check/moments.h"
#include "check/words.h"
#include "facts/clauses.h"
#include "facts/mood.h"

enum { TELLING_THINGS = 6, TELLING_WORDS = 10 };

typedef struct telling {
    const claim *from;
    event_word word;
    str own;       /* its kind */
    str theme_kind; /* what the theme is of, when that is an event */
    uint64_t kind; /* the key of the kind, or of those that may tell of the same */
    participants who;
    uint64_t theme, agent;            /* keys, or 0 */
    uint64_t things[TELLING_THINGS];  /* keys of all that takes part, theme and agent included */
    uint32_t thing_count;
    uint64_t place;                   /* the key of one of them that is a place, or 0 */
    uint64_t words[TELLING_WORDS];    /* stems of its sentence */
    uint32_t word_count;
    moment when;
    uint32_t first, last; /* tokens of the evidence */
    uint32_t before;      /* the last one before it of the same kind + 1, or 0 */
    uint32_t of_kind;     /* at the last of a kind: how many there are */
    double recurs;        /* how likely another of the kind is, of one thing or by one person */
    bool several;         /* "again", "another", "the second": told of as one of several */
    bool of_another;      /* its theme is "the second one" */
    bool of_part;         /* its theme is "construction", "the doors": of something else that is meant */
} telling;

typedef struct tellings {
    findings *out;
    const facts *f;
    clause_classes classes;
    mood_classes moods;
    word_reader reader;
    VEC(telling) list;
    bool has_persons;
    bool has_namesakes; /* "the younger", "a namesake": two persons of one name */
    map bearers, last_of; /* of a name's word, of a kind */
} tellings;

/* Those of the document, read when they are first asked for. */
belie_status tellings_of(findings *out, const tellings **told);
void tellings_release(findings *out);
/* Who takes part in the event of `t->word`, and what is said around tokens [t->first, t->last); complements end before `end`. */
void telling_fill(const tellings *all, telling *t, uint32_t end);
/* The moods that count: not those in which what is known is spoken of. */
unsigned telling_mood(const tellings *all, const telling *t);
/* The key of a thing; of an event that of its kind; 0: not known. */
uint64_t telling_thing(const tellings *all, const thing *x);
/* Puts in the place of "it" or "he" the subject of a sentence before, where that may be meant. */
void telling_resolve(const tellings *all, thing *t);
/* Fills what its words tell by themselves: `recurs`, `several` and the two about its theme. */
void telling_judge(const facts *f, telling *t);
/* Whether the text tells of two persons of one name. */
bool tellings_have_namesakes(const facts *f);
/* The kind of its event: that of its word, or what the words around it make of it. */
str telling_own_kind(const facts *f, const telling *t);
/* Of kinds that may tell of one event the one that stands for all. */
str kind_group(str kind);
/* The key of a kind, or of those that may tell of the same. */
uint64_t telling_kind(const char *kind);
/* How far what takes part agrees: above 2 something is shared, below 0 it differs. */
double tellings_share(const tellings *t, const telling *a, const telling *b);
/* Whether the one is of a he, the other of a she. */
bool tellings_are_of_two_sexes(const tellings *t, const telling *a, const telling *b);
/* How sure it is that two are of one event: above 0 is enough.  The second stands later in the text. */
double tellings_same(const tellings *t, const telling *a, const telling *b);
evidence telling_evidence(const tellings *t, const telling *a);
const char *telling_why(const tellings *t, const telling *a, const telling *b);

#endif
