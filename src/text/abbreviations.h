/* Abbreviations whose full stop belongs to them. */
#ifndef BELIE_TEXT_ABBREVIATIONS_H
#define BELIE_TEXT_ABBREVIATIONS_H

#include "base/str.h"

/* How a word (without its stop) takes a full stop. */
enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_INNER, /* hardly ever ends a sentence: Mr, Gen, No */
    ABBREVIATION_OUTER  /* may end one: Inc, Calif, etc */
};

enum abbreviation abbreviation_of(str word);

#endif
