"""tests/errors: what the command says when something is wrong, word for word, with line and column.

A file there holds cases:

    === what is wrong
    --- own/a.rules          a file that the case makes; `--- NAME escaped`: with \\x00 and the like
    rule a
    --- args                 the arguments, one a line (those above the first === are the file's default)
    --- stdin                standard input; "x" unless told; `--- stdin escaped`
    --- stderr               what must come, whole
    --- status               2 unless told

UPDATE=1 writes what came into the files, to be read before it is committed.
"""
import codecs
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")
FOLDER = ROOT / "tests" / "errors"

# Messages that no input can bring about; tests/oom or nothing at all does.
UNREACHED = [
    "out of memory",
    "the embedded rules are damaged",
    "no thread can be started",
    "larger than 2 GiB; split it into documents",  # test_robustness.py: needs a large file
    "standard output: %s",                         # test_robustness.py: needs a full disk
    "cannot be read: %s",
    "cannot be %s: %s",                            # seen as "cannot be opened: No such file"
    "rule %s makes no program: %s",                # whatever PCRE2 refuses and the language lets pass
    "%s", "%s %.*s", "%s: %s", "belie: %s", "%s %s",
]


def sections(lines):
    """[(name, escaped, text)] of `--- name` sections."""
    out = []
    for line in lines:
        if line.startswith("--- "):
            name, _, how = line[4:].rstrip("\n").partition(" ")
            out.append([name, how == "escaped", ""])
        elif out:
            out[-1][2] += line
    return out


def content(escaped, text):
    return codecs.escape_decode(text.rstrip("\n"))[0] if escaped else text.encode()


def read_cases(path):
    blocks = re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))
    default = [s for s in sections(blocks[0].splitlines(True)) if s[0] == "args"]
    for block in blocks[1:]:
        title, _, body = block.partition("\n")
        found = sections(body.splitlines(True))
        if not any(s[0] == "args" for s in found):
            found += default
        yield title, found


def run(case):
    args, stdin, status, wanted = [], b"x", 2, None
    with tempfile.TemporaryDirectory() as folder:
        for name, escaped, text in case:
            if name == "args":
                args = text.rstrip("\n").splitlines()
            elif name == "stdin":
                stdin = content(escaped, text)
            elif name == "status":
                status = int(text)
            elif name == "stderr":
                wanted = text
            else:
                at = pathlib.Path(folder) / name
                at.parent.mkdir(parents=True, exist_ok=True)
                at.write_bytes(content(escaped, text))
        done = subprocess.run([BELIE, *args], input=stdin, capture_output=True, cwd=folder, timeout=120, check=False)
    return done.returncode == status, done.returncode, done.stderr.decode(), wanted


def update(path):
    text = path.read_text(encoding="utf-8")
    head, *blocks = re.split(r"(?m)^=== ", text)
    cases = list(read_cases(path))
    for i, block in enumerate(blocks):
        _, _, err, _ = run(cases[i][1])
        blocks[i] = block.split("--- stderr\n")[0].rstrip("\n") + "\n--- stderr\n" + err + "\n"
    path.write_text(head + "".join("=== " + b for b in blocks).rstrip("\n") + "\n", encoding="utf-8")


class Errors(unittest.TestCase):
    def test_each(self):
        count = 0
        for path in sorted(FOLDER.glob("*.txt")):
            if os.environ.get("UPDATE"):
                update(path)
            for title, case in read_cases(path):
                with self.subTest(file=path.name, case=title):
                    ok, status, err, wanted = run(case)
                    self.assertEqual(err.rstrip("\n"), wanted.rstrip("\n"))
                    self.assertTrue(ok, "exit status %d" % status)
                    count += 1
        self.assertGreater(count, 80)

    def test_every_message_of_the_source_is_seen(self):
        seen = "\n".join(p.read_text(encoding="utf-8") for p in [*FOLDER.glob("*.txt"), pathlib.Path(__file__)])
        for path in sorted((ROOT / "src").rglob("*.c")):
            if path.name in ("utf8.c", "error.c", "examples.c") or path.name.startswith("eval") or path.parent.name == "check":
                continue
            for message in messages_of(path.read_text(encoding="utf-8")):
                if message in UNREACHED:
                    continue
                parts = re.split(r"%(?:\.\*|\.?\d+|-?\d+|z|l|ll)?[a-z]|\n", message)
                with self.subTest(file=path.name, message=message):
                    self.assertTrue(re.search(".*".join(map(re.escape, parts)), seen))


class Made(unittest.TestCase):
    """Errors whose input is too large or too binary for a file of cases."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.at = pathlib.Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def belie(self, *args, stdin="x", status=2):
        done = subprocess.run([BELIE, *args], input=stdin, capture_output=True, text=True, cwd=self.at, timeout=120, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr

    def test_damaged_images(self):
        (self.at / "lists").mkdir()
        (self.at / "lists" / "colour.list").write_text("red | deep green\nR = rot\n", encoding="utf-8")
        self.belie("compile", "lists", "--output", "good.image", status=0)
        good = (self.at / "good.image").read_bytes()
        refused = "not a usable lexicon image (%s); make it again with belie compile\n"
        for data, why in ((good[:-1], "cut short or damaged"), (good + b"x", "cut short or damaged"),
                          (good[:-1] + bytes([good[-1] ^ 1]), "its checksum is wrong"), (b"", "no image")):
            (self.at / "bad.image").write_bytes(data)
            self.assertEqual(self.belie("--lexicon", "bad.image"), "belie: bad.image: " + refused % why)
        for at in range(0, len(good), 7):
            (self.at / "bad.image").write_bytes(good[:at] + bytes([good[at] ^ 0x40]) + good[at + 1:])
            self.assertRegex(self.belie("--lexicon", "bad.image"), r"not a usable lexicon image")

    def test_too_many_classes(self):
        (self.at / "own").mkdir()
        for i in range(520):
            (self.at / "own" / ("c%03d.list" % i)).write_text("x%d\n" % i, encoding="utf-8")
        self.assertRegex(self.belie("--rules", "own"),
                         r"own/c\d+\.list: more than 512 classes of words; merge some lists")

    def test_too_many_uses(self):
        (self.at / "own").mkdir()
        (self.at / "own" / "a.uses").write_text("".join("x\tuse%d\n" % i for i in range(60001)), encoding="utf-8")
        self.assertEqual(self.belie("--rules", "own"), "belie: own/a.uses:60001:1: more than 60000 uses of words\n")

    def test_too_many_types(self):
        (self.at / "own").mkdir()
        (self.at / "own" / "a.rules").write_text(
            "".join('rule r%d\n  tag T%d\n  find "x"\n\n' % (i, i) for i in range(520)), encoding="utf-8")
        self.assertEqual(self.belie("--rules", "own"), "belie: more than 512 classes and types\n")

    def test_a_rule_with_too_many_kinds_of_tokens(self):
        (self.at / "own").mkdir()
        words = ["w" + chr(97 + i // 26) + chr(97 + i % 26) for i in range(400)]
        (self.at / "own" / "a.rules").write_text(
            "rule many\n  tag X\n  find (?<name> " + "\n   | ".join('"%s" "x%s"' % (w, w) for w in words) + ")\n", encoding="utf-8")
        self.assertEqual(self.belie("--rules", "own", stdin=" ".join("%s x%s" % (w, w) for w in words)),
                         "belie: stdin: own/a.rules:1:1: rule a/many asks for more classes than one rule can tell apart\n")

    def test_folders_that_nest_too_deep(self):
        deep = self.at / "in" / "/".join("d" * 70)
        deep.mkdir(parents=True)
        self.assertRegex(self.belie("in"), r"in(/d){65}: folders nest too deep")


STRING = r'"(?:[^"\\]|\\.)*"'
CALL = re.compile(r"\b(?:wrong|fail|pattern_fail|complain|damaged|error_set|error_at|fputs|fprintf|snprintf)\s*\(((?:%s|[^;\"])*?)\)\s*[;:?]"
                  % STRING)


def messages_of(source):
    """The string literals, joined where they stand side by side, that error calls of a file hold."""
    for call in CALL.findall(source):
        for run_of in re.findall(r"%s(?:\s*%s)*" % (STRING, STRING), call):
            text = "".join(codecs.escape_decode(part[1:-1])[0].decode() for part in re.findall(STRING, run_of))
            if " " in text.strip():
                yield text.strip().removeprefix("belie: ")


if __name__ == "__main__":
    unittest.main()
