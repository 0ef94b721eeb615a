/* fit RULES_DIR OUT GOLD.jsonl[:WEIGHT] ...: fits the weights of the names' evidence.
 *
 * A log-linear model over sets of spans that do not overlap (a semi-Markov conditional random
 * field: Sarawagi and Cohen, 2004) whose readings are those of the name rules.  Weights are fitted
 * by AdaGrad with an L1 penalty, so that most are zero and the table stays readable, each step blind to a
 * quarter of the features, so that what is unknown of a stranger's words is made up for.  The second
 * pass (repeats.h) is fitted on top, with first choices made by models that did not see the
 * document.  Prints the strict F1 of each set, cross-validated by document, and with the whole set
 * left out; then writes the weights fitted on everything.  FIT_DUMP=DIR keeps the predictions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit.h"

void die(const char *what)
{
    fprintf(stderr, "fit: %s\n", what);
    exit(2);
}

void check(belie_status status, const belie_error *error)
{
    char message[1200];
    if (status == BELIE_OK)
        return;
    belie_error_format(error, message, sizeof message);
    die(message);
}

static void read_float(const char *name, float *value)
{
    const char *text_of = getenv(name);
    if (text_of)
        *value = strtof(text_of, NULL);
}

static void read_count(const char *name, int *value)
{
    const char *text_of = getenv(name);
    if (text_of)
        *value = atoi(text_of);
}

/* The environment turns the knobs. */
static void read_options(void)
{
    const char *seed = getenv("FIT_SEED");
    if (seed)
        fitting.seed = strtoull(seed, NULL, 10) * 2654435761u + 1;
    read_count("FIT_EPOCHS", &fitting.epochs);
    read_count("FIT_SEEN", &fitting.least_seen);
    read_float("FIT_RATE", &fitting.rate);
    read_float("FIT_PENALTY", &fitting.penalty);
    read_float("FIT_DROPOUT", &fitting.dropout);
    read_float("FIT_COPIES", &fitting.copies);
    read_float("FIT_PRIOR", &fitting.prior);
}

int main(int argc, char **argv)
{
    bool quick = argc > 1 && strcmp(argv[1], "--quick") == 0;
    if (quick) {
        argv++;
        argc--;
    }
    if (argc < 4) {
        fputs("usage: fit [--quick] RULES_DIR OUT GOLD.jsonl[:WEIGHT] ...\n", stderr);
        return 2;
    }
    read_options();
    open_engine(argv[1]);
    for (int i = 3; i < argc && set_count < SETS_MAX; i++)
        read_set(argv[i]);
    size_t gold = 0, reachable = 0;
    for (size_t i = 0; i < docs.len; i++)
        gold += docs.at[i].gold_total;
    for (size_t i = 0; i < items.len; i++)
        reachable += items.at[i].gold >= 0;
    make_runs();
    make_prior(fitting.prior);
    printf("%zu documents, %zu readings, %zu features, %zu of %zu names reachable\n", docs.len, items.len,
           feature_hashes.len, reachable, gold);
    fflush(stdout);
    if (quick) {
        cross_validate();
        return 0;
    }
    model second = fit_second();
    leave_sets_out();
    bool *all = calloc(docs.len + 1, sizeof *all);
    for (size_t i = 0; i < docs.len; i++)
        all[i] = true;
    model first = train(all, false, fitting.epochs);
    write_weights(argv[2], &first, &second);
    return 0;
}
