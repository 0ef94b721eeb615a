/* Both passes fitted and scored: by folds of documents, and with whole sets left out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit.h"

static repeats elsewhere;

enum { SECOND_EPOCHS = 8 };

/* Sets base scores and second-pass features of the documents that `use` marks, with first choices
 * by `m`. */
static void prepare_second(const model *m, const bool *use)
{
    opened o = { 0 };
    feature_vec f = { 0 };
    for (size_t i = 0; i < docs.len; i++) {
        doc *d = &docs.at[i];
        if (!use[i] || !d->items)
            continue;
        int8_t *chosen = malloc(d->items + 1);
        for (size_t k = 0; k < d->items; k++)
            memset(items.at[d->first_item + k].base, 0, sizeof items.at[0].base);
        decode(m, d, false, chosen);
        const char *bytes = json_string_value(json_object_get(d->json, "text"));
        open_doc(&o, bytes, strlen(bytes));
        reading_vec first_choice = { 0 };
        for (size_t k = 0; k < d->items; k++) {
            if (chosen[k] < 0)
                continue;
            reading *slot = vec_push(&first_choice);
            *slot = (reading){ .first = items.at[d->first_item + k].first, .last = items.at[d->first_item + k].last,
                               .type = class_of_type(chosen[k]) };
        }
        if (!repeats_learn(&elsewhere, &evidence, &first_choice))
            die("out of memory");
        for (size_t k = 0; k < d->items; k++) {
            span_item *item = &items.at[d->first_item + k];
            if (!repeats_features(&elsewhere, &evidence, item->first, item->last,
                                  names_chosen_as(&first_choice, item->first, item->last), &f))
                die("out of memory");
            item->more = pool.len;
            pour(&f);
            item->more_count = pool.len - item->more;
            float s[TYPES];
            score_item(m, item, s);
            memcpy(item->base, s, sizeof s);
        }
        vec_release(&first_choice);
        free(chosen);
    }
    vec_release(&f);
}

static void clear_bases(void)
{
    for (size_t i = 0; i < items.len; i++)
        memset(items.at[i].base, 0, sizeof items.at[i].base);
}

static bool *mark(int fold, int set, bool inside)
{
    bool *use = calloc(docs.len + 1, sizeof *use);
    for (size_t i = 0; i < docs.len; i++) {
        bool in = fold >= 0 ? docs.at[i].fold == fold : docs.at[i].set == set;
        use[i] = in == inside;
    }
    return use;
}

void cross_validate(void)
{
    tally first[SETS_MAX] = { 0 };
    clear_bases();
    for (int fold = 0; fold < FOLDS; fold++) {
        bool *others = mark(fold, -1, false), *own = mark(fold, -1, true);
        for (size_t i = 0; i < docs.len; i++)
            for (size_t k = 0; k < docs.at[i].items; k++)
                memset(items.at[docs.at[i].first_item + k].base, 0, sizeof items.at[0].base);
        model m = train(others, false, fitting.epochs);
        for (size_t i = 0; i < docs.len; i++)
            if (own[i])
                count(&m, &docs.at[i], false, &first[docs.at[i].set]);
        free_model(&m);
        free(others);
        free(own);
    }
    for (int s = 0; s < set_count; s++)
        print_tally(set_names[s], &first[s]);
}

/* First scores of the documents that `use` marks, each by a model of the other folds of these documents; and what
 * those models would have chosen. */
static void score_by_folds(const bool *use, tally *first)
{
    float(*bases)[TYPES] = calloc(items.len + 1, sizeof *bases);
    for (int fold = 0; fold < FOLDS; fold++) {
        bool *others = mark(fold, -1, false), *own = mark(fold, -1, true);
        for (size_t i = 0; i < docs.len; i++) {
            others[i] &= use[i];
            own[i] &= use[i];
        }
        clear_bases();
        model m = train(others, false, fitting.epochs);
        for (size_t i = 0; first && i < docs.len; i++)
            if (own[i])
                count(&m, &docs.at[i], false, &first[docs.at[i].set]);
        prepare_second(&m, own);
        for (size_t i = 0; i < docs.len; i++)
            for (size_t k = 0; own[i] && k < docs.at[i].items; k++)
                memcpy(bases[docs.at[i].first_item + k], items.at[docs.at[i].first_item + k].base, sizeof *bases);
        free_model(&m);
        free(others);
        free(own);
    }
    for (size_t i = 0; i < items.len; i++)
        memcpy(items.at[i].base, bases[i], sizeof *bases);
    free(bases);
}

static void print_tallies(const char *title, const tally *of_sets)
{
    puts(title);
    for (int s = 0; s < set_count; s++)
        print_tally(set_names[s], &of_sets[s]);
}

model fit_second(void)
{
    tally first[SETS_MAX] = { 0 }, second[SETS_MAX] = { 0 };
    bool *all = mark(-1, -1, false);
    score_by_folds(all, first);
    print_tallies("first pass, cross-validated by document", first);
    for (int fold = 0; fold < FOLDS; fold++) {
        bool *others = mark(fold, -1, false);
        model m = train(others, true, SECOND_EPOCHS);
        for (size_t i = 0; i < docs.len; i++)
            if (docs.at[i].fold == fold) {
                count(&m, &docs.at[i], true, &second[docs.at[i].set]);
                dump("folds", &m, &docs.at[i], true);
            }
        free_model(&m);
        free(others);
    }
    print_tallies("both passes, cross-validated by document", second);
    model m = train(all, true, SECOND_EPOCHS);
    clear_bases();
    free(all);
    return m;
}

/* Neither pass has seen the set. */
void leave_sets_out(void)
{
    puts("the whole set left out of the fitting");
    for (int s = 0; s < set_count; s++) {
        tally t = { 0 };
        bool *others = mark(-1, s, false), *own = mark(-1, s, true);
        score_by_folds(others, NULL);
        model second = train(others, true, SECOND_EPOCHS);
        clear_bases();
        model first = train(others, false, fitting.epochs);
        prepare_second(&first, own);
        for (size_t i = 0; i < docs.len; i++)
            if (own[i]) {
                count(&second, &docs.at[i], true, &t);
                dump("sets", &second, &docs.at[i], true);
            }
        print_tally(set_names[s], &t);
        dump_weights(set_names[s], &first, &second);
        free_model(&first);
        free_model(&second);
        free(others);
        free(own);
    }
    clear_bases();
}
