/* How the evidence sees the lists of names and of words: a line here, and `make fit`, lets a list speak. */
#ifndef BELIE_MATCH_VIEW_TABLES_H
#define BELIE_MATCH_VIEW_TABLES_H

#include <stddef.h>

enum { VIEW_GROUPS = 30, VIEW_CUES = 62, VIEW_FUNCTIONS = 8, VIEW_ENDINGS = 115 };

/* The groups of lists, and of each list its group. */
typedef struct class_group {
    const char *class_name, *group;
} class_group;

extern const char *const view_groups[VIEW_GROUPS];
extern const class_group view_classes[];
extern const size_t view_class_count;

/* The first class in this order that a neighbour has is what it is seen as; in the coarse view, by the second name. */
typedef struct view_cue {
    const char *name, *coarse;
} view_cue;

extern const view_cue view_cues[VIEW_CUES];

/* Classes of words that stand between others. */
extern const char *const view_functions[VIEW_FUNCTIONS];
/* Endings of names by their languages; a class of words each, by its letters. */
extern const char *const view_endings[VIEW_ENDINGS];

#endif
