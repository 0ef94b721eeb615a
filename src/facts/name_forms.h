/* A mention of somebody as a form that can be compared: folded words, acronym, sex. */
#ifndef BELIE_FACTS_NAME_FORMS_H
#define BELIE_FACTS_NAME_FORMS_H

#include "facts/facts.h"

typedef struct name_form {
    uint32_t mention;
    uint32_t words; /* without particles and suffixes of companies */
    const char *key; /* folded words, single spaces, no full stops */
    const char *last, *first; /* words of the key */
    const char *acronym;      /* of a name of several words, or NULL */
    const char *id;           /* that the user's own names give, or NULL */
    const char *full_given;   /* "|bill|william|": the first word and the full names it is short for; or NULL */
    char sex;
} name_form;

typedef struct form_reader {
    facts *f;
    int nickname_class, title_class, kinship_class, org_suffix_class, given_classes[3];
    uint32_t own_type; /* whose class of own names own_class is */
    int own_class;
    bool out_of_memory; /* a string could not be kept */
} form_reader;

form_reader form_reader_of(facts *f);
/* The form of a mention, in document memory.  False: memory ran out. */
bool form_read(form_reader *r, uint32_t index, name_form *out);
/* A copy that lives as long as the document; what fails is noted in the reader. */
const char *form_keep(form_reader *r, str what);
/* The first words of a key; NULL when it has fewer. */
const char *form_first_words(form_reader *r, const char *key, int count);

#endif
