/* Findings for people: the place, both quotes with the words that conflict underlined, and why. */
#include "report/report.h"

#include <string.h>

#include "report/out.h"

enum { QUOTE_BEFORE = 60, QUOTE_AFTER = 60 };

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Line and column (in code points) of a byte, from 1. */
static void locate(const report_input *in, size_t byte, size_t *line, size_t *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < byte; i++) {
        if (in->text[i] == '\n') {
            ++*line;
            *column = 1;
        } else if (!is_continuation(in->text[i]))
            ++*column;
    }
}

/* The bounds of a quote around [start, end): within its line, at white space. */
static size_t quote_start(const report_input *in, size_t start)
{
    size_t at = start;
    while (at > 0 && start - at < QUOTE_BEFORE && in->text[at - 1] != '\n')
        at--;
    if (at > 0 && in->text[at - 1] != '\n')
        while (at < start && in->text[at] != ' ')
            at++;
    while (at < start && (in->text[at] == ' ' || in->text[at] == '\t'))
        at++;
    return at;
}

static size_t quote_end(const report_input *in, size_t end)
{
    size_t at = end;
    while (at < in->length && at - end < QUOTE_AFTER && in->text[at] != '\n')
        at++;
    if (at < in->length && in->text[at] != '\n')
        while (at > end && in->text[at] != ' ')
            at--;
    return at;
}

static size_t width(const report_input *in, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        n += !is_continuation(in->text[i]);
    return n;
}

/* A span of several lines is quoted as one. */
static void add_flat(out *o, const report_input *in, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        char c = in->text[i];
        out_add(o, c == '\n' || c == '\r' || c == '\t' ? " " : &c, 1);
    }
}

static void add_quote(out *o, const report_input *in, const belie_evidence *e)
{
    size_t line, column, from = quote_start(in, e->start), to = quote_end(in, e->end);
    locate(in, e->start, &line, &column);
    out_printf(o, "  %zu:%zu  says %s\n    ", line, column, e->says ? e->says : "");
    add_flat(o, in, from, to);
    out_printf(o, "\n    %*s", (int)width(in, from, e->start), "");
    for (size_t n = width(in, e->start, e->end); n > 0; n--)
        out_add(o, "^", 1);
    out_add(o, "\n", 1);
}

char *report_findings(const belie_document *d, const report_input *in, size_t *size)
{
    static const char *const severities[] = { "note", "warning", "error" };
    const belie_results *r = belie_document_results(d);
    out o = { 0 };
    for (size_t i = 0; i < r->warning_count; i++)
        out_printf(&o, "%s: byte %zu: %s\n", in->id, r->warnings[i].offset, r->warnings[i].message);
    for (size_t i = 0; i < r->finding_count; i++) {
        const belie_finding *f = &r->findings[i];
        size_t line = 1, column = 1;
        if (f->evidence_count)
            locate(in, f->evidence[0].start, &line, &column);
        out_printf(&o, "%s:%zu:%zu: %s: %s [%s %.2f]\n", in->id, line, column, severities[f->severity],
                   f->message, f->check, f->score);
        for (size_t k = 0; k < f->evidence_count; k++)
            add_quote(&o, in, &f->evidence[k]);
        if (f->why)
            out_printf(&o, "  because %s\n", f->why);
        out_add(&o, "\n", 1);
    }
    return out_take(&o, size);
}
