"""The command as its users meet it: outputs, errors, exit statuses, threads, folders, the schema."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BELIE = os.path.join(ROOT, os.environ.get("BUILD", "build/release"), "belie")
DEMO = os.path.join(ROOT, "corpora", "demo", "ladakh.txt")


def belie(*args, text="", binary=False):
    data = text if isinstance(text, bytes) else text.encode()
    done = subprocess.run([BELIE, *args], input=data, capture_output=True, timeout=300)
    out = done.stdout if binary else done.stdout.decode()
    return done.returncode, out, done.stderr.decode()


def annotate(text, *args):
    code, out, err = belie(*args, text=text)
    assert code == 0, err
    return json.loads(out)


def found(document, kind):
    return [a["text"] for a in document["annotations"] if a["type"] == kind]


class Outputs(unittest.TestCase):
    def test_schema(self):
        with open(os.path.join(ROOT, "docs", "schema.json"), encoding="utf-8") as f:
            schema = json.load(f)
        texts = ["", "x", pathlib.Path(DEMO).read_text(encoding="utf-8"), "On Monday, June 26, 2025 she left.\n"]
        for offsets in ("codepoint", "byte", "utf16", "all"):
            for text in texts:
                jsonschema.validate(annotate(text, "--offsets", offsets), schema)
        _, out, _ = belie(text=b"bad \xff byte")
        document = json.loads(out)
        jsonschema.validate(document, schema)
        self.assertEqual(document["warnings"][0]["byte"], 4)
        document["extra"] = 1
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.validate(document, schema)

    def test_offsets(self):
        text = "\U0001F600 Élise Moreau was born on 3 March 1998 in Lyon.\n"
        for unit, encoded in (("codepoint", text), ("byte", text.encode())):
            for a in annotate(text, "--offsets", unit)["annotations"]:
                part = encoded[a["start"]:a["end"]]
                self.assertEqual(part if isinstance(part, str) else part.decode(), a["text"])
        for a in annotate(text, "--offsets", "utf16")["annotations"]:
            self.assertEqual(text.encode("utf-16-le")[2 * a["start"]:2 * a["end"]].decode("utf-16-le"), a["text"])

    def test_clean_text_has_no_findings(self):
        code, out, _ = belie("check", text="Ada Brunel was born on 3 March 1920. She died in 1990.\n")
        self.assertEqual(code, 0, out)

    def test_same_output_with_threads(self):
        lines = "".join(json.dumps({"id": i, "text": "On 3 March %d Jane Smith met Tom Hill in Paris." % (1900 + i)}) + "\n"
                        for i in range(200))
        one = belie("--input=jsonl", text=lines)
        many = belie("--input=jsonl", "--jobs", "3", text=lines)
        self.assertEqual(one, many)
        self.assertEqual([json.loads(x)["id"] for x in one[1].splitlines()], [str(i) for i in range(200)])


# Checks that are off by default.
OFF = ("ordinal", "superlative", "quantity", "total-parts", "place-of-event")

# One contradiction of a check, and the same text without it.
PAIRS = [
    ("weekday-date", "The committee met on {Monday|Thursday}, 26 June 2025, in the old hall.\n"),
    ("impossible-date", "The ferry stopped on {31|30} June 2024 for good.\n"),
    ("reversed-range", "The ferry ran from {2015|2005} to 2009 without a break.\n"),
    ("reversed-range", "The ferry ran from {20|2} October to 5 October.\n"),
    ("impossible-date", "The ferry stopped in week {54|14} of 2021.\n"),
    ("event-date", "Acme Corp. was founded in 1950.\n\nWhen Acme Corp. was established in {1961|1950}, it had three workers.\n"),
    ("event-date", "The Harbour Bridge was opened by the governor in May 1931.\n\nThe bridge was opened in {1933|1931}, to cheers.\n"),
    ("event-date", "The Harbour Bridge was opened by the governor in May 1931.\n\nTrade grew, and its opening in {1933|1931} is still kept.\n"),
    ("event-date", "In {1979|1983} he founded the tram museum in an old depot.\n\nThe museum, founded by Zielke in 1983, is shut.\n"),
    ("event-date", "The old weir was inspected in June {2019|2018}. Nobody wrote it down.\n\nThe file holds the inspection of June 2018 alone.\n"),
    ("event-order", "The parish ordered the bells on 6 {May|March} 2019.\n\nOn a cold day, 11 April 2019, nobody came. The bells were delivered on 11 April 2019.\n"),
    ("event-order", "Marta Quill graduated in {1893|1899}.\n\nShe spoke of it often. She had enrolled at Zurich in 1894.\n"),
    ("century", "The chancel was consecrated in 1246.\n\nTourists love the {twelfth|thirteenth}-century chancel.\n"),
    ("spelled-number", "The clerk will order twelve ({21|12}) copies of the report.\n"),
    ("conversion", "The new path is 5 miles ({10|8} km) long.\n"),
    ("percentage", "Ticket sales rose from 40 to 50, a rise of {10|25} percent.\n"),
    ("rate", "Output doubled from 10 tonnes to {30|20} tonnes.\n"),
    ("total-parts", "There were 40 pupils: 22 girls and {19|18} boys.\n"),
    ("total-parts", "Boxes\n\nnorth    12\nsouth    15\nTotal    {29|27}\n"),
    ("list-count", "The flood taught us {four|three} lessons:\n\n- pumps need power\n- walls need care\n- people need warning\n"),
    ("list-count", "It has {three|four} spans: north, south, east and west.\n"),
    ("duration", "Her eight-year term as mayor, from 1951 to {1963|1959}, was marked by growth.\n"),
    ("age", "Marta Quill was born in Leeds on 3 May 1920. Marta Quill died on 4 June 1990 at the age of {75|70}.\n"),
    ("age", "Marta Quill was born in Leeds on 3 May 1920.\n\nShe loved boats. In 1950, when she was {41|29}, she bought one.\n"),
    ("age", "In 1950, at the age of 23, Marta Quill bought a boat.\n\nShe was {40|33} in 1960.\n"),
    ("event-date", "Marta Quill was born in Leeds on 3 May 1920.\n\nThe town was proud of her, and her birth in {1922|1920} is kept.\n"),
    ("event-order", "Marta Quill died in Leeds on 3 May 1920.\n\nShe was buried on {1|9} May 1920.\n"),
    ("after-death", "Marta Quill died in Leeds on 3 May 1920.\n\nA pupil met her in {1925|1915} and wrote it down.\n"),
    ("event-order", "Marta Quill was born in 1920 in Leeds.\n\nShe died in {1890|1990} in York.\n"),
    ("after-death", "Ada Brunel died on 1 June 1852. Ada Brunel resigned in {1860|1850} from the board.\n"),
    ("anniversary", "Acme Corp. was founded in 1972. Acme Corp. celebrated its {40th|50th} anniversary in 2022.\n"),
    ("century", "The chapel was built in the {seventeenth|eighteenth} century, in 1712, by monks.\n"),
    ("name-variant", "Kathrin Holt wrote to the council.\n\nThe reply reached {Katrin|Kathrin} Holt in May.\n"),
    ("magnitude", "The new tunnel cost $4.7 million to build.\n\nCritics of the tunnel called $4.7 {billion|million} a scandal.\n"),
    ("place-of-event", "Marta Quill was born in Bristol. She read law.\n\nMarta Quill was born in {Lisbon|Bristol} and moved often.\n"),
    ("nationality", "The {Danish|Swedish} painter Marta Quill lives by the sea.\n\nMarta Quill is a Swedish painter of boats.\n"),
    ("duration", "The engagement starts on 1 February 2020 and ends on 31 January {2022|2023}.\n\nIt is a three-year term, and no longer.\n"),
    ("duration", "Tom Hill sat from 1975 until he stepped down in {1994|1998}.\n\nAll praised his twenty-three years as a judge.\n"),
    ("anniversary", "The mill was built by a widow in {1962|1972}. It burnt once.\n\nThe fiftieth anniversary of the mill in 2022 was wet.\n"),
    ("age", "Marta Quill died on 4 June 1990 after a stroke. She was {67|76}.\n\nMarta Quill was born at Lyme in 1913.\n"),
    ("age", "Tom Hill was born in June {1922|1918}.\n\nThere was music at his ninetieth birthday party, in the summer of 2008.\n"),
    ("event-order", "In 1878 he patented the dredger. One sank.\n\nHe sold one in {1874|1881}, three years after the patent.\n"),
    ("event-date", "Zamora Works was founded in {1987|1989} with two partners.\n\nThe firm was sold in 2014, twenty-five years after its foundation.\n"),
    ("reversed-range", "The hall was dark between {22:41|21:41} and 21:58, and nobody knew.\n"),
    ("age", "Tom Hill was born in 1920. He had a shop.\n\nHis eldest son, Jack Reed, was born in {1915|1945}.\n"),
    ("name-variant", "{K|C}atherine Pearson wrote it.\n\nIt is good. It is long.\n\nThanks go to Catherine Pearson.\n"),
    ("acronym", "The European Moon Agency ({EAM|EMA}) met.\n\nThen EMA sent a rocket.\n"),
    ("event-date", "The merger took effect on 1 April {2015|2013}.\n\nSince the merger in 2013 the staff has grown.\n"),
    ("century", "The church {dates from the twelfth|dates from the fourteenth} century. It is small.\n\nThe church was built in 1340.\n"),
    ("after-death", "Tom Hill died on 4 May 1990.\n\nThe letter, signed by Tom Hill on 9 June {1992|1982}, is lost.\n"),
    ("event-date", "The mine flooded in the night of 22 September 1934.\n\nOf those who were underground on {24|22} September 1934, when the mine flooded, three came out.\n"),
    ("event-date", "A landslide blocked the pass on 3 February 2014.\n\nThe pass has had a gallery since the landslide of {23|3} February 2014.\n"),
    ("event-date", "Our dog Bello disappeared on 2 August.\n\nWe have put up posters since Bello vanished on the {12th|2nd}.\n"),
    ("event-order", "The board approved the loan on 17 May 2011.\n\nThe money was paid out on {2|27} May 2011 and spent within a month.\n"),
    ("event-order", "The ship was launched on 3 August 1912.\n\nHer keel was laid in May {1913|1911} at Greenock.\n"),
    ("event-order", "The tanker ran aground at 03:40.\n\nThe crew had been taken off at {03:10|04:10}, after the tanker ran aground.\n"),
    ("century", "The oldest house in the street has the date 1671 over its door.\n\nThe house, of the {sixteenth|seventeenth} century, belongs to a dentist.\n"),
    ("century", "A map drawn in 1599 hangs in the hall.\n\nThe {seventeenth|sixteenth}-century map shows the old course of the river.\n"),
    ("anniversary", "The radio station went on the air in 1925.\n\nThe station turned {ninety|seventy-five} in 2000 with a day of old recordings.\n"),
    ("place-of-event", "The final was played in Cardiff.\n\nAfter the final in {Bristol|Cardiff} the cup went missing.\n"),
    ("weekday-date", "The council met on 9 September 2020.\n\nThat {Friday|Wednesday} evening the hall was full.\n"),
    ("weekday-date", "Date: Thursday, 7 March 2024\n\nDear all, the meeting is moved to {Monday|Tuesday} the 12th.\n"),
    ("event-date", "The hospital admitted its first patient on 4 May 1931.\n\nIt was cold. On 4 {June|May} 1931 the hospital admitted its first patient.\n"),
    ("event-order", "The goods were ordered on 9 {May|April} 2020 and delivered on 4 May 2020.\n"),
    ("place-of-event", "Tom Hill was born in {Munich|Dresden} in 1900. He was a cook.\n\nTom Hill's birthplace is Dresden.\n"),
    ("duration", "The siege began on 3 May 1600 and was lifted on 9 {May|June} 1600.\n\nIt was a hard time. The siege lasted five weeks.\n"),
    ("acronym", "The Harbour Mutual Credit {Association|Agency} (HMCA) was small.\n\nAsk HMCA, the Harbour Mutual Credit Agency, for a form.\n"),
    ("acronym", "The Rural Energy and Irrigation Service Centre ({REASC|REISC}) paid.\n\nREISC has hired five of them.\n"),
    ("name-variant", "Annelies Verstra{|e}ten signed the report.\n\nOn Monday Ms Verstraeten would like to see it.\n"),
    ("place-of-event", "Marta Quill painted boats. She died at {Bristol|Lisbon} on 2 March 2003.\n\nA street in Lisbon, the city of her death, has her name.\n"),
    ("place-of-event", "The treaty was signed in {Lyon|Vienna} after a long night.\n\nThe signing of the treaty in Vienna was painted.\n"),
    ("role", "{Fisheries|Environment} Minister Tom Hill flew in from the north.\n\nTom Hill, the environment minister, is to report on Monday.\n"),
    ("role", "The works will stay, chief executive Marta Quill told the staff.\n\n{Chief|Former chief} executive Tom Hill sat in the first row.\n"),
    ("kinship-sex", "His {brother|sister}, Robin Quill, kept bees.\n\nIt is so. The hives were sold later. His sister Robin Quill moved away.\n"),
    ("kinship-sex", "Tom Hill's {nephew|niece}, Robin Quill, is at home; she can let you in.\n"),
    ("containment", "They met in {Cracow, Hungary|Cracow, Poland}, in May.\n"),
    ("containment", "We took the train to Lyon, in {Portugal|France}, and slept.\n"),
    ("containment", "The {Portuguese|French} city of Lyon lies on two rivers.\n"),
    ("century", "The chapel is a fine example of {nineteenth|twentieth}-century work. It was built in 1912 by local masons.\n"),
    ("anniversary", "The society was founded in 1901.\n\nThe centenary in {1981|2001} was marked with a parade.\n"),
    ("anniversary", "The library was founded in 1950. It kept its twenty-fifth anniversary in 1975.\n\nThe library's twenty-fifth anniversary in {1985|1975} was wet.\n"),
    ("age", "Marta Quill was born in 1931 at Lyme.\n\nIn 1960, then {34|29}, she opened a studio.\n"),
    ("age", "Marta Quill was born in 1931 at Lyme.\n\nShe married at nineteen, in {1956|1951}, and moved to Cork.\n"),
    ("duration", "Tom Hill was mayor of Lindau (1951-{1960|1963}).\n\nIn his twelve years as mayor he built three schools.\n"),
    ("duration", "The festival ran from 3 June to {7|12} June 2011. It rained.\n\nOver its ten days, forty bands played.\n"),
    ("duration", "The hearing opened at 9:15 and closed at {10:00|10:45}.\n\nFew sat through the whole of the ninety-minute hearing.\n"),
    ("duration", "The trial began on 2 May 2011. It ended on {9 May|13 June} 2011.\n\nThe six-week trial cost millions.\n"),
    ("nationality", "Tom Hill won the stage. The {Czech|Slovak} attacked early.\n\nLater the Slovak was tired.\n"),
    ("nationality", "Marta Quill, an {Italian|Spanish} chemist, joined in 2001.\n\nThe Spanish chemist retired last year.\n"),
    ("role", "From 1984 to 1996 Marta Quill was {treasurer|secretary} of the union.\n\nAll recall the twelve years in which Marta Quill was the union's secretary.\n"),
    ("after-death", "Tom Hill, who died in {1921|1931}, was elected to the council in 1923.\n"),
    ("event-date", "Anna Berg married Otto Lund in {1950|1953}.\n\nTheir wedding in 1953 was a quiet one.\n"),
    ("age", "Tom Hill, who was born in {1951|1944}, retired in 2010 at 65.\n"),
    ("age", "Tom Hill (1920-{1985|1990}) was 70 when he died.\n"),
    ("duration", "Tom Hill, mayor of Lindau from 1950 to {1965|1970}, liked it.\n\nIn his twenty years as mayor he planted trees.\n"),
    ("score", "Boston beat Chicago {2-4|4-2} on a cold night.\n"),
]


def variant(text, which):
    return re.sub(r"\{([^|}]*)\|([^}]*)\}", lambda m: m.group(which), text)


class Findings(unittest.TestCase):
    def test_each_check_finds_its_kind_and_leaves_the_clean_twin(self):
        for check, text in PAIRS:
            only = ("--only", check) if check in OFF else ()
            bad, clean = annotate(variant(text, 1), *only), annotate(variant(text, 2), *only)
            self.assertEqual([f["check"] for f in bad["findings"]], [check], text)
            self.assertEqual(clean["findings"], [], text)

    def test_what_others_say_is_no_contradiction(self):
        for text in ("Acme Corp. was founded in 1950. Critics said that Acme Corp. was founded in 1961.\n",
                     "The clerk noted that \"31 June\", printed as the day of the sitting, was another day.\n",
                     "The letter is dated 31 June, a date that does not exist.\n",
                     "No trap was emptied in 1999. On 29 February the river froze.\n",
                     "Acme Corp. was founded in 1950, not in 1961 as was long believed.\n",
                     "Acme Corp. was founded in 1950. Brill Ltd. was founded in 1961.\n",
                     "Sales rose from about 40 to 50, a rise of 20 percent.\n",
                     "The bridge was opened in 1931. The new bridge was opened in 1975.\n",
                     "The museum was founded in 1950. A museum was founded in 1961 in the next valley.\n",
                     "The mill was built in 1850. The mill was rebuilt in 1900. The mill was built again in 1950.\n",
                     "The bridge may have been opened in 1930. The bridge was opened in 1931.\n",
                     "The Danish painter Marta Quill became a Swedish citizen. Marta Quill is a Swedish painter.\n",
                     "Her brother, Robin Quill, left. Ada Brunel saw it. She wept.\n",
                     "We saw Lyon, Portugal and Spain. They flew to Lyon, Portugal, and Spain.\n",
                     "The strike began on 3 May 1921. The nine-week search for the boat ended on 6 July 1921. It was a three-week strike.\n",
                     "Mikhail Orlov (1899-1978) sang. His uncle of the same name, Mikhail Orlov (1871-1934), played.\n",
                     "A storm struck on 3 January. The storm of 12 January was worse.\n",
                     "She married Karl in 1950. Her second marriage, in 1961, was happier.\n",
                     "The board met on 3 March 2015. The meeting of 9 June 2015 was shorter.\n",
                     "The church, begun in 1210, was completed in 1340. Its thirteenth-century choir is older than the tower.\n",
                     "The court convicted him in 1999. He was arrested again in 2003 and convicted in 2004.\n",
                     "The meeting was held in Bonn. Before the meeting in Berlin, papers had been sent.\n",
                     "After the closure of the mill, in 1969, the men left. The mill was closed in 1968.\n",
                     "The mill was built in 1962. The fiftieth anniversary of the school in 2022 was wet.\n",
                     "The bar is open from 22:00 to 04:00.\n",
                     "According to her brother, Marta Quill was born in 1920.\n\nMarta Quill was born in 1921.\n",
                     "The parliament adopted the budget on 3 May 2019. The parliament adopted the budget on 4 May 2020.\n",
                     "The festival runs from 3 to 9 June 2020.\n\nThe one-day festival of 2010 was wet.\n",
                     "Tom Hill was arrested in 1932 and released in 1934.\n\nTom Hill was arrested in 1940.\n",
                     "Tom Hill (1850-1920) and his son Tom Hill (1880-1950) ran it. Tom Hill opened a branch in 1930.\n",
                     "The conference was held in Vienna in 2010. The conference in Lisbon followed in 2012.\n",
                     "The lease runs from 2010 to 2020.\n\nA new five-year lease was signed.\n",
                     "They met in Cologne, Germany, then in Bruges, Belgium, then in Troy, Turkey, in May 2005.\n",
                     "The International Olympic Committee (CIO) met. The Basque Homeland Party (EAJ) did not.\n",
                     "Jack Tehan and Jack Teehan ran against each other.\n",
                     "After four rounds:\n\n1. Lyon\n2. Metz\n3. Nancy\n"):
            self.assertEqual(annotate(text)["findings"], [], text)


class Explain(unittest.TestCase):
    def test_a_name_shows_its_evidence_and_what_lost(self):
        code, out, _ = belie("explain", "--offset", "30", text="The painter Rajnath Singh of India met her.\n")
        self.assertEqual(code, 0)
        self.assertIn('"India" is PLACE', out)
        self.assertIn("in the list country", out)
        self.assertIn("all evidence for PLACE, chosen", out)
        self.assertNotIn('"Rajnath Singh" is', out)


class Own(unittest.TestCase):
    def test_own_rules_and_types(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "invoice.rules"), "w", encoding="utf-8") as f:
                f.write('rule number\n  tag INVOICE\n  find "INV" "-" <digits>\n  weight 1\n'
                        '  yes "see [INV-1234] for it"\n  yes "[INV-7]"\n  no "INV 1234"\n  no "INVOICE-1"\n')
            document = annotate("Please pay INV-2041 by Friday.", "--rules", folder)
            self.assertEqual(found(document, "INVOICE"), ["INV-2041"])
            code, out, _ = belie("rules", "test", "--rules", folder)
            self.assertEqual(code, 0, out)

    def test_own_relations(self):
        rules = ('rule number\n  tag CONTRACT\n  find "contract" <digits>\n\n'
                 'rule begins\n  claim contract-start what=<what> when=<when>\n'
                 '  find (?<what> <CONTRACT>) ("starts"|"begins") "on" (?<when> <DATE>)\n\n'
                 'rule ends\n  claim contract-end what=<what> when=<when>\n'
                 '  find (?<what> <CONTRACT>) ("ends"|"expires") "on" (?<when> <DATE>)\n')
        relations = ("relation contract-start CONTRACT -> DATE one value before contract-end\n"
                     "relation contract-end CONTRACT -> DATE one value\n")
        with tempfile.TemporaryDirectory() as folder:
            for name, content in (("contract.rules", rules), ("contract.relations", relations)):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
                    f.write(content)
            for text, count in (("Contract 7 starts on 3 May 2020. Contract 7 ends on 1 May 2021.\n", 0),
                                ("Contract 7 starts on 3 May 2020. Contract 7 ends on 1 May 2019.\n", 1),
                                ("Contract 7 ends on 3 May 2020. Contract 7 expires on 1 May 2021.\n", 1),
                                ("Contract 7 ends on 3 May 2020. Contract 8 expires on 1 May 2021.\n", 0)):
                found_now = annotate(text, "--rules", folder)["findings"]
                self.assertEqual([f["check"] for f in found_now], ["declared"] * count, text)

    def test_look_behind_without_a_word(self):
        # a document in which only some classes of a look-behind's choice have a word
        self.assertEqual(belie(text="LIABILITY, OR Boston,")[0], 0)

    def test_own_names(self):
        with tempfile.NamedTemporaryFile("w", suffix=".tsv") as f:
            f.write("Zyx Qwv\tPERSON\tid-7\tThe Zyx\n")
            f.flush()
            document = annotate("We saw Zyx Qwv today.", "--names", f.name)
            self.assertEqual(found(document, "PERSON"), ["Zyx Qwv"])


if __name__ == "__main__":
    unittest.main()
