"""tools/corpus.py and tools/score.py: what they read, what they refuse, what they count.

Run with: python3 -m unittest discover -s tests/tools
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tools" / "corpus.py"
SCORE = ROOT / "tools" / "score.py"


def run(script, *args):
    return subprocess.run([sys.executable, str(script), *map(str, args)], capture_output=True,
                          text=True, encoding="utf-8", check=False)


class Folder(unittest.TestCase):
    def setUp(self):
        keeper = tempfile.TemporaryDirectory()
        self.addCleanup(keeper.cleanup)
        self.folder = pathlib.Path(keeper.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    def gold(self, task, *texts):
        for number, text in enumerate(texts):
            self.write(f"t-{number:02}.txt", text)
        result = run(CORPUS, task, self.folder)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        return [json.loads(line) for line in result.stdout.splitlines()]

    def refused(self, task, text, line, words):
        path = self.write("bad.txt", text)
        result = run(CORPUS, task, self.folder)
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertTrue(result.stderr.startswith(f"{path}:{line}: "), result.stderr)
        self.assertIn(words, result.stderr)


class Names(Folder):
    def test_spans_are_code_points(self):
        doc, = self.gold("names", "dct: 2021-03-04\n---\nŁódź, [[P1:Żaneta\nŻak]] of [[O1:ACME]].\n")
        self.assertEqual(doc["dct"], "2021-03-04")
        cut = [(doc["text"][e["start"]:e["end"]], e["label"], e["entity"]) for e in doc["entities"]]
        self.assertEqual(cut, [("Żaneta\nŻak", "PERSON", "P1"), ("ACME", "ORGANIZATION", "O1")])
        self.assertEqual(doc["text"], "Łódź, Żaneta\nŻak of ACME.\n")

    def test_ids_are_paths(self):
        self.write("b/x.txt", "---\nb\n")
        self.write("a.txt", "---\na\n")
        docs = self.gold("names")
        self.assertEqual([d["id"] for d in docs], ["a", "b/x"])

    def test_refusals(self):
        self.refused("names", "---\nx\n[[P1:Ann\n", 3, "without ']]'")
        self.refused("names", "---\nAnn]]\n", 2, "without '[['")
        self.refused("names", "---\n[[Q1:Ann]]\n", 2, "is not [[P1:…]]")
        self.refused("names", "---\n[[P1: Ann]]\n", 2, "white space")
        self.refused("names", "---\n[[P1:[[P2:Ann]]]]\n", 2, "inside a mark")
        self.refused("names", "---\n[[P2:Ann]]\n", 2, "P1 is missing")
        self.refused("names", "dct: 2021-02-30\n---\nx\n", 1, "no day")
        self.refused("names", "title: x\n---\nx\n", 1, "unknown header")
        self.refused("names", "x\n", 1, "header")
        self.refused("names", "---\n \n", 2, "no text")


class Time(Folder):
    def test_values_and_attributes(self):
        doc, = self.gold("time", "dct: none\n---\n[[DATE|2023|mod=END|late 2023]] and "
                                 "[[SET|P1D|quant=EVERY freq=2X|twice every day]].\n")
        self.assertIsNone(doc["dct"])
        self.assertEqual(doc["timexes"][0],
                         {"start": 0, "end": 9, "type": "DATE", "value": "2023", "mod": "END"})
        self.assertEqual((doc["timexes"][1]["quant"], doc["timexes"][1]["freq"]), ("EVERY", "2X"))

    def test_values_that_hold(self):
        for kind, value in (("DATE", "BC0044-03-15"), ("DATE", "199"), ("DATE", "19"), ("DATE", "2024-W26"),
                            ("DATE", "XXXX-WXX-2"), ("DATE", "2024-Q3"), ("DATE", "FY2024"), ("DATE", "2024-H1"),
                            ("DATE", "1990-W32-WE"), ("TIME", "T14:30"), ("TIME", "2024-01-01TMO"),
                            ("TIME", "2024-01-01T06:15:22Z"), ("DURATION", "PXD"), ("DURATION", "P2Y6M"),
                            ("DURATION", "PT1H30M"), ("DURATION", "P2E"), ("SET", "XXXX-WXX-1TNI")):
            with self.subTest(value=value):
                self.gold("time", f"dct: none\n---\n[[{kind}|{value}|x]]\n")

    def test_refusals(self):
        self.refused("time", "---\nx\n", 1, "no 'dct'")
        self.refused("time", "dct: none\n---\n[[DATE|2023-13|x]]\n", 3, "no value of a DATE")
        self.refused("time", "dct: none\n---\n[[DATE|2023-02-29|x]]\n", 3, "no such day")
        self.refused("time", "dct: none\n---\n[[DURATION|P|x]]\n", 3, "no value of a DURATION")
        self.refused("time", "dct: none\n---\n[[DATE|2023|mod=LATE|x]]\n", 3, "no attribute")
        self.refused("time", "dct: none\n---\n[[DAY|2023|x]]\n", 3, "no type")
        self.refused("time", "dct: none\n---\n[[DATE|2023]]\n", 3, "is not [[TYPE|VALUE|TEXT]]")


class Findings(Folder):
    def test_twin(self):
        bad, clean = self.gold("findings", "kind: event-date\n---\nOpened [[a:in May 1931]]; opening "
                                           "[[a:in 1933||in 1931]][[-:, late||]].\n")
        self.assertEqual(bad["text"], "Opened in May 1931; opening in 1933, late.\n")
        self.assertEqual(clean["text"], "Opened in May 1931; opening in 1931.\n")
        self.assertEqual(bad["contradictions"], [{"kind": "event-date", "spans": [[7, 18], [28, 35]]}])
        self.assertEqual((clean["id"], clean["contradictions"]), ("t-00-clean", []))

    def test_one_expression(self):
        bad, _ = self.gold("findings", "kind: a=weekday-date b=age\n---\n[[a:Sunday, 26 June 2025||Thursday, "
                                       "26 June 2025]] [[b:aged 3]] [[b:aged 4||aged 3]]\n")
        self.assertEqual(bad["contradictions"][0]["spans"], [[0, 20], [0, 20]])
        self.assertEqual(bad["contradictions"][1]["kind"], "age")

    def test_several_texts_in_a_file(self):
        docs = self.gold("findings", "kind: age\n---\n[[a:x]] [[a:y||x]]\n%%\nThen [[a:u||v]] [[a:v]]\n")
        self.assertEqual([d["id"] for d in docs], ["t-00-01", "t-00-01-clean", "t-00-02", "t-00-02-clean"])
        self.assertEqual((docs[0]["text"], docs[2]["text"]), ("x y\n", "Then u v\n"))
        self.assertEqual(docs[2]["contradictions"][0]["spans"], [[5, 6], [7, 8]])
        self.refused("findings", "kind: age\n---\n[[a:x]] [[a:y||x]]\n%%\n[[a:x||y]]\n\n[[b:y]]\n", 7, "does not name")

    def test_clean(self):
        docs = self.gold("findings", "kind: clean\ndct: 2024-05-01\n---\nAll is well.\n")
        self.assertEqual(docs, [{"id": "t-00", "text": "All is well.\n", "contradictions": [],
                                 "dct": "2024-05-01"}])

    def test_refusals(self):
        head = "kind: age\n---\n"
        self.refused("findings", head + "[[a:x]] [[a:y]]\n", 3, "0 marks with '||'")
        self.refused("findings", head + "[[a:x||z]] [[a:y||z]]\n", 3, "2 marks with '||'")
        self.refused("findings", head + "[[a:x||z]] [[a:y]] [[a:v]]\n", 3, "3 marks")
        self.refused("findings", head + "\n[[b:x]]\n", 4, "does not name")
        self.refused("findings", head + "[[a:x||x]]\n", 3, "the same")
        self.refused("findings", head + f"[[a:{'x' * 121}||y]]\n", 3, "121 characters")
        self.refused("findings", "kind: clean\n---\n[[-:x||y]]\n", 3, "contradictory document")
        self.refused("findings", "kind: ages\n---\nx\n", 1, "unknown kind")
        self.refused("findings", "---\nx\n", 1, "no 'kind'")
        self.refused("findings", "kind: clean\n---\n" + "x " * 601 + "\n", 3, "601 words")

    def test_repeats(self):
        self.write("a.txt", "---\nOne two three four five six seven.\n")
        self.write("b.txt", "---\nZero, [[P1:one]] two three four five six seven!\n")
        result = run(CORPUS, "repeats", self.folder)
        self.assertEqual(result.returncode, 1)
        self.assertIn("one two three four five six seven", result.stdout)


class Score(Folder):
    def score(self, task, gold, pred, *args):
        files = []
        for name, docs in (("gold", gold), ("pred", pred)):
            files.append(self.write(name, "".join(json.dumps(doc) + "\n" for doc in docs)))
        return run(SCORE, task, *files, *args)

    def measures(self, *args):
        result = self.score(*args, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def test_entities(self):
        gold = [{"id": "1", "text": "Ann Lee of Oslo", "entities": [
            {"start": 0, "end": 7, "label": "PER"}, {"start": 11, "end": 15, "label": "LOC"}]}]
        pred = [{"id": "1", "annotations": [
            {"type": "PERSON", "start": 0, "end": 3}, {"type": "PLACE", "start": 11, "end": 15},
            {"type": "DATE", "start": 0, "end": 3}]}]
        got = self.measures("entities", gold, pred)
        self.assertEqual((got["strict"], got["partial"], got["strict.PLACE"], got["strict.PERSON"]),
                         (0.5, 1.0, 1.0, 0.0))
        self.assertEqual(self.score("entities", gold, pred, "--floor", "strict=0.5").returncode, 0)
        low = self.score("entities", gold, pred, "--floor", "strict=0.6")
        self.assertEqual(low.returncode, 1)
        self.assertIn("strict 0.5000 is below its floor 0.6000", low.stderr)
        self.assertEqual(self.score("entities", gold, pred, "--floor", "nothing=1").returncode, 1)

    def test_timex(self):
        gold = [{"id": "1", "text": "late 2023, May", "dct": None, "timexes": [
            {"start": 0, "end": 9, "type": "DATE", "value": "2023"},
            {"start": 11, "end": 14, "type": "DATE", "value": "2023-05"}]}]
        pred = [{"id": "1", "annotations": [
            {"type": "DATE", "start": 5, "end": 9, "timex": {"type": "DATE", "value": "2023"}}]}]
        got = self.measures("timex", gold, pred)
        self.assertEqual((got["span"], got["relaxed.p"], got["relaxed.r"], got["value-accuracy"]),
                         (0.0, 1.0, 0.5, 1.0))

    def test_findings(self):
        gold = [{"id": "1", "text": "x" * 400, "contradictions": [
                    {"kind": "age", "spans": [[10, 20], [300, 310]]}]},
                {"id": "2", "text": "y y", "contradictions": []}]

        def found(*spans):
            return {"check": "age", "score": 0.8, "message": "m",
                    "evidence": [{"start": s, "end": e} for s, e in spans]}

        hit = [{"id": "1", "findings": [found((8, 12), (305, 320))]}, {"id": "2", "findings": []}]
        got = self.measures("findings", gold, hit)
        self.assertEqual((got["recall"], got["precision"], got["clean"], got["recall.age"]), (1, 1, 1, 1))
        for spans in (((0, 400), (305, 306)), ((8, 320),), ((8, 12), (12, 15)), ((8, 12), (305, 306)) * 4):
            with self.subTest(spans=spans):
                self.assertEqual(self.measures("findings", gold, [{"id": "1", "findings": [found(*spans)]}])
                                 ["recall"], 0)
        alarm = [hit[0], {"id": "2", "findings": [found((0, 1))]}]
        got = self.measures("findings", gold, alarm)
        self.assertEqual((got["alarms-per-100-documents"], got["precision"]), (100, 0.5))
        self.assertEqual(self.score("findings", gold, alarm, "--ceiling", "alarms-per-100-documents=1").returncode, 1)
        judged = self.write("judged", "# read\n2 age\n")
        self.assertEqual(self.measures("findings", gold, alarm, "--accept", judged)["precision"], 1)


if __name__ == "__main__":
    unittest.main()
