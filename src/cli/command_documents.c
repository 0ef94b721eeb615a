/* belie, belie check, belie explain: commands over documents. */
#include "cli/commands.h"
#include "cli/nearest.h"

#include <stdio.h>
#include <string.h>

#include "cli/batch.h"

belie_engine *commands_engine(const options *o)
{
    belie_error error = { 0 };
    belie_engine *engine;
    belie_engine_options wanted = options_engine(o);
    if (belie_engine_new(&engine, &wanted, &error) == BELIE_OK)
        return engine;
    char message[1200];
    belie_error_format(&error, message, sizeof message);
    fprintf(stderr, "belie: %s\n", message);
    return NULL;
}

static char *as_json(const options *o, const belie_document *d, const report_input *in, size_t *size)
{
    return report_json(d, in, o->offsets, size);
}

static char *as_findings(const options *o, const belie_document *d, const report_input *in,
                         size_t *size)
{
    (void)o;
    return report_findings(d, in, size);
}

static char *as_reasons(const options *o, const belie_document *d, const report_input *in,
                        size_t *size)
{
    return report_reasons(d, in, o->offset, size);
}

static bool check_names_are_known(const string_list *names, const char *option)
{
    for (size_t i = 0; i < names->count; i++) {
        nearest near = nearest_to(names->at[i]);
        char hint[96];
        for (size_t k = 0; k < belie_check_count(); k++)
            nearest_offer(&near, belie_check_at(k)->name, belie_check_at(k)->name);
        if (near.best && strcmp(near.best, names->at[i]) == 0)
            continue;
        nearest_hint(&near, "", hint, sizeof hint);
        fprintf(stderr, "belie: --%s: unknown check \"%s\"%s; see belie checks\n", option, names->at[i], hint);
        return false;
    }
    return true;
}

static int run(const options *o, batch_report *report, batch_totals *totals)
{
    if (!check_names_are_known(&o->only, "only") || !check_names_are_known(&o->skip, "skip"))
        return 2;
    belie_engine *engine = commands_engine(o);
    if (!engine)
        return 2;
    int status = batch_run(o, engine, report, totals);
    totals->begun = true;
    belie_engine_free(engine);
    return status;
}

int command_tag(const options *o)
{
    batch_totals totals = { 0 };
    int status = run(o, as_json, &totals);
    return status ? status : o->fail && totals.findings ? 1 : 0;
}

static const char *plural(size_t n, const char *one, const char *many)
{
    return n == 1 ? one : many;
}

int command_check(const options *o)
{
    batch_totals totals = { 0 };
    bool json = o->format && strcmp(o->format, "json") == 0;
    int status = run(o, json ? as_json : as_findings, &totals);
    if (!json && totals.begun && !totals.write_failed) {
        size_t read = totals.documents - totals.failed;
        const belie_counts *c = &totals.counts;
        printf("%zu %s in %zu of %zu %s; looked at %zu words and marks, %zu %s, %zu %s, %zu %s",
               totals.findings, plural(totals.findings, "finding", "findings"), totals.with_findings, read,
               plural(read, "document", "documents"), c->tokens, c->dates, plural(c->dates, "date", "dates"),
               c->claims, plural(c->claims, "claim", "claims"), c->comparisons,
               plural(c->comparisons, "comparison", "comparisons"));
        if (c->unchecked)
            printf("; %zu %s not checked, as not English", c->unchecked, plural(c->unchecked, "document", "documents"));
        putchar('\n');
        if (!output_flush())
            status = 2;
    }
    return status ? status : totals.findings ? 1 : 0;
}

int command_explain(const options *o)
{
    batch_totals totals = { 0 };
    return run(o, as_reasons, &totals);
}
