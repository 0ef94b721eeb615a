/* Whether a date is spoken of as past or as to come. */
#ifndef BELIE_FACTS_TENSE_H
#define BELIE_FACTS_TENSE_H

#include "facts/facts.h"
#include "time/timex.h"

/* The classes that tell, looked up once a document; -1: the rules have none. */
typedef struct tense_classes {
    int past, governor, planned, begins;
} tense_classes;

tense_classes tense_classes_of(const facts *f);
/* "Today the field is a park": of the day of writing, not of the story; `otherwise` where no verb tells. */
bool is_told_now(const facts *f, const tense_classes *c, const mention *m, bool otherwise);
/* In a story, what is done in every year: "the feast is kept in May". */
bool is_habit(const facts *f, const tense_classes *c, const mention *m);
/* "His son said on Thursday": the day of the news, also where the rest is a story. */
bool is_reported(const facts *f, const mention *m);
/* Told by the words around a mention, within its sentence and a fixed distance.  *from_now: it is
 * what will be, seen from the day of writing, and not what would be in a story. */
enum tense tense_of(const facts *f, const tense_classes *c, const mention *m, bool *from_now);

#endif
