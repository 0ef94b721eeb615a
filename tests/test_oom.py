"""tests/oom: every allocation may fail.  Whatever fails, the command ends with the right output or with a message.

The k-th allocation of the process fails, for every k of small runs and for a spread of large ones; then all
from the k-th on.  `make test` also runs tests/oom/oom.c, which does so inside one process, for ASan to see
what is lost."""
import concurrent.futures
import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")
OTHERS = os.environ.get("MODE") in ("asan", "coverage")
TEXT = ("Ada Brunel met Tom Hill of Acme Corp. (AC) in Paris on Monday, 26 June 2025. Acme Corp. was founded in 1950 and sales rose "
        "from 40 to 50, a rise of 10 percent.\n\nAcme Corp. was founded in 1961. He died on 31 June 2024. Contract 7 starts on "
        "3 May 2020. Contract 7 expires on 1 May 2019.\n")
OWN = {"contract.rules": 'rule number\n  tag   CONTRACT\n  find  "contract" <digits>\n\nrule begins\n'
                         '  claim contract-start what=<what> when=<when>\n'
                         '  find  (?<what> <CONTRACT>) ("starts"|"begins") "on" (?<when> <DATE>)\n\nrule day\n  tag DATE\n'
                         '  find (?<d> <digits-1>) (?<m> "May") (?<y> <year>)\n  value date({y}, 5, {d})\n',
       "contract.relations": "relation  contract-start  CONTRACT -> DATE  one value\n", "colour.list": "red | deep green\nr = rot\n"}


@unittest.skipIf(OTHERS, "ASan has its own allocator, and gcov allocates too")
class Failing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        at = pathlib.Path(cls.folder.name)
        cls.shim = str(at / "failing.so")
        subprocess.run([*(os.environ.get("CC") or "cc").split(), "-O1", "-shared", "-fPIC", str(ROOT / "tests/oom/failing.c"), "-o",
                        cls.shim, "-ldl"], check=True)
        (at / "own").mkdir()
        for name, text in OWN.items():
            (at / "own" / name).write_text(text, encoding="utf-8")
        (at / "names.tsv").write_text("Zyx Qwv\tPERSON\tid-7\tZQ\n", encoding="utf-8")
        (at / "in").mkdir()
        (at / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
        (at / "in" / "b.txt").write_bytes(b"bad \xff byte on 3 May 1998")
        cls.at = at

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_with(self, args, stdin, **environment):
        return subprocess.run([BELIE, *args], input=stdin, capture_output=True, cwd=self.at, timeout=120, check=False,
                              env=dict(os.environ, LD_PRELOAD=self.shim, **environment))

    def count(self, args, stdin):
        path = str(self.at / "count")
        good = self.run_with(args, stdin, COUNT_TO=path)
        self.assertIn(good.returncode, (0, 1), good.stderr)
        with open(path, encoding="ascii") as f:
            return int(f.read()), good

    def check(self, args, stdin=TEXT.encode(), at_most=350):
        total, good = self.count(args, stdin)
        pick = random.Random(7)
        places = range(total) if total <= at_most else sorted(pick.sample(range(total), at_most))

        def one(k, more):
            done = self.run_with(args, stdin, FAIL_AT=str(k), **more)
            right = (done.returncode, done.stdout) == (good.returncode, good.stdout)
            told = done.returncode == 2 and (b"memory" in done.stderr or b"no thread can be started" in done.stderr)
            return None if right or told else (k, done.returncode, done.stderr[-300:], done.stdout[-300:])

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for more in ({}, {"FAIL_ON": "1"}):
                bad = [x for x in pool.map(lambda k, more=more: one(k, more), places if not more else places[::3]) if x]
                self.assertEqual(bad, [], (args, more))

    def test_own_rules(self):
        self.check(["check", "--no-builtin", "--rules", "own", "--names", "names.tsv"])

    def test_json_lines(self):
        line = json.dumps({"id": "a", "text": "On 3 May 2020 a red hat.", "dct": "2025-06-26"}) + "\n"
        self.check(["--no-builtin", "--rules=own", "--input=jsonl"], (line * 2).encode())

    def test_threads(self):
        self.check(["--no-builtin", "--rules=own", "--jobs=2", "in"])

    def test_rules(self):
        for command in (["list"], ["test"], ["show", "contract/number"]):
            self.check(["rules", *command, "--no-builtin", "--rules", "own"], at_most=150)

    def test_compile(self):
        self.check(["compile", "own", "--output", "out.image"])

    def test_built_in_rules(self):
        self.check(["check", "--format=json"])

    def test_explain(self):
        self.check(["explain", "in"], at_most=150)

    def test_an_error_in_the_rules(self):
        (self.at / "bad").mkdir()
        (self.at / "bad" / "a.rules").write_text("rule a\n  tag X\n  find <mnth>\n", encoding="utf-8")
        for k in range(0, 200, 3):
            done = self.run_with(["--no-builtin", "--rules", "bad"], b"x", FAIL_AT=str(k))
            self.assertEqual(done.returncode, 2)
            self.assertTrue(b"unknown class <mnth>" in done.stderr or b"memory" in done.stderr, done.stderr)


if __name__ == "__main__":
    unittest.main()
