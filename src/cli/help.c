/* Help: one screen a command, with examples. */
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

static const char general[] =
    "belie: tags people, places, dates and organizations in English text, and shows where the text\n"
    "contradicts itself.\n\n"
    "  belie [OPTION]... [FILE|DIR|-]...          annotations and findings, as JSON Lines\n"
    "  belie check [OPTION]... [FILE|DIR|-]...    findings, for people; exit 1 if there are any\n"
    "  belie explain [--offset BYTE] [FILE|-]     why each mention and finding is what it is\n"
    "  belie rules list|show NAME|test            the rules that decide\n"
    "  belie checks                               the checks, and whether they are on\n"
    "  belie compile DIR --output FILE            lists and names to an image for --lexicon\n\n"
    "options:\n"
    "  --input text|jsonl     jsonl: a document a line: {\"id\", \"text\", \"dct\"?}\n"
    "  --offsets UNIT         codepoint (default), byte, utf16, or all\n"
    "  --dct DATE             when the documents were written: 2025-06-26\n"
    "  --date-order ORDER     6/7/2025: auto (default), mdy, dmy\n"
    "  --style STYLE          what a bare date hangs on: auto (default), news, narrative\n"
    "  --rules DIR            own rules and lists, beside the built-in ones (may be repeated)\n"
    "  --no-builtin           only the rules of --rules\n"
    "  --names FILE           own names, TSV or JSONL (may be repeated); --fold-names: any case\n"
    "  --lexicon FILE         an image made by belie compile, instead of the built-in one\n"
    "  --only A,B  --skip A,B checks to run, to leave out; --min-score S leaves out weaker findings\n"
    "  --include GLOB  --exclude GLOB   files of a folder\n"
    "  --jobs N               threads; the output is the same\n"
    "  --strict               invalid UTF-8 is an error\n"
    "  --fail                 exit 1 when there are findings\n"
    "  --format text|json     (check) findings for people (default), or as JSON Lines\n"
    "  --help  --version\n\n"
    "exit status: 0 done, 1 findings (check, --fail), 2 trouble\n\n"
    "examples:\n"
    "  belie check report.txt\n"
    "  cat article.txt | belie | jq '.annotations[] | select(.type == \"PERSON\").text'\n"
    "  belie --input=jsonl --jobs 4 < corpus.jsonl > annotated.jsonl\n";

static const struct {
    const char *command, *text;
} pages[] = {
    { "check",
      "belie check [OPTION]... [FILE|DIR|-]...: where the text contradicts itself\n\n"
      "Prints each finding with both places, the words that conflict underlined, and why.\n"
      "Exit status: 0 nothing found, 1 findings, 2 trouble. Options: see belie --help.\n\n"
      "examples:\n  belie check report.txt\n  belie check --only event-date,age biography.txt\n"
      "  belie check --format json --jobs 4 drafts/\n" },
    { "explain",
      "belie explain [--offset BYTE] [OPTION]... [FILE|-]: why\n\n"
      "For each mention its rule, the evidence with its weights and the readings that lost; for each\n"
      "finding its claims, their rules, and why they are about the same thing.\n\n"
      "examples:\n  belie explain report.txt\n  belie explain --offset 214 report.txt\n" },
    { "rules",
      "belie rules list | show NAME | test  [--rules DIR]...: the rules that decide\n\n"
      "examples:\n  belie rules list\n  belie rules show date/day-month-year\n"
      "  belie rules test --rules my-rules\n" },
    { "checks", "belie checks: every check, whether it is on by default, how it did, and what it finds\n\n"
                "How it did: on texts that nobody who wrote its rules had read, the contradictions of its kind\n"
                "that it found, of how many, and its false alarms on clean texts.\n" },
    { "compile",
      "belie compile DIR --output FILE: lists (*.list), names (*.tsv) and weights below DIR to an image\n\n"
      "The image takes the place of the built-in one, whose lists the built-in rules need: begin with a\n"
      "copy of rules/en. To add lists and names only, see --rules and --names.\n\n"
      "example:\n  cp -r rules/en my-lexicon && cp colours.list my-lexicon/lists/\n"
      "  belie compile my-lexicon --output my.image && belie --lexicon my.image report.txt\n" },
};

void options_help(const char *command)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (strcmp(command, pages[i].command) == 0) {
            fputs(pages[i].text, stdout);
            return;
        }
    fputs(general, stdout);
}
