/* What the files of fit share: documents, their readings, the model. */
#ifndef BELIE_TOOLS_FIT_H
#define BELIE_TOOLS_FIT_H

#include <jansson.h>

#include "match/names.h"
#include "match/repeats.h"

enum { FOLDS = 5, TYPES = WEIGHTS, SETS_MAX = 16 };

typedef struct span_item {
    uint32_t first, last;
    uint8_t allowed; /* bits of types */
    int8_t gold;     /* type, or -1 */
    size_t features, count;           /* into pool: shared by the types */
    size_t rule_features[TYPES], rule_count[TYPES];
    size_t more, more_count;          /* second pass */
    float base[TYPES];                /* first-pass scores, when fitting the second */
} span_item;

typedef struct doc {
    int set, fold;
    float weight;
    bool copy; /* in small letters: learnt from, not counted */
    size_t first_item, items;
    size_t first_sentence;
    size_t gold_count[TYPES]; /* reachable or not */
    size_t gold_total;
    char *text;
    json_t *json;
} doc;

typedef VEC(uint32_t) id_vec;

typedef struct model {
    float *w, *g; /* feature x type; AdaGrad's sums */
    size_t believed; /* so many weights have a prior */
    size_t features; /* so many were known when it was made */
} model;

typedef struct tally {
    size_t hit[TYPES], gold[TYPES], made[TYPES];
} tally;

/* A document as the engine reads it. */
typedef struct opened {
    text t;
    tag_string string;
    hit_vec hits;
    settling readings;
} opened;

typedef struct options {
    int epochs, least_seen;
    float rate, penalty, prior;
    float dropout; /* the share of features that a step does not see, so that none is relied upon alone */
    float copies; /* the weight of copies in small letters, as a share of that of the text */
    uint64_t seed;
} options;

typedef VEC(doc) doc_vec;
typedef VEC(span_item) item_vec;
typedef VEC(uint64_t) hash_vec;

/* read.c: everything that was read. */
extern doc_vec docs;
extern item_vec items;         /* a document's lie together, by their end */
extern id_vec pool;            /* ids of features */
extern hash_vec feature_hashes;
extern id_vec feature_seen;    /* how often */
extern const char *set_names[SETS_MAX];
extern float set_weights[SETS_MAX];
extern int set_count;
extern evidence_reader evidence;

/* model.c: how it is fitted. */
extern options fitting;

/* Writes to standard error and exits. */
void die(const char *what);
void check(belie_status status, const belie_error *error);

/* read.c */
void open_engine(const char *rules_dir);
/* GOLD.jsonl[:WEIGHT] */
void read_set(const char *argument);
void open_doc(opened *o, const char *bytes, size_t length);
uint32_t class_of_type(int type);
uint32_t feature_id(uint64_t hash);
/* Moves features to the pool. */
void pour(feature_vec *from);

/* model.c */
void make_prior(float strength);
void make_runs(void);
void free_model(model *m);
/* Fits on the documents that `use` marks. */
model train(const bool *use, bool second, int rounds);
void score_item(const model *m, const span_item *item, float out[TYPES]);
/* Chooses the best set of items of a document: chosen[i] is the type of item i, or -1. */
void decode(const model *m, const doc *d, bool second, int8_t *chosen);

/* report.c */
void count(const model *m, const doc *d, bool second, tally *t);
void print_tally(const char *name, const tally *t);
/* Keeps predictions for a look at the errors: FIT_DUMP/KIND-SET, as score.py reads them. */
void dump(const char *kind, const model *m, const doc *d, bool second);
void write_weights(const char *path, const model *first, const model *second);
/* FIT_DUMP/SET.weights, when FIT_DUMP is set: those of a set that was left out. */
void dump_weights(const char *set, const model *first, const model *second);

/* validate.c */
void cross_validate(void);
/* Fits and scores both passes: out-of-fold first passes give the second its bases. */
model fit_second(void);
void leave_sets_out(void);

#endif
