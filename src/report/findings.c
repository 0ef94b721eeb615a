/* Findings for people: the place, both quotes with the words that conflict underlined, and why. */
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#include "report/out.h"

enum { QUOTE_BEFORE = 60, QUOTE_AFTER = 60 };

/* Where lines begin: after LF, CR LF, or a CR alone. */
typedef struct lines {
    const belie_document *document;
    size_t *starts;
    size_t count;
} lines;

static bool ends_line(const report_input *in, size_t at)
{
    return in->text[at] == '\n' || (in->text[at] == '\r' && !(at + 1 < in->length && in->text[at + 1] == '\n'));
}

static bool lines_init(lines *l, const belie_document *d, const report_input *in)
{
    size_t count = 1;
    for (size_t i = 0; i < in->length; i++)
        count += ends_line(in, i);
    *l = (lines){ .document = d, .starts = malloc(count * sizeof *l->starts) };
    if (!l->starts)
        return false;
    l->starts[l->count++] = 0;
    for (size_t i = 0; i < in->length; i++)
        if (ends_line(in, i))
            l->starts[l->count++] = i + 1;
    return true;
}

/* Line and column (in code points) of a byte, from 1. */
static void locate(const lines *l, size_t byte, size_t *line, size_t *column)
{
    size_t low = 0, high = l->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (l->starts[middle] <= byte)
            low = middle;
        else
            high = middle;
    }
    *line = low + 1;
    *column = belie_document_offset(l->document, byte, BELIE_CODEPOINT) -
              belie_document_offset(l->document, l->starts[low], BELIE_CODEPOINT) + 1;
}

/* The bounds of a quote around [start, end): within its line, at white space. */
static size_t quote_start(const report_input *in, size_t start)
{
    size_t at = start;
    while (at > 0 && start - at < QUOTE_BEFORE && !ends_line(in, at - 1))
        at--;
    if (at > 0 && !ends_line(in, at - 1))
        while (at < start && in->text[at] != ' ')
            at++;
    while (at < start && (in->text[at] == ' ' || in->text[at] == '\t'))
        at++;
    return at;
}

static size_t quote_end(const report_input *in, size_t end)
{
    size_t at = end;
    while (at < in->length && at - end < QUOTE_AFTER && in->text[at] != '\n' && !ends_line(in, at))
        at++;
    if (at < in->length && in->text[at] != '\n' && !ends_line(in, at))
        while (at > end && in->text[at] != ' ')
            at--;
    while (at > end && (in->text[at - 1] == ' ' || in->text[at - 1] == '\r'))
        at--;
    return at;
}

static size_t width(const lines *l, size_t from, size_t to)
{
    return belie_document_offset(l->document, to, BELIE_CODEPOINT) -
           belie_document_offset(l->document, from, BELIE_CODEPOINT);
}

static void add_quote(out *o, const report_input *in, const lines *l, const belie_evidence *e)
{
    size_t line, column, from = quote_start(in, e->start), to = quote_end(in, e->end);
    locate(l, e->start, &line, &column);
    out_printf(o, "  %zu:%zu  says ", line, column);
    out_show(o, e->says ? e->says : "");
    out_add(o, "\n    ", 5);
    out_quote(o, in->text + from, to - from);
    out_printf(o, "\n    %*s", (int)width(l, from, e->start), "");
    for (size_t n = width(l, e->start, e->end); n > 0; n--)
        out_add(o, "^", 1);
    out_add(o, "\n", 1);
}

static void add_finding(out *o, const report_input *in, const lines *l, const belie_finding *f)
{
    static const char *const severities[] = { "note", "warning", "error" };
    size_t line = 1, column = 1;
    if (f->evidence_count)
        locate(l, f->evidence[0].start, &line, &column);
    out_show(o, in->id);
    out_printf(o, ":%zu:%zu: %s: ", line, column, severities[f->severity]);
    out_show(o, f->message);
    out_printf(o, " [%s %.2f]\n", f->check, f->score);
    for (size_t k = 0; k < f->evidence_count; k++)
        add_quote(o, in, l, &f->evidence[k]);
    if (f->why) {
        out_add(o, "  because ", 10);
        out_show(o, f->why);
        out_add(o, "\n", 1);
    }
    out_add(o, "\n", 1);
}

char *report_findings(const belie_document *d, const report_input *in, size_t *size)
{
    const belie_results *r = belie_document_results(d);
    out o = { 0 };
    lines l = { 0 };
    for (size_t i = 0; i < r->warning_count; i++) {
        out_show(&o, in->id);
        out_printf(&o, ": byte %zu: %s\n", r->warnings[i].offset, r->warnings[i].message);
    }
    if (r->finding_count && !lines_init(&l, d, in))
        o.failed = true;
    for (size_t i = 0; i < r->finding_count && !o.failed; i++)
        add_finding(&o, in, &l, &r->findings[i]);
    free(l.starts);
    return out_take(&o, size);
}
