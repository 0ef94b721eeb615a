"""Every text that rule writers may read is read: the output is valid, its offsets are true, its parts belong together.

How good the output is, `make score` says."""
import json
import os
import pathlib
import re
import subprocess
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")
MARKUP = re.compile(r"\[\[(?:\w+:)?([^|\]]*)(?:\|[^\]]*)?\]\]")


def texts():
    for path in sorted((ROOT / "corpora").rglob("*.txt")):
        if not any(part.startswith("held-out") for part in path.parts):
            yield str(path), MARKUP.sub(r"\1", path.read_text(encoding="utf-8"))


class Corpora(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.texts = dict(texts())
        lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in cls.texts.items())
        cls.lines = lines.encode()
        done = subprocess.run([BELIE, "--input=jsonl", "--offsets=all"], input=cls.lines, capture_output=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        cls.documents = [json.loads(line) for line in done.stdout.splitlines()]

    def test_each_is_there_and_valid(self):
        self.assertGreater(len(self.documents), 100)
        self.assertEqual([d["id"] for d in self.documents], list(self.texts))
        validator = jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8")))
        for document in self.documents:
            self.assertEqual(list(validator.iter_errors(document)), [], document["id"])

    def check_span(self, name, span):
        text = self.texts[name]
        start, end = span["start"], span["end"]
        self.assertLess(start["codepoint"], end["codepoint"])
        self.assertEqual(text[start["codepoint"]:end["codepoint"]], span["text"])
        self.assertEqual(text.encode()[start["byte"]:end["byte"]].decode(), span["text"])
        self.assertEqual(text.encode("utf-16-le")[2 * start["utf16"]:2 * end["utf16"]].decode("utf-16-le"), span["text"])

    def test_offsets_are_true(self):
        for document in self.documents:
            for span in document["annotations"] + [e for f in document["findings"] for e in f["evidence"]]:
                self.check_span(document["id"], span)

    def test_annotations_are_in_order_and_do_not_overlap(self):
        for document in self.documents:
            end = 0
            for a in document["annotations"]:
                self.assertGreaterEqual(a["start"]["byte"], end, "%s: %s" % (document["id"], a["text"]))
                end = a["end"]["byte"]

    def test_entities_and_mentions_agree(self):
        for document in self.documents:
            counts = {}
            for a in document["annotations"]:
                self.assertEqual("entity" in a, a["type"] != "DATE")
                if "entity" in a:
                    counts.setdefault(a["entity"], []).append(a["type"])
            self.assertEqual([e["id"] for e in document["entities"]], ["e%d" % (i + 1) for i in range(len(document["entities"]))])
            for e in document["entities"]:
                self.assertEqual(counts[e["id"]], [e["type"]] * e["mentions"], document["id"])

    def test_findings_name_checks_and_quote_in_order(self):
        known = {line.split()[0] for line in subprocess.run([BELIE, "checks"], capture_output=True, text=True,
                                                            check=True).stdout.splitlines()}
        for document in self.documents:
            firsts = [min(e["start"]["byte"] for e in f["evidence"]) for f in document["findings"]]
            self.assertEqual(firsts, sorted(firsts))
            self.assertLessEqual({f["check"] for f in document["findings"]}, known)

    def test_every_rule_that_is_named_exists(self):
        rules = {line.split()[0] for line in subprocess.run([BELIE, "rules", "list"], capture_output=True, text=True,
                                                            check=True).stdout.splitlines()}
        for document in self.documents:
            for part in document["annotations"] + [e for f in document["findings"] for e in f["evidence"]]:
                self.assertIn(part["rule"], rules)

    def test_reports_for_people_show_the_same_findings(self):
        done = subprocess.run([BELIE, "check", "--input=jsonl"], input=self.lines, capture_output=True, timeout=300, check=False)
        report = done.stdout.decode()
        found = sum(len(d["findings"]) for d in self.documents)
        self.assertEqual(done.returncode, 1 if found else 0)
        self.assertRegex(report, r"\n%d findings in %d of %d documents" % (
            found, sum(bool(d["findings"]) for d in self.documents), len(self.documents)))
        self.assertEqual(len(re.findall(r"(?m)^    +\^+$", report)),
                         sum(len(f["evidence"]) for d in self.documents for f in d["findings"]))


if __name__ == "__main__":
    unittest.main()
