"""Prose without names: a hundred thousand words from small grammars, as written and in small letters only, have
less than one false name a thousand words."""
import json
import os
import pathlib
import random
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")
WORDS = 100000
NAMES = {"PERSON", "PLACE", "ORGANIZATION"}


def words_of(name, common):
    with open(ROOT / "rules/en/names" / name, encoding="utf-8") as lines:
        return [w for w in (line.split("\t")[0] for line in lines if not line.startswith("#")) if w in common]


def prose(seed):
    common = set()
    for size in ("10", "20"):
        with open(ROOT / f"rules/en/names/scowl/common-{size}.tsv", encoding="utf-8") as lines:
            common.update(line.split("\t")[0] for line in lines)
    nouns, verbs, adjectives, adverbs = (words_of(f"wordnet/{n}.tsv", common) for n in
                                         ("pos-noun", "verb-past", "pos-adj", "pos-adv"))
    choice = random.Random(seed).choice
    shapes = ("the {a} {n} {v} the {n} {d} .", "a {n} {v} with every {n} and no {n} .", "nobody {v} the {n} , but it {v} {d} .",
              "{d} they {v} a {a} , {a} {n} under the {n} .", "what {v} the {n} was a {n} of {a} {n} .", "it {v} .")
    count = 0
    while count < WORDS:
        words = []
        for part in choice(shapes).split():
            kinds = {"{n}": nouns, "{v}": verbs, "{a}": adjectives, "{d}": adverbs}
            words.append(choice(kinds[part]) if part in kinds else part)
        count += len(words)
        text = " ".join(words).replace(" .", ".").replace(" ,", ",")
        yield text[0].upper() + text[1:]


class NoNames(unittest.TestCase):
    def false_names(self, text):
        done = subprocess.run([BELIE], input=text.encode(), capture_output=True, timeout=120, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [a["text"] for a in json.loads(done.stdout)["annotations"] if a["type"] in NAMES]

    def test_prose(self):
        sentences = list(prose(1))
        text = "\n".join(" ".join(sentences[i:i + 5]) + "\n" for i in range(0, len(sentences), 5))
        for kind, written in (("as written", text), ("small letters", text.lower())):
            with self.subTest(kind=kind):
                found = self.false_names(written)
                self.assertLess(len(found), WORDS // 1000, found[:50])


if __name__ == "__main__":
    unittest.main()
