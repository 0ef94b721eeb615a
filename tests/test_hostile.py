"""tests/hostile: work and memory grow with the text, and no faster.

Work is counted, in instructions (valgrind): from 2n to 4n bytes it may grow at most 2.4 times as much as
from n to 2n (twice is linear, four times quadratic).  A text read before it has all rules compiled.
What is too large for that is run as it is.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "hostile"))
import texts  # noqa: E402

BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")
LARGE = "HOSTILE" in os.environ  # make test sets it, for one of the builds: it takes minutes
SMALL = 5000
VARIED = {"news": 20000, "a table": 60000, "one event of many things": 20000,
          "a long link": 20000}  # texts whose beginning is not like the rest, or that are cut into sentences
SLACK = 2.4


def instructions(kind, size, warm_size):
    """What it takes to read a text that has all rules compiled, and then one of this size."""
    with tempfile.NamedTemporaryFile() as warm, tempfile.NamedTemporaryFile() as measured:
        for f, bytes_of in ((warm, warm_size), (measured, size)):
            f.write(texts.grow(bytes_of, texts.KINDS[kind]))
            f.flush()
        done = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=" + os.devnull, BELIE,
                               "check", "--format=json", warm.name, measured.name], stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, timeout=600, check=False)
    found = re.search(rb"I\s+refs:\s+([\d,]+)", done.stderr)
    assert done.returncode in (0, 1) and found, done.stderr
    return int(found.group(1).replace(b",", b""))


def growth(kind):
    """How much more work the second doubling costs than the first."""
    size = VARIED.get(kind, SMALL)
    one, two, four = (instructions(kind, size * k, size * 4) for k in (1, 2, 4))
    return (four - two) / max(two - one, size * 20)


class Work(unittest.TestCase):
    @unittest.skipUnless(LARGE and shutil.which("valgrind"), "needs HOSTILE=1 and valgrind")
    def test_it_grows_with_the_text(self):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for kind, grew in zip(texts.KINDS, pool.map(growth, texts.KINDS)):
                with self.subTest(kind):
                    if os.environ.get("SHOW"):
                        print("%6.2f  %s" % (grew, kind))
                    self.assertLess(grew, SLACK)


class Size(unittest.TestCase):
    """Texts of a size that nothing but linear work comes to the end of.  Gives (documents, peak in MB)."""

    def run_on(self, write, *args, timeout=300):
        with tempfile.NamedTemporaryFile(suffix=".txt") as f:
            write(f)
            f.flush()
            script = ("import resource, subprocess, sys; d = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, check=False); "
                      "sys.stdout.buffer.write(d.stdout[-4000:]); "
                      "print('\\n%d %d' % (d.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))")
            done = subprocess.run([sys.executable, "-c", script, BELIE, *args, f.name], capture_output=True, timeout=timeout,
                                  check=True)
        *out, last = done.stdout.decode(errors="replace").strip("\n").split("\n")
        code, peak = map(int, last.split())
        self.assertIn(code, (0, 1), done.stderr)
        return out[-1] if out[-1] else out[-2], peak

    @unittest.skipUnless(LARGE and os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") > 18 << 30,
                         "needs HOSTILE=1 and 18 GB of memory: all of the line is one sentence")
    def test_a_line_of_200_megabytes(self):
        line = b"the old ferry crossed the river " * 32768

        def write(f):
            for _ in range(200):
                f.write(line)
        last, peak = self.run_on(write, "check")
        self.assertIn("0 findings in 0 of 1 document; looked at 39321600 words", last)
        self.assertLess(peak, 200 * 80)

    @unittest.skipUnless(LARGE, "needs HOSTILE=1")
    def test_a_book_of_20_megabytes(self):
        last, _ = self.run_on(lambda f: f.write(texts.grow(20 << 20, texts.news)), "check")
        self.assertRegex(last, r"in \d of 1 document; looked at \d{7}")

    @unittest.skipUnless(LARGE, "needs HOSTILE=1")
    def test_a_million_repeated_claims(self):
        last, _ = self.run_on(lambda f: f.write(b"Acme Corp. was founded in 1950.\n" * 1000000), "check")
        self.assertRegex(last, r"^0 findings in 0 of 1 document; .* 1000000 dates, [1-9]\d{6} claims")

    def test_ten_thousand_namesakes(self):
        last, _ = self.run_on(lambda f: f.write(b"".join(
            b"%s %s Smith met Smith.\n" % (texts.GIVEN[i % 22].encode(), texts.word(i).title().encode()) for i in range(10000))))
        self.assertIn('"findings":[]', last)

    @unittest.skipIf(os.environ.get("MODE") == "asan", "ASan keeps what is freed for a while")
    def test_memory_does_not_grow_with_the_documents(self):
        line = json.dumps({"text": texts.grow(20000, texts.news).decode()}).encode() + b"\n"
        peaks = [self.run_on(lambda f, n=n: f.write(line * n), "--input=jsonl", *jobs)[1]
                 for jobs in ((), ("--jobs=2",)) for n in (20, 100)]
        self.assertLess(peaks[1], peaks[0] * 1.1 + 2, "one thread")
        self.assertLess(peaks[3], peaks[2] * 1.25 + 2, "two threads")

    def test_odd_bytes(self):
        for data in (b"", b"\0", b"\n", b"\xef\xbb\xbf", b"\xf0\x9f" * 100, b"\xff" * 5000, "\u202e\u05d0\u05d1".encode() * 500,
                     bytes(range(256)) * 40):
            done = subprocess.run([BELIE], input=data, capture_output=True, timeout=120, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            json.loads(done.stdout)


if __name__ == "__main__":
    unittest.main()
