#!/usr/bin/env python3
"""Read the marked-up texts of corpora/ and print them as gold JSON Lines.

    corpus.py names DIR      people, places and organizations
    corpus.py time DIR       time expressions
    corpus.py findings DIR   contradictions, each document with its clean twin
    corpus.py repeats DIR    runs of six words that two documents share (any of the above)

Every file `*.txt` under DIR is one document; its id is its path below DIR without `.txt`.
Files are read in byte order of their names.  A file is a header, a line `---`, and the text:

    dct: 2021-03-04
    ---
    Text with [[P1:Marks]] in it.

names:     [[P1:Ada Byron]] PERSON, [[L1:Oslo]] PLACE, [[O1:Ford Motor Co.]] ORGANIZATION.  The
           same letter and number is the same person, place or organization in that document.
           Header: `dct: YYYY-MM-DD` or none.
time:      [[DATE|2025-06-26|June 26, 2025]], or with attributes before the text:
           [[DATE|2023|mod=END|late 2023]].  Types: DATE, TIME, DURATION, SET; values and
           attributes (mod, quant, freq, beginPoint, endPoint) as TIMEX3 has them.
           Header: `dct: YYYY-MM-DD` or `dct: none`, always there.
findings:  [[a:in May 1931]] marks a piece of evidence of contradiction a; each contradiction has
           two such marks, or one if a single expression contradicts itself.
           [[a:in 1933||in 1931]] gives in exactly one of them the wording of the clean twin.
           [[-:TEXT||OTHER]] is an edit of the twin that is no evidence.
           Header: `kind: event-date`, `kind: a=event-date b=age` or `kind: clean`; `dct:` if any.
           A contradictory document gives two lines: its id, and its id with `-clean`.

Short texts may share a file and its header, parted by lines `%%`; their ids end in -01, -02, ….
Offsets are code points, end exclusive.  Whatever breaks these rules is reported as file:line on
standard error, nothing is printed, and the exit status is 2.
"""
import argparse
import collections
import datetime
import json
import os
import re
import sys

KINDS = """weekday-date impossible-date reversed-range event-date event-order duration age anniversary
    after-death century quantity total-parts percentage list-count conversion magnitude spelled-number
    score ordinal rate place-of-event containment role nationality name-variant acronym kinship-sex
    attendance superlative polarity""".split()
LABELS = {"P": "PERSON", "L": "PLACE", "O": "ORGANIZATION"}
MODS = """BEFORE AFTER ON_OR_BEFORE ON_OR_AFTER LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE
    START MID END APPROX""".split()
WORDS_MAX = 600
SPAN_MAX = 120
RUN = 6

YEAR = r"(?:BC)?(?:\d{4}|\d{3}|\d{2}|\d{3}X|\d{2}XX|XXXX)"
PART = r"(?:SP|SU|FA|WI|Q[1-4X]|H[12X])"
MONTH = r"(?:0[1-9]|1[0-2]|XX)"
DAY = r"(?:0[1-9]|[12]\d|3[01]|XX)"
WEEK = r"W(?:0[1-9]|[1-4]\d|5[0-3]|XX)(?:-(?:[1-7X]|WE))?"
DAY_VALUE = rf"{YEAR}-(?:{MONTH}-{DAY}|{WEEK})"
DATE_VALUE = rf"{YEAR}(?:-(?:{PART}|{MONTH}(?:-{DAY})?|{WEEK}))?|FY\d{{4}}(?:-{PART})?|(?:PAST|PRESENT|FUTURE)_REF"
CLOCK = r"T(?:[01]\d|2[0-4]|XX)(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?"
TIME_VALUE = rf"(?:{DAY_VALUE})?(?:{CLOCK}|T(?:MO|AF|EV|NI|DT|MI))|PRESENT_REF|PAST_REF|FUTURE_REF"
AMOUNT = r"(?:\d+(?:\.\d+)?|X)"
DURATION_VALUE = (rf"P(?=.)(?:{AMOUNT}(?:Y|M|W|D|Q|E|C|L|WE|SP|SU|FA|WI|H))*"
                  rf"(?:T(?=.)(?:{AMOUNT}(?:H|M|S|MO|AF|EV|NI|DT))*)?")
VALUES = {
    "DATE": re.compile(DATE_VALUE),
    "TIME": re.compile(TIME_VALUE),
    "DURATION": re.compile(DURATION_VALUE),
    "SET": re.compile(rf"{DURATION_VALUE}|{DATE_VALUE}|{TIME_VALUE}"),
}
ATTRIBUTES = {
    "mod": re.compile("|".join(MODS)),
    "quant": re.compile(r"[^\s|=]+"),
    "freq": re.compile(r"\d+X|\d+[DWMY]|X"),
    "beginPoint": re.compile(rf"{DATE_VALUE}|{TIME_VALUE}"),
    "endPoint": re.compile(rf"{DATE_VALUE}|{TIME_VALUE}"),
}
HEADERS = {"names": {"dct"}, "time": {"dct"}, "findings": {"kind", "dct"}}


class Bad(Exception):
    """A rule that a file breaks: the offset in the file where, and the message."""

    def __init__(self, offset, message):
        super().__init__(message)
        self.offset = offset


def split_file(raw):
    """The header as a dict of key -> (value, offset), and the offset at which the text begins."""
    header, offset = {}, 0
    for line in raw.splitlines(keepends=True):
        if line.rstrip("\n") == "---":
            return header, offset + len(line)
        match = re.fullmatch(r"([a-z]+): (\S.*)\n", line)
        if not match:
            raise Bad(offset, "the header takes lines of 'key: value' and ends with '---'")
        if match[1] in header:
            raise Bad(offset, f"the header has '{match[1]}' twice")
        header[match[1]] = (match[2].strip(), offset)
        offset += len(line)
    raise Bad(0, "no line '---' between header and text")


def split_texts(raw, start):
    """The offsets (start, end) of the texts of a file, which lines `%%` part."""
    for bar in re.compile(r"^%%\n", re.M).finditer(raw, start):
        yield start, bar.start()
        start = bar.end()
    yield start, len(raw)


def read_dct(header):
    if "dct" not in header or header["dct"][0] == "none":
        return None
    value, offset = header["dct"]
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise ValueError
        datetime.date.fromisoformat(value)
    except ValueError:
        raise Bad(offset, f"'{value}' is no day written YYYY-MM-DD") from None
    return value


def pieces(raw, start):
    """Cut the text into (is_mark, offset, content); marks do not nest."""
    at = start
    while at < len(raw):
        open_at, close_at = raw.find("[[", at), raw.find("]]", at)
        if close_at >= 0 and (open_at < 0 or close_at < open_at):
            raise Bad(close_at, "']]' without '[['")
        if open_at < 0:
            break
        if close_at < 0:
            raise Bad(open_at, "'[[' without ']]'")
        if raw.find("[[", open_at + 2, close_at) >= 0:
            raise Bad(open_at, "a mark inside a mark, or '[[' without ']]'")
        if open_at > at:
            yield False, at, raw[at:open_at]
        yield True, open_at, raw[open_at + 2:close_at]
        at = close_at + 2
    if at < len(raw):
        yield False, at, raw[at:]


def check_edges(offset, text):
    if not text:
        raise Bad(offset, "a mark without text")
    if text != text.strip():
        raise Bad(offset, f"the mark [{text}] begins or ends with white space")


def read_names(raw, header, body, doc_id):
    text, entities, labels = "", [], {}
    for is_mark, offset, content in pieces(raw, body):
        if is_mark:
            match = re.fullmatch(r"([A-Z])([1-9]\d*):(.*)", content, re.S)
            if not match or match[1] not in LABELS:
                raise Bad(offset, f"[[{content}]] is not [[P1:…]], [[L1:…]] or [[O1:…]]")
            content = match[3]
            check_edges(offset, content)
            entities.append({"start": len(text), "end": len(text) + len(content),
                             "label": LABELS[match[1]], "entity": match[1] + match[2]})
            labels.setdefault(match[1], set()).add(int(match[2]))
        text += content
    for letter, numbers in sorted(labels.items()):
        gap = set(range(1, max(numbers) + 1)) - numbers
        if gap:
            raise Bad(body, f"{letter}{min(gap)} is missing below {letter}{max(numbers)}")
    doc = {"id": doc_id, "text": text, "entities": entities}
    if "dct" in header:
        doc["dct"] = read_dct(header)
    return [doc]


def read_attributes(offset, field):
    found = {}
    for part in field.split(" "):
        name, equals, value = part.partition("=")
        if not equals or name not in ATTRIBUTES or not ATTRIBUTES[name].fullmatch(value):
            raise Bad(offset, f"'{part}' is no attribute of a time expression")
        found[name] = value
    return found


def check_day(offset, value):
    """A value that names a whole day names one that is in the calendar."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
    if match:
        try:
            datetime.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            raise Bad(offset, f"no such day: {value}") from None


def read_time(raw, header, body, doc_id):
    if "dct" not in header:
        raise Bad(0, "the header has no 'dct' ('dct: none' if there is none)")
    text, timexes = "", []
    for is_mark, offset, content in pieces(raw, body):
        if is_mark:
            fields = content.split("|")
            if len(fields) not in (3, 4):
                raise Bad(offset, f"[[{content}]] is not [[TYPE|VALUE|TEXT]]")
            kind, value, content = fields[0], fields[1], fields[-1]
            if kind not in VALUES:
                raise Bad(offset, f"'{kind}' is no type of time expression")
            if not VALUES[kind].fullmatch(value):
                raise Bad(offset, f"'{value}' is no value of a {kind}")
            check_day(offset, value)
            check_edges(offset, content)
            timex = {"start": len(text), "end": len(text) + len(content), "type": kind, "value": value}
            if len(fields) == 4:
                timex.update(read_attributes(offset, fields[2]))
            timexes.append(timex)
        text += content
    return [{"id": doc_id, "text": text, "dct": read_dct(header), "timexes": timexes}]


def read_kinds(header):
    """The kind a letter: {} for a clean document."""
    if "kind" not in header:
        raise Bad(0, "the header has no 'kind'")
    value, offset = header["kind"]
    if value == "clean":
        return {}
    kinds = {}
    if "=" not in value:
        value = "a=" + value
    for part in value.split():
        letter, equals, kind = part.partition("=")
        if not equals or not re.fullmatch("[a-z]", letter):
            raise Bad(offset, f"'{part}' is not written 'a=event-date'")
        if letter in kinds:
            raise Bad(offset, f"contradiction {letter} has two kinds")
        if kind not in KINDS:
            raise Bad(offset, f"unknown kind '{kind}'")
        kinds[letter] = kind
    return kinds


def check_words(body, text):
    words = len(text.split())
    if words > WORDS_MAX:
        raise Bad(body, f"{words} words, where {WORDS_MAX} is the most")


def check_marks(body, kinds, spans, edits):
    for letter in kinds:
        if len(spans[letter]) not in (1, 2):
            raise Bad(body, f"contradiction {letter} has {len(spans[letter])} marks, not two (or one)")
        if edits[letter] != 1:
            raise Bad(body, f"contradiction {letter} has {edits[letter]} marks with '||', not one")


def read_findings(raw, header, body, doc_id):
    kinds, dct = read_kinds(header), read_dct(header)
    text = twin = ""
    spans, edits = collections.defaultdict(list), collections.Counter()
    for is_mark, offset, content in pieces(raw, body):
        if not is_mark:
            text += content
            twin += content
            continue
        letter, colon, content = content.partition(":")
        content, bars, other = content.partition("||")
        if not colon or not (letter == "-" or letter in kinds):
            raise Bad(offset, f"a mark of contradiction '{letter}', which the header does not name")
        if letter == "-" and (not bars or not kinds):
            raise Bad(offset, "an edit [[-:…||…]] takes '||' and stands in a contradictory document")
        if bars and content == other:
            raise Bad(offset, "the twin's wording is the same")
        if letter != "-":
            check_edges(offset, content)
            if len(content) > SPAN_MAX:
                raise Bad(offset, f"a mark of {len(content)} characters, where {SPAN_MAX} is the most")
            spans[letter].append([len(text), len(text) + len(content)])
            edits[letter] += bool(bars)
        text += content
        twin += other if bars else content
    check_marks(body, kinds, spans, edits)
    check_words(body, text)
    check_words(body, twin)
    found = [{"kind": kind, "spans": (spans[letter] * 2)[:2]} for letter, kind in kinds.items()]
    docs = [{"id": doc_id, "text": text, "contradictions": found}]
    if kinds:
        docs.append({"id": doc_id + "-clean", "text": twin, "contradictions": []})
    for doc in docs:
        if dct:
            doc["dct"] = dct
    return docs


READERS = {"names": read_names, "time": read_time, "findings": read_findings}


def text_files(folder):
    found = []
    for root, _, files in os.walk(folder):
        found += [os.path.join(root, name) for name in files if name.endswith(".txt")]
    return sorted(found, key=os.fsencode)


def read_file(path, folder, task):
    with open(path, encoding="utf-8", newline="") as file:
        raw = file.read()
    header, body = split_file(raw)
    unknown = sorted(set(header) - HEADERS[task])
    if unknown:
        raise Bad(header[unknown[0]][1], f"unknown header '{unknown[0]}'")
    if not raw[body:].strip():
        raise Bad(body, "no text")
    doc_id = os.path.relpath(path, folder)[:-len(".txt")]
    parts = list(split_texts(raw, body))
    docs = []
    for number, (start, end) in enumerate(parts, 1):
        part_id = doc_id if len(parts) == 1 else f"{doc_id}-{number:02}"
        docs += READERS[task](raw[:end], header, start, part_id)
    return docs


def line_of(path, offset):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()[:offset].count("\n") + 1


def read_folder(folder, task):
    """All documents, and all complaints as lines of text."""
    docs, complaints = [], []
    paths = text_files(folder)
    if not paths:
        complaints.append(f"{folder}: no *.txt file")
    for path in paths:
        try:
            docs += read_file(path, folder, task)
        except Bad as bad:
            complaints.append(f"{path}:{line_of(path, bad.offset)}: {bad}")
        except UnicodeDecodeError as bad:
            complaints.append(f"{path}:1: not UTF-8 at byte {bad.start}")
    return docs, complaints


def plain_words(path):
    """The words of a document without its marks, in lower case."""
    with open(path, encoding="utf-8") as file:
        raw = file.read()
    text = raw.partition("---\n")[2]
    text = re.sub(r"\|\|.*?\]\]", "]]", text, flags=re.S)
    text = re.sub(r"\[\[(?:[A-Z]+\|[^\]]*\||[A-Za-z-]\d*:)", "", text)
    return re.findall(r"\w+", text.replace("]]", "").lower())


def print_repeats(folder):
    """Longest runs first; a run is reported once, with the first two documents that have it."""
    first, shared = {}, {}
    for path in text_files(folder):
        words = plain_words(path)
        run_start = 0
        previous = None
        for at in range(len(words) - RUN + 1):
            run = tuple(words[at:at + RUN])
            other = first.setdefault(run, path)
            if other == path:
                previous = None
                continue
            if previous != other:
                run_start, previous = at, other
            shared[(path, run_start)] = (other, words[run_start:at + RUN])
    for (path, _), (other, run) in sorted(shared.items(), key=lambda item: (-len(item[1][1]), item[0])):
        print(f"{path} {other}: {' '.join(run)}")
    return bool(shared)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=[*READERS, "repeats"])
    parser.add_argument("folder", metavar="DIR")
    args = parser.parse_args()
    if not os.path.isdir(args.folder):
        parser.error(f"{args.folder}: no such folder")
    if args.task == "repeats":
        return int(print_repeats(args.folder))
    docs, complaints = read_folder(args.folder, args.task)
    if complaints:
        print("\n".join(complaints), file=sys.stderr)
        return 2
    for doc in docs:
        print(json.dumps(doc, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
