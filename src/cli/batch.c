/* A ring of slots: the main thread fills them with documents, workers turn documents into
 * reports, a writer prints the reports in the order of the documents.  A slot is filled again
 * only when its report is out, so that what waits is bounded. */
#include "cli/batch.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "report/memory.h"

enum { SLOTS_A_JOB = 8 };

enum slot_state { SLOT_FREE, SLOT_FULL, SLOT_TAKEN, SLOT_DONE };

typedef struct slot {
    enum slot_state state;
    input_document document;
    char *report;
    size_t report_size;
    char *complaint;
    belie_counts counts;
    size_t findings;
} slot;

typedef struct batch {
    const options *o;
    const belie_engine *engine;
    batch_report *report;
    batch_totals *totals;
    slot *slots;
    size_t slot_count;
    size_t filled, taken, written; /* documents so far */
    bool ended;                    /* no more documents */
    bool stop;                     /* the output is gone */
    pthread_mutex_t lock;
    pthread_cond_t changed;
} batch;

static char *complaint_of(const input_document *d, const belie_error *error)
{
    char message[1200];
    belie_error_format(error, message, sizeof message);
    size_t size = strlen(d->id) + strlen(message) + 16;
    char *text = malloc(size);
    if (text)
        snprintf(text, size, "belie: %s: %s\n", d->id, message);
    return text;
}

static void read_document(const batch *b, belie_reader *reader, slot *s)
{
    belie_error error = { 0 };
    const belie_document *document;
    belie_request request = options_request(b->o);
    if (s->document.dct)
        request.dct = s->document.dct;
    report_input input = { s->document.id, s->document.text, s->document.length };
    if (belie_read(reader, input.text, input.length, &request, &document, &error) != BELIE_OK) {
        s->complaint = complaint_of(&s->document, &error);
        return;
    }
    const belie_results *r = belie_document_results(document);
    s->counts = r->counts;
    s->findings = r->finding_count;
    s->report = b->report(b->o, document, &input, &s->report_size);
    if (!s->report) {
        error.path[0] = '\0';
        snprintf(error.message, sizeof error.message, "out of memory");
        s->complaint = complaint_of(&s->document, &error);
    }
}

static void add_counts(belie_counts *to, const belie_counts *from)
{
    to->tokens += from->tokens;
    to->sentences += from->sentences;
    to->dates += from->dates;
    to->claims += from->claims;
    to->comparisons += from->comparisons;
    to->unchecked += from->unchecked;
}

/* Prints what a slot holds and empties it; false: the output failed. */
static bool write_slot(batch *b, slot *s)
{
    bool ok = true;
    b->totals->documents++;
    if (s->report) {
        ok = fwrite(s->report, 1, s->report_size, stdout) == s->report_size;
        ok = output_flush() && ok;
        add_counts(&b->totals->counts, &s->counts);
        b->totals->findings += s->findings;
        b->totals->with_findings += s->findings > 0;
    } else {
        b->totals->failed++;
        fputs(s->complaint ? s->complaint : "belie: out of memory\n", stderr);
    }
    input_document_release(&s->document);
    free(s->report);
    free(s->complaint);
    *s = (slot){ .state = SLOT_FREE };
    return ok;
}

static void *work(void *context)
{
    batch *b = context;
    belie_error error = { 0 };
    belie_reader *reader;
    bool able = belie_reader_new(&reader, b->engine, &error) == BELIE_OK;
    pthread_mutex_lock(&b->lock);
    for (;;) {
        while (b->taken == b->filled && !b->ended && !b->stop)
            pthread_cond_wait(&b->changed, &b->lock);
        if (b->stop || b->taken == b->filled)
            break;
        slot *s = &b->slots[b->taken++ % b->slot_count];
        s->state = SLOT_TAKEN;
        pthread_mutex_unlock(&b->lock);
        if (able)
            read_document(b, reader, s);
        else
            s->complaint = complaint_of(&s->document, &error);
        pthread_mutex_lock(&b->lock);
        s->state = SLOT_DONE;
        pthread_cond_broadcast(&b->changed);
    }
    pthread_mutex_unlock(&b->lock);
    belie_reader_free(reader);
    json_memory_release();
    return NULL;
}

static void *write_all(void *context)
{
    batch *b = context;
    pthread_mutex_lock(&b->lock);
    for (;;) {
        slot *s = &b->slots[b->written % b->slot_count];
        while (!(b->written < b->filled && s->state == SLOT_DONE) &&
               !(b->ended && b->written == b->filled))
            pthread_cond_wait(&b->changed, &b->lock);
        if (b->written == b->filled)
            break;
        pthread_mutex_unlock(&b->lock);
        bool ok = write_slot(b, s);
        pthread_mutex_lock(&b->lock);
        b->written++;
        if (!ok) {
            b->totals->write_failed = b->stop = true;
            pthread_cond_broadcast(&b->changed);
            break;
        }
        pthread_cond_broadcast(&b->changed);
    }
    pthread_mutex_unlock(&b->lock);
    return NULL;
}

static void fill(batch *b, inputs *in)
{
    input_document d;
    while (inputs_next(in, &d)) {
        pthread_mutex_lock(&b->lock);
        while (b->filled - b->written == b->slot_count && !b->stop)
            pthread_cond_wait(&b->changed, &b->lock);
        bool stop = b->stop;
        if (!stop) {
            b->slots[b->filled % b->slot_count] = (slot){ .state = SLOT_FULL, .document = d };
            b->filled++;
            pthread_cond_broadcast(&b->changed);
        }
        pthread_mutex_unlock(&b->lock);
        if (stop) {
            input_document_release(&d);
            break;
        }
    }
    pthread_mutex_lock(&b->lock);
    b->ended = true;
    pthread_cond_broadcast(&b->changed);
    pthread_mutex_unlock(&b->lock);
}

static void run_threads(batch *b, inputs *in)
{
    pthread_t writer, *workers = calloc((size_t)b->o->jobs, sizeof *workers);
    int started = 0;
    bool writing = pthread_create(&writer, NULL, write_all, b) == 0;
    while (workers && writing && started < b->o->jobs &&
           pthread_create(&workers[started], NULL, work, b) == 0)
        started++;
    if (!started) {
        fputs("belie: no thread can be started\n", stderr);
        b->totals->failed++;
        b->stop = true;
    } else
        fill(b, in);
    pthread_mutex_lock(&b->lock);
    b->ended = true;
    pthread_cond_broadcast(&b->changed);
    pthread_mutex_unlock(&b->lock);
    for (int i = 0; i < started; i++)
        pthread_join(workers[i], NULL);
    if (writing)
        pthread_join(writer, NULL);
    free(workers);
}

static void run_alone(batch *b, inputs *in, belie_reader *reader)
{
    input_document d;
    while (!b->totals->write_failed && inputs_next(in, &d)) {
        slot s = { .document = d };
        read_document(b, reader, &s);
        b->totals->write_failed = !write_slot(b, &s);
    }
}

int batch_run(const options *o, const belie_engine *engine, batch_report *report,
              batch_totals *totals)
{
    batch b = { .o = o, .engine = engine, .report = report, .totals = totals,
                .slot_count = (size_t)o->jobs * SLOTS_A_JOB };
    inputs *in = inputs_new(o);
    b.slots = calloc(b.slot_count, sizeof *b.slots);
    *totals = (batch_totals){ 0 };
    if (!in || !b.slots) {
        fputs("belie: out of memory\n", stderr);
        totals->failed++;
    } else if (o->jobs == 1) {
        belie_error error = { 0 };
        belie_reader *reader;
        if (belie_reader_new(&reader, engine, &error) == BELIE_OK)
            run_alone(&b, in, reader);
        else {
            fprintf(stderr, "belie: %s\n", error.message);
            totals->failed++;
        }
        belie_reader_free(reader);
    } else {
        pthread_mutex_init(&b.lock, NULL);
        pthread_cond_init(&b.changed, NULL);
        run_threads(&b, in);
        pthread_cond_destroy(&b.changed);
        pthread_mutex_destroy(&b.lock);
    }
    bool trouble = totals->failed || totals->write_failed || (in && inputs_had_trouble(in));
    for (size_t i = 0; b.slots && i < b.slot_count; i++) {
        input_document_release(&b.slots[i].document);
        free(b.slots[i].report);
        free(b.slots[i].complaint);
    }
    free(b.slots);
    inputs_free(in);
    return trouble ? 2 : 0;
}
