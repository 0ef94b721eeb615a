"""The house: arrows between rooms, doors of the libraries, exported symbols, the header alone."""
import os
import re
import subprocess
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build/release"))
ROOMS = ["base", "text", "lexicon", "rules", "match", "time", "facts", "check"]
DOORS = {"pcre2.h": {"rules", "match"}, "utf8proc.h": {"text"}, "jansson.h": {"report", "cli"}}


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def sources():
    for folder, _, files in os.walk(os.path.join(ROOT, "src")):
        for name in files:
            if name.endswith((".c", ".h")):
                path = os.path.join(folder, name)
                yield os.path.relpath(path, os.path.join(ROOT, "src")), read(path)


class Structure(unittest.TestCase):
    def test_arrows(self):
        for path, text in sources():
            room = path.split(os.sep)[0]
            for include in re.findall(r'#include "([^"]+)"', text):
                other = include.split("/")[0]
                if room in ROOMS and other in ROOMS:
                    self.assertLessEqual(ROOMS.index(other), ROOMS.index(room), "%s includes %s" % (path, include))
                if room == "time" and other in ROOMS:
                    self.assertIn(other, ("base", "time"), "%s includes %s" % (path, include))
                if room == "report":
                    self.assertTrue(include == "belie.h" or other == "report", "%s includes %s" % (path, include))
                if room == "cli":
                    self.assertTrue(include == "belie.h" or other in ("report", "cli"), "%s includes %s" % (path, include))

    def test_every_macro_of_the_rules_is_used(self):
        rules = ""
        for folder, _, files in os.walk(os.path.join(ROOT, "rules")):
            rules += "".join(read(os.path.join(folder, name)) for name in files if name.endswith(".rules"))
        used = set(re.findall(r"@([\w-]+)", rules))
        self.assertEqual([m for m in re.findall(r"(?m)^let ([\w-]+)", rules) if m not in used], [])

    def test_doors(self):
        for path, text in sources():
            for include in re.findall(r"#include <([^>]+)>", text):
                if include in DOORS:
                    self.assertIn(path.split(os.sep)[0], DOORS[include], "%s includes %s" % (path, include))

    @unittest.skipIf(os.environ.get("MODE") == "coverage", "gcov exports its own")
    def test_only_belie_symbols_are_exported(self):
        out = subprocess.run(["nm", "-D", "--defined-only", os.path.join(BUILD, "libbelie.so")], capture_output=True,
                             text=True, check=True).stdout
        names = [line.split()[-1] for line in out.splitlines()]
        names = [n for n in names if not n.startswith(("__asan", "__odr", "_init", "_fini", "__ubsan", "__sanitizer"))]
        self.assertTrue(names)
        for name in names:
            self.assertTrue(name.startswith("belie_"), name)
        header = read(os.path.join(ROOT, "include", "belie.h"))
        promised = set(re.findall(r"\b(belie_\w+)\(", "".join(re.findall(r"BELIE_API[^;]+;", header))))
        self.assertEqual(set(names), promised)

    def test_header_alone(self):
        for compiler, suffix in ((os.environ.get("CC") or "cc", ".c"), ("g++", ".cpp")):
            with tempfile.NamedTemporaryFile("w", suffix=suffix) as f:
                f.write('#include "belie.h"\nint main(void) { return belie_version() == 0; }\n')
                f.flush()
                subprocess.run([*compiler.split(), "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
                                "-I" + os.path.join(ROOT, "include"), f.name], check=True)

    def test_functions_are_short(self):
        for path, text in sources():
            start = None
            for number, line in enumerate(text.split("\n"), 1):
                if line == "{":
                    start = number
                elif line == "}" and start:
                    self.assertLessEqual(number - start + 1, 60, "%s:%d" % (path, start))
                    start = None

    def test_lists_of_words_have_an_end(self):
        # facts_is_any and what hands on to it read a list up to its NULL
        for path, text in sources():
            for made in re.finditer(r"(?m)^( *)static const char \*const (\w+)\[\] = \{([^}]*)\};", text):
                end = text.find("\n}", made.end()) if made[1] else len(text)
                handed = re.search(r"\bfacts_is_any\([^;]*\b%s\)|, %s\)" % (made[2], made[2]), text[made.end():end])
                if handed and not re.search(r"NULL,?\s*$", made[3]):
                    self.fail("%s: the list %s has no NULL at its end" % (path, made[2]))

    def test_lists_of_words_stay_where_they_are(self):
        # facts_is_any knows a list by its address, for as long as the reader lives
        for path, text in sources():
            for made in re.finditer(r"(?m)\(const char \*const ?\[\]\)|^ +const char \*(?:const )?\w+\[\w*\] = ", text):
                self.fail("%s:%d: a list of words that is not static" % (path, text.count("\n", 0, made.start()) + 1))

    def test_lists_of_words_have_room(self):
        # when there are more, the others are compared word for word
        lists = sum(len(re.findall(r"\*const \w+\[\] = \{", text)) for path, text in sources())
        most = re.search(r"LISTS_MOST = (\d+)", read(os.path.join(ROOT, "src/facts/answers.h")))
        self.assertLess(lists, int(most[1]))

    def test_every_rule_has_its_examples(self):
        for folder, _, files in os.walk(os.path.join(ROOT, "rules")):
            for name in sorted(f for f in files if f.endswith(".rules")):
                for rule in re.split(r"(?m)^rule ", read(os.path.join(folder, name)))[1:]:
                    if "has no examples of its own" in rule:
                        continue
                    for kind in ("yes", "no"):
                        count = len(re.findall(r"(?m)^\s+%s\s" % kind, rule))
                        self.assertGreaterEqual(count, 2, "%s: %s: %s" % (name, rule.split("\n")[0], kind))

    def test_header_is_short(self):
        with open(os.path.join(ROOT, "include", "belie.h"), encoding="utf-8") as f:
            self.assertLess(len(f.readlines()), 400)


if __name__ == "__main__":
    unittest.main()
