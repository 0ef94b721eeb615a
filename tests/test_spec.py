"""tests/spec: prose that says what belie does, and examples that show it, run as tests.

An example is a block indented by four spaces.  Below a line of text may stand lines of carets:

    On 3 May 1998 Ada Brunel left Paris.
       ^^^^^^^^^^ DATE 1998-05-03
                  ^^^^^^^^^^ PERSON
                                  ^^^^^ PLACE

A mark is a run of ^ (or of ~, where two would touch) and what it is:

    tokens       every run of the line is a token
    sentences    every run marks the first character of a sentence (and the only ones of the line)
    a TYPE       an annotation, and for a date its value and perhaps `mod=END`, `first..last`
    a check      a piece of evidence of a finding of this check (small letters); it may be a little wider
                 or narrower than the mark
    nothing      (a line of the block, without carets) the block has no annotation, no finding
    no finding   (so, too)

If a block marks one annotation it marks all of them, and so with findings.  `(dct 2025-06-26)` as the
block's first line gives the document's date; a line with only a pilcrow is an empty line.
"""
import json
import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = os.environ.get("BUILD", "build/release")
BELIE = str(ROOT / BUILD / "belie")
FOLDER = ROOT / "tests" / "spec"
MARK = re.compile(r"^ *[\^~][\^~ ]*(?: |$)[^\^~]*$")


def blocks(path):
    """[(line number, [lines])] of the indented blocks."""
    found, at = [], None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() + ["."], 1):
        if line.startswith("    "):
            if at is None:
                at = (number, [])
            at[1].append(line[4:])
        elif at is not None:
            found.append(at)
            at = None
    return found


def parse(lines):
    """The text, its marks [(start, end, label)] in code points, and options."""
    text, marks, dct, nothing = "", [], None, ""
    line_start = 0
    for line in lines:
        told = re.fullmatch(r"\(dct (\S+)\)", line)
        if told:
            dct = told.group(1)
        elif line in ("nothing", "no finding"):
            nothing = line
        elif MARK.match(line) and text:
            label = re.search(r"[^\^~ ].*$", line)
            label = label.group(0).strip() if label else ""
            runs = line[:len(line) - len(label)] if label else line
            for run in re.finditer(r"\^+|~+", runs):
                marks.append((line_start + run.start(), line_start + run.end(), label))
        else:
            line_start = len(text)
            text += line.replace("¶", "") + "\n"
    return text, marks, dct, nothing


def tokens_of(text):
    target = BUILD + "/tests/spec-tokens"
    subprocess.run(["make", "-s", "-C", str(ROOT), "BUILD=" + BUILD, "MODE=" + os.environ.get("MODE", "release"), target],
                   check=True, capture_output=True)
    data = text.encode()
    out = subprocess.run([str(ROOT / target)], input=data, capture_output=True, check=True).stdout.decode()
    found = {"t": [], "s": []}
    for line in out.splitlines():
        kind, start, end = line.split()
        found[kind].append((len(data[:int(start)].decode()), len(data[:int(end)].decode())))
    return found["t"], found["s"]


def every_check():
    """The names of all checks, those that are off by default too."""
    listed = subprocess.run([BELIE, "checks"], capture_output=True, check=True, text=True, timeout=60).stdout
    return ",".join(line.split()[0] for line in listed.splitlines())


def annotate(text, dct):
    args = ["--only", every_check()] + (["--dct", dct] if dct else [])
    done = subprocess.run([BELIE, *args], input=text.encode(), capture_output=True, check=True, timeout=120)
    return json.loads(done.stdout)


def label_of(a, wanted):
    """The annotation's own label, as precise as the wanted one."""
    parts = [a["type"]]
    timex = a.get("timex", {})
    for word in wanted.split()[1:]:
        if word.startswith("mod="):
            parts.append("mod=%s" % timex.get("mod"))
        elif ".." in word:
            parts.append("..".join(x or "" for x in a.get("interval", ["none", "none"])))
        else:
            parts.append(timex.get("value", "none"))
    return " ".join(parts)


class Spec(unittest.TestCase):
    maxDiff = None

    def compare(self, text, got, wanted):
        def shown(marks):
            return ["%s %r" % (label, text[start:end]) for start, end, label in sorted(marks)]
        self.assertEqual(shown(got), shown(wanted))
        self.assertEqual(sorted(got), sorted(wanted))

    def check_tokens(self, text, marks):
        tokens, sentences = tokens_of(text)
        lines = [m.start() for m in re.finditer(r"(?m)^", text)]
        for kind, found in (("tokens", tokens), ("sentences", [(s, s + 1) for s, _ in sentences])):
            wanted = [m for m in marks if m[2] == kind]
            of_line = {max(x for x in lines if x <= m[0]) for m in wanted}
            got = [(s, e, kind) for s, e in found if max(x for x in lines if x <= s) in of_line]
            self.compare(text, got, wanted)

    def check_document(self, text, marks, dct, nothing):
        document = annotate(text, dct)
        tags = [m for m in marks if m[2][:1].isupper()]
        findings = [m for m in marks if m[2][:1].islower() and m[2] not in ("tokens", "sentences")]
        if tags or nothing == "nothing":
            labels = {(s, e): label for s, e, label in tags}
            self.compare(text, [(a["start"], a["end"], label_of(a, labels.get((a["start"], a["end"]), "")))
                                for a in document["annotations"]], tags)
        if findings or nothing:
            got = sorted((e["start"], e["end"], f["check"]) for f in document["findings"] for e in f["evidence"])
            wanted = sorted(findings)
            if len(got) == len(wanted) and all(g[2] == w[2] and g[0] < w[1] and w[0] < g[1] for g, w in zip(got, wanted)):
                return
            self.compare(text, got, wanted)

    def test_every_example(self):
        count = 0
        for path in sorted(FOLDER.glob("*.md")):
            for number, lines in blocks(path):
                with self.subTest("%s:%d" % (path.name, number)):
                    text, marks, dct, nothing = parse(lines)
                    self.assertTrue(marks or nothing, "an example without a mark")
                    if any(m[2] in ("tokens", "sentences") for m in marks):
                        self.check_tokens(text, marks)
                    if nothing or any(m[2] not in ("tokens", "sentences") for m in marks):
                        self.check_document(text, marks, dct, nothing)
                    count += 1
        self.assertGreater(count, 60)


if __name__ == "__main__":
    unittest.main()
