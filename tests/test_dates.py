"""Time expressions as a user meets them: values, intervals, the document's date, style and date order."""
import json
import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")
DCT = "2025-06-18"  # a Wednesday


def run(texts, *args, dct=None):
    lines = [json.dumps({"id": str(i), "text": t, **({"dct": dct} if dct else {})}) for i, t in enumerate(texts)]
    done = subprocess.run([BELIE, "--input=jsonl", *args], input="\n".join(lines) + "\n", capture_output=True,
                          text=True, check=False, timeout=120)
    if done.returncode == 2:
        raise AssertionError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def dates(document):
    return [a for a in document["annotations"] if a["type"] == "DATE"]


def values(document):
    return [(a["text"], a["timex"]["value"]) for a in dates(document)]


class Dates(unittest.TestCase):
    maxDiff = None

    def check(self, cases, *args, dct=None):
        documents = run([text for text, _ in cases], *args, dct=dct)
        for (text, wanted), document in zip(cases, documents, strict=True):
            with self.subTest(text=text):
                self.assertEqual(values(document), wanted)

    def test_written_out(self):
        self.check([
            ("It was signed on the twenty-first of May, 2001.", [("the twenty-first of May, 2001", "2001-05-21")]),
            ("In nineteen eighty-four he left.", [("nineteen eighty-four", "1984")]),
            ("It fell in January nineteen ninety-seven.", [("January nineteen ninety-seven", "1997-01")]),
            ("By '98 the '90s were over.", [("'98", "1998"), ("the '90s", "199")]),
            ("The third millennium BC and 44 BC and AD 79.", [("The third millennium BC", "BC2"), ("44 BC", "BC0044"), ("AD 79", "0079")]),
            ("On 2 August 216 BC they met.", [("2 August 216 BC", "BC0216-08-02")]),
            ("It was the second half of the 1980s.", [("the second half of the 1980s", "198")]),
            ("The 2019-20 academic year was short.", [("The 2019-20 academic year", "2019")]),
            ("On the second Tuesday of May 2020 they met.", [("the second Tuesday of May 2020", "2020-05-12")]),
        ])

    def test_machines(self):
        self.check([
            ("2025-06-26T10:30:00.123456-05:00 start", [("2025-06-26T10:30:00.123456-05:00", "2025-06-26T10:30:00.123456-05:00")]),
            ("2025-06-26 10:30:07,123 INFO start", [("2025-06-26 10:30:07,123", "2025-06-26T10:30:07.123")]),
            ("[26/Jun/2025:10:30:07 +0200] GET", [("26/Jun/2025:10:30:07 +0200", "2025-06-26T10:30:07+02:00")]),
            ("Thu Jun 26 10:30:07 2025 ok", [("Thu Jun 26 10:30:07 2025", "2025-06-26T10:30:07")]),
            ("sent Thu, 26 Jun 2025 10:30:00 +0200 by", [("Thu, 26 Jun 2025 10:30:00 +0200", "2025-06-26T10:30:00+02:00")]),
            ("dump of 20250626, from 26.06.2025", [("20250626", "2025-06-26"), ("26.06.2025", "2025-06-26")]),
            ("due 2025-W26-4 and 2025-177.", [("2025-W26-4", "2025-06-26"), ("2025-177", "2025-06-26")]),
        ])

    def test_tense(self):
        self.check([
            ("He said on Monday that it was late.", [("Monday", "2025-06-16")]),
            ("They will meet on Monday.", [("Monday", "2025-06-23")]),
            ("The board is to vote on Thursday.", [("Thursday", "2025-06-19")]),
            ("It had been due to expire on Friday.", [("Friday", "2025-06-13")]),
            ("The vote was postponed until Friday.", [("Friday", "2025-06-20")]),
            ("The bill will be paid in February.", [("February", "2026-02")]),
            ("Profit fell in the fourth quarter.", [("the fourth quarter", "2024-Q4")]),
        ], dct=DCT)

    def test_from_the_text(self):
        story = ("He was born on 3 March 1806. In 1820 the family moved. In June he was sent to school. Two years later he "
                 "returned. The next summer he worked. On Monday, 5 May 1828, he left. Three days later he was in Bristol.")
        wanted = [("3 March 1806", "1806-03-03"), ("1820", "1820"), ("June", "1820-06"), ("Two years later", "1822"),
                  ("The next summer", "1823-SU"), ("Monday, 5 May 1828", "1828-05-05"), ("Three days later", "1828-05-08")]
        for args in (["--style", "narrative"], ["--style", "auto"]):
            document = run([story], *args, dct="2024-03-01")[0]
            self.assertEqual(values(document), wanted)
            self.assertEqual(document["style"], "narrative")
        news = run([story], "--style", "news", dct="2024-03-01")[0]
        self.assertEqual(news["style"], "news")
        self.assertEqual(values(news)[2], ("June", "2023-06"))

    def test_expressions(self):
        """tests/spec/expressions.txt: what people write in messages, contracts, notes, news and histories."""
        cases, args = {}, None
        for line in (ROOT / "tests/spec/expressions.txt").read_text().splitlines():
            if line.startswith("@"):
                args = tuple(line.split()[1:])
            elif line and not line.startswith("#"):
                cases.setdefault(args, []).append(line)
        self.assertGreater(sum(map(len, cases.values())), 180)
        for (dct, style), lines in cases.items():
            texts = [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line) for line in lines]
            documents = run(texts, "--style", style, dct=None if dct == "-" else dct)
            for line, document in zip(lines, documents, strict=True):
                with self.subTest(line=line):
                    self.assertEqual(values(document), re.findall(r"\[([^\]]*)\]\(([^)]*)\)", line))

    def test_lines(self):
        """What a line hangs on: the head of the text above it, not what was named last."""
        plan = "Plan\n\nDay 1, Mon 12 Aug: meet at 8:30.\nDay 2, Tue: caves.\nDay 3, Wed: walk; storms after 3 p.m.\n"
        self.assertEqual(values(run([plan], dct="2019-07-01")[0]), [
            ("Mon 12 Aug", "2019-08-12"), ("8:30", "2019-08-12T08:30"), ("Tue", "2019-08-13"), ("Wed", "2019-08-14"),
            ("3 p.m.", "2019-08-14T15:00")])
        log = "SHIFT LOG, HALL 2 \u2014 5 NOV 2023\n\n0600  Valve out since 2 November.\n\n0740  Pump tripped.\n"
        self.assertEqual(values(run([log], dct="2023-11-05")[0])[1:], [
            ("0600", "2023-11-05T06:00"), ("2 November", "2023-11-02"), ("0740", "2023-11-05T07:40")])

    def test_ranges(self):
        self.check([
            ("From 3 to 5 May 2020 it rained.", [("3", "2020-05-03"), ("5 May 2020", "2020-05-05")]),
            ("From November to March 2020 it rained.", [("November", "2019-11"), ("March 2020", "2020-03")]),
            ("Open from October to March.", [("October", "2025-10"), ("March", "2026-03")]),
            ("It is open from Monday to Friday.", [("Monday", "2025-06-16"), ("Friday", "2025-06-20")]),
            ("The war of 1914-18 began.", [("1914", "1914"), ("18", "1918")]),
            ("We asked between June 7 and 11.", [("June 7", "2025-06-07"), ("11", "2025-06-11")]),
            ("Open from 4 to 6.30 p.m. there.", [("4", "2025-06-18T16:00"), ("6.30 p.m.", "2025-06-18T18:30")]),
        ], dct=DCT)

    def test_open_ends(self):
        document = run(["It grew since 2019, until May 2024, from June 2024 onwards, from 2009 until 2015."])[0]
        self.assertEqual([a["interval"] for a in dates(document)], [
            ["2019-01-01", None], [None, "2024-05-31"], ["2024-06-01", None],
            ["2009-01-01", "2009-12-31"], ["2015-01-01", "2015-12-31"]])

    def test_lengths_and_sets(self):
        document = run(["Over the past 18 months they met twice a week, every other day, each month, for two and a half years."],
                       dct=DCT)[0]
        self.assertEqual([a["timex"] for a in dates(document)], [
            {"type": "DURATION", "value": "P18M", "beginPoint": "2023-12-18", "endPoint": "2025-06-18"},
            {"type": "SET", "value": "P1W", "freq": "2X"}, {"type": "SET", "value": "P2D", "quant": "EVERY"},
            {"type": "SET", "value": "P1M", "quant": "EACH"}, {"type": "DURATION", "value": "P2Y6M"}])

    def test_clocks_belong_to_the_day_at_hand(self):
        self.check([
            ("Day 1, Mon 12 Aug 2019: meet 8:30 at the gate, leave 09:02.",
             [("Mon 12 Aug 2019", "2019-08-12"), ("8:30", "2019-08-12T08:30"), ("09:02", "2019-08-12T09:02")]),
            ("It begins at half past four.", [("half past four", "2025-06-18T04:30")]),
            ("It begins at a quarter to nine in the evening.", [("a quarter to nine in the evening", "2025-06-18T20:45")]),
            ("He left at noon tomorrow.", [("noon tomorrow", "2025-06-19T12:00")]),
        ], dct=DCT)

    def test_what_cannot_be_stays_one_expression(self):
        cases = {"Feb 29, 2015": "2015-02", "31 June 2024": "2024-06", "2021-W54": "2021", "2021-366": "2021",
                 "32 May 2020": "2020-05", "2025-02-30T10:00": "2025-02", "13/13/2020": "2020"}
        for document, (text, value) in zip(run(["It was dated %s, he said." % t for t in cases]), cases.items(), strict=True):
            self.assertEqual(values(document), [(text, value)])
            self.assertEqual([f["check"] for f in document["findings"]], ["impossible-date"])
        document = run(["It was on Monday, June 26, 2025."])[0]
        self.assertEqual([f["check"] for f in document["findings"]], ["weekday-date"])

    def test_false_friends(self):
        for document in run(["You may go, and they march home.", "A second chance before the fall of the wall.",
                             "They won 3-2, call 020 7946 0958.", "See page 1999 of version 2.0.1, section 2012.",
                             "It costs $1999.", "He read “1984” to the 300 Spartans.", "The Sunday Times liked Friday Night Lights.",
                             "Mrs May and April Jones said so.", "He is in his early 50s.", "We live at 1984 March Road."]):
            self.assertEqual(values(document), [])

    def test_the_days_of_a_life_are_none_of_the_story(self):
        text = ("Josef Malina (19 March 1871, Brno - 7 November 1938, Prague) was a botanist. In 1904 he married Ludmila (1880-1961). "
                "In 1919 he was elected, but gave up his seat the year after.")
        self.assertEqual(values(run([text])[0])[-1], ("the year after", "1920"))

    def test_the_documents_date(self):
        cases = {
            "OSLO, March 3, 2021 (AP) - The king left yesterday.": ("2021-03-03", "dateline"),
            "Published: 3 March 2021\n\nThe king left yesterday.": ("2021-03-03", "header"),
            "From: a@b.c\nSubject: x\nDate: Wed, 3 Mar 2021 10:00:00 +0100\n\nHe left yesterday.": ("2021-03-03", "header"),
            "---\ntitle: A post\ndate: 2021-03-03\n---\n\nHe left yesterday.": ("2021-03-03", "header"),
            "Hog market seen steady.\nCHICAGO 2021-03-03\nPrices fell yesterday.": ("2021-03-03", "dateline"),
            "He left yesterday.": (None, "none"),
        }
        for document, (day, source) in zip(run(cases), cases.values(), strict=True):
            self.assertEqual((document["dct"], document["dct_source"]), (day, source))
            self.assertEqual(values(document)[-1][1], "2021-03-02" if day else "XXXX-XX-XX")
        born = run(["Dr Nadia Holm\nBorn 12 August 1981 in Porto, Portugal\nLanguages: Portuguese"])[0]
        self.assertEqual((born["dct"], born["dct_source"]), (None, "none"))
        given = run(["OSLO, March 3, 2021 (AP) - The king left yesterday."], dct="2022-01-02")[0]
        self.assertEqual((given["dct_source"], values(given)[-1][1]), ("option", "2022-01-01"))

    def test_date_order(self):
        text = "From 3/4/2020 on."
        self.assertEqual([values(run([text], "--date-order", order)[0])[0][1] for order in ("dmy", "mdy")],
                         ["2020-04-03", "2020-03-04"])
        both = run([text + " And 25/6/2021.", text + " And 6/25/2021."])
        self.assertEqual([values(d)[0][1] for d in both], ["2020-04-03", "2020-03-04"])


if __name__ == "__main__":
    unittest.main()
