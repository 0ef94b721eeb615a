"""The first text that belie must understand, and the project's own on the same events: exact annotations, one finding."""
import json
import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")
SEED = ROOT.parent / "shared" / "data" / "seed-article.txt"
OWN = ROOT / "corpora" / "demo" / "ladakh.txt"
LATE_2023 = ("late 2023", "2023", ["2023-09-01", "2023-12-31"])


def read(path):
    done = subprocess.run([BELIE, "check", "--format=json", str(path)], capture_output=True, check=False, timeout=120)
    return done.returncode, json.loads(done.stdout)


def places_of(text, names, but=()):
    """Every place where one of the names stands as a word, [(start, name)], in the text's order."""
    flat = re.sub(r"\s", " ", text)
    found = [(m.start(), name) for name in names for m in re.finditer(r"(?<![\w.])%s(?!\w)" % re.escape(name), flat)]
    return sorted(p for p in found if p not in but)


class Seed(unittest.TestCase):
    maxDiff = None

    def names(self, document, kind, but=()):
        return sorted((a["start"], re.sub(r"\s", " ", a["text"])) for a in document["annotations"]
                      if a["type"] == kind and re.sub(r"\s", " ", a["text"]) not in but)

    def dates(self, document):
        return [(a["text"], a["timex"]["value"]) for a in document["annotations"]
                if a["type"] == "DATE" and a["timex"]["type"] != "DURATION"]

    def check_finding(self, code, document):
        self.assertEqual(code, 1)
        self.assertEqual([f["check"] for f in document["findings"]], ["event-date"])
        first, second = [e["text"] for e in document["findings"][0]["evidence"]]
        self.assertIn("disengagement agreement", first)
        self.assertIn("2024", first)
        self.assertIn("Disengagement on the ground was confirmed in late 2023", second)
        late = [(a["text"], a["timex"]["value"], a["interval"]) for a in document["annotations"] if a["text"] == "late 2023"]
        self.assertEqual(late, [LATE_2023])

    @unittest.skipUnless(SEED.exists(), "the shared seed is not here")
    def test_the_seed(self):
        text = SEED.read_text(encoding="utf-8")
        code, document = read(SEED)
        self.check_finding(code, document)
        self.assertEqual(self.names(document, "PERSON"), places_of(text, ["Rajnath Singh", "Dong Jun"]))
        self.assertEqual(self.names(document, "PLACE", but=("LAC",)), places_of(text, [
            "India", "Qingdao", "Ladakh", "China", "Galwan", "Kashmir", "Depsang", "Demchok"]))
        self.assertEqual(self.names(document, "ORGANIZATION", but=("LAC", "DIGI")), places_of(text, ["SCO", "Digital International"]))
        self.assertEqual(self.dates(document), [
            ("June 26, 2025", "2025-06-26"), ("2024", "2024"), ("2020", "2020"), ("2024", "2024"), ("2020", "2020"),
            ("2024", "2024"), ("April 22", "2025-04-22"), ("2024", "2024"), ("October", "2024-10"), ("late 2023", "2023")])

    def test_the_projects_own_text(self):
        text = OWN.read_text(encoding="utf-8")
        code, document = read(OWN)
        self.check_finding(code, document)
        singh = text.index("Mr Singh") + 3
        self.assertEqual(self.names(document, "PERSON"),
                         sorted(places_of(text, ["Rajnath Singh", "Dong Jun"]) + [(singh, "Singh")]))
        self.assertEqual(self.names(document, "PLACE"), places_of(text, [
            "India", "Qingdao", "Ladakh", "China", "Galwan", "Kashmir", "Depsang", "Demchok", "New Delhi"]))
        self.assertEqual(self.names(document, "ORGANIZATION"),
                         places_of(text, ["Shanghai Cooperation Organisation", "SCO"]))
        self.assertEqual(self.dates(document), [
            ("June 26, 2025", "2025-06-26"), ("2024", "2024"), ("2020", "2020"), ("then", "PAST_REF"), ("April 22", "2025-04-22"),
            ("2024", "2024"), ("October", "2024-10"), ("late 2023", "2023"), ("then", "PAST_REF")])
        entity = {a["text"]: a["entity"] for a in document["annotations"] if a["type"] in ("PERSON", "ORGANIZATION")}
        self.assertEqual(entity["Singh"], entity["Rajnath Singh"])
        self.assertEqual(entity["SCO"], entity["Shanghai Cooperation Organisation"])


if __name__ == "__main__":
    unittest.main()
