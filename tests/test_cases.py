"""tests/cases: the whole command, a folder a behaviour.

    args          the arguments, one a line; the command runs inside a copy of the folder
    stdin         standard input (empty unless it is there)
    expected      standard output, whole
    expected.err  standard error, whole (nothing unless it is there)
    status        the exit status (0 unless it is there)

All else there is the case's own files.  Scores and the counts of claims and comparisons are masked
by _, since fitting and new rules move them.  UPDATE=1 writes what came, to be read before it is
committed.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")
FOLDER = ROOT / "tests" / "cases"
OWN = {"args", "stdin", "expected", "expected.err", "status"}


def mask(text):
    text = re.sub(r'"score":[0-9.]+', '"score":_', text)
    text = re.sub(r"\[([a-z-]+) [0-9.]+\]$", r"[\1 _]", text, flags=re.M)
    text = re.sub(r"score [0-9.]+", "score _", text)
    text = re.sub(r'"(claims|comparisons)":\d+', r'"\1":_', text)
    return re.sub(r"\d+ claims?, \d+ comparisons?", "_ claims, _ comparisons", text)


def read(path, otherwise=""):
    return path.read_text(encoding="utf-8") if path.exists() else otherwise


def run(case):
    args = read(case / "args").splitlines()
    stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
    with tempfile.TemporaryDirectory() as folder:
        for entry in case.iterdir():
            if entry.name in OWN:
                continue
            if entry.is_dir():
                shutil.copytree(entry, pathlib.Path(folder) / entry.name, symlinks=True)
            else:
                shutil.copy(entry, folder)
        return subprocess.run([BELIE, *args], input=stdin, capture_output=True, cwd=folder, timeout=120, check=False)


def update(case, done):
    (case / "expected").write_text(mask(done.stdout.decode()), encoding="utf-8")
    for name, text in (("expected.err", done.stderr.decode()), ("status", "%d\n" % done.returncode)):
        if text in ("", "0\n"):
            (case / name).unlink(missing_ok=True)
        else:
            (case / name).write_text(text, encoding="utf-8")


class Cases(unittest.TestCase):
    maxDiff = None

    def test_each(self):
        schema = json.loads(read(ROOT / "docs" / "schema.json"))
        cases = sorted(p for p in FOLDER.iterdir() if p.is_dir())
        self.assertGreater(len(cases), 40)
        for case in cases:
            with self.subTest(case=case.name):
                done = run(case)
                if os.environ.get("UPDATE"):
                    update(case, done)
                self.assertEqual(done.stderr.decode(), read(case / "expected.err"))
                self.assertEqual(mask(done.stdout.decode()), read(case / "expected"))
                self.assertEqual(done.returncode, int(read(case / "status", "0")))
                for line in done.stdout.decode().split("\n"):
                    if line.startswith('{"belie"'):
                        jsonschema.validate(json.loads(line), schema)


if __name__ == "__main__":
    unittest.main()
