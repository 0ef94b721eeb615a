/* Why: each mention with its rule, evidence and losing readings; each finding with its claims. */
#include "report/report.h"

#include "report/out.h"

static bool wanted(long offset, size_t start, size_t end)
{
    return offset < 0 || ((size_t)offset >= start && (size_t)offset < end);
}

static void add_span(out *o, const report_input *in, size_t start, size_t end)
{
    out_quote(o, in->text + start, end - start);
}

static void add_annotation(out *o, const report_input *in, const belie_results *r,
                           const belie_annotation *a)
{
    out_show(o, in->id);
    out_printf(o, ":%zu-%zu: \"", a->start, a->end);
    add_span(o, in, a->start, a->end);
    out_printf(o, "\" is %s, by rule %s, score %.2f\n", a->type, a->rule, a->score);
    if (a->value)
        out_printf(o, "  value %s%s%s%s\n", a->value, a->mod ? " (" : "", a->mod ? a->mod : "",
                   a->mod ? ")" : "");
    if (a->first || a->last)
        out_printf(o, "  from %s to %s%s\n", a->first ? a->first : "(open)", a->last ? a->last : "(open)",
                   a->approximate ? ", approximately" : "");
    if (a->entity >= 0) {
        out_add(o, "  one with \"", 12);
        out_show(o, r->entities[a->entity].name);
        out_printf(o, "\" (e%lld)\n", (long long)a->entity + 1);
    }
    for (size_t i = 0; i < a->reason_count; i++)
        out_printf(o, "  %+6.2f  %s\n", a->reasons[i].weight, a->reasons[i].text);
}

static void add_finding(out *o, const report_input *in, const belie_finding *f)
{
    out_show(o, in->id);
    out_printf(o, ": finding %s, score %.2f: ", f->check, f->score);
    out_show(o, f->message);
    out_add(o, "\n", 1);
    for (size_t k = 0; k < f->evidence_count; k++) {
        const belie_evidence *e = &f->evidence[k];
        out_printf(o, "  %zu-%zu: \"", e->start, e->end);
        add_span(o, in, e->start, e->end);
        out_add(o, "\" says ", 7);
        out_show(o, e->says ? e->says : "");
        if (e->claim) {
            out_add(o, ": ", 2);
            out_show(o, e->claim);
        }
        out_printf(o, ", by rule %s\n", e->rule);
    }
    if (f->why) {
        out_printf(o, "  held to be about the same thing because ");
        out_show(o, f->why);
        out_add(o, "\n", 1);
    }
}

char *report_reasons(const belie_document *d, const report_input *in, long offset, size_t *size)
{
    const belie_results *r = belie_document_results(d);
    out o = { 0 };
    for (size_t i = 0; i < r->annotation_count; i++)
        if (wanted(offset, r->annotations[i].start, r->annotations[i].end))
            add_annotation(&o, in, r, &r->annotations[i]);
    for (size_t i = 0; i < r->finding_count; i++) {
        bool show = false;
        for (size_t k = 0; k < r->findings[i].evidence_count; k++)
            show |= wanted(offset, r->findings[i].evidence[k].start, r->findings[i].evidence[k].end);
        if (show)
            add_finding(&o, in, &r->findings[i]);
    }
    if (!o.len) {
        out_show(&o, in->id);
        if (offset >= 0)
            out_printf(&o, ":%ld: nothing is tagged or found here\n", offset);
        else
            out_printf(&o, ": nothing is tagged or found\n");
    }
    return out_take(&o, size);
}
