"""What comes in and goes out: order, flushing, threads, full disks, closed pipes, huge files, no clock and no locale."""
import json
import os
import pathlib
import select
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "hostile"))
import texts  # noqa: E402

BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")


def lines_of(count, size=400):
    """Documents of very different sizes, so that threads end out of order."""
    return "".join(json.dumps({"id": i, "text": texts.grow(size * (i * 7 % 13), texts.news).decode()}) + "\n"
                   for i in range(count)).encode()


def run(*args, stdin=b"", **more):
    return subprocess.run([BELIE, *args], input=stdin, capture_output=True, timeout=300, check=False, **more)


class Order(unittest.TestCase):
    def test_threads_change_no_byte(self):
        lines = lines_of(120)
        for command in ([], ["check"], ["check", "--format=json"], ["explain"]):
            one = run(*command, "--input=jsonl", stdin=lines)
            self.assertTrue(one.stdout)
            for jobs in ("2", "5"):
                many = run(*command, "--input=jsonl", "--jobs", jobs, stdin=lines)
                self.assertEqual((one.stdout, one.stderr, one.returncode), (many.stdout, many.stderr, many.returncode))

    def test_the_order_is_the_inputs(self):
        out = run("--input=jsonl", "--jobs=4", stdin=lines_of(100)).stdout
        self.assertEqual([json.loads(x)["id"] for x in out.splitlines()], [str(i) for i in range(100)])

    def test_a_reader_keeps_nothing_of_the_document_before(self):
        documents = [json.loads(x)["text"] for x in lines_of(12).splitlines()]
        documents += ["", "He died in 1950.", "The SCO met.", "It closed on 31 June 2024."]
        together = run("--input=jsonl", stdin="".join(json.dumps({"id": "d", "text": t}) + "\n" for t in documents).encode())
        apart = [run("--input=jsonl", stdin=(json.dumps({"id": "d", "text": t}) + "\n").encode()).stdout for t in documents]
        self.assertEqual(together.stdout, b"".join(apart))

    def test_same_input_same_bytes(self):
        text = texts.grow(20000, texts.news)
        first = run(stdin=text)
        for env in ({"LC_ALL": "C", "TZ": "Asia/Tokyo"}, {"LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"}, {}):
            self.assertEqual(run(stdin=text, env=dict(env, PATH=os.environ["PATH"])).stdout, first.stdout)


class Flush(unittest.TestCase):
    def converse(self, *args):
        """Each document's line must come before the next document is given."""
        with subprocess.Popen([BELIE, "--input=jsonl", *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for i in range(5):
                process.stdin.write(b'{"id": "%d", "text": "On 3 May 1998."}\n' % i)
                process.stdin.flush()
                self.assertTrue(select.select([process.stdout], [], [], 60)[0], "no line came")
                self.assertEqual(json.loads(process.stdout.readline())["id"], str(i))
            process.stdin.close()
            self.assertEqual(process.wait(60), 0)

    def test_one_thread(self):
        self.converse()

    def test_two_threads(self):
        self.converse("--jobs=2")


class Disk(unittest.TestCase):
    def test_a_full_disk_is_an_error(self):
        for args in ([], ["check"], ["explain"], ["--jobs=2"], ["rules", "list"], ["rules", "show", "date/day-month-year"],
                     ["checks"], ["--help"], ["--version"]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([BELIE, *args], input=b"On 3 May 1998.", stdout=full, stderr=subprocess.PIPE, timeout=60,
                                      check=False)
            self.assertEqual(done.returncode, 2, args)
            self.assertEqual(done.stderr, b"belie: standard output: No space left on device\n", args)

    def test_compile_to_a_full_disk(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "colour.list").write_text("red\n", encoding="utf-8")
            done = run("compile", folder, "--output", "/dev/full")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, b"belie: /dev/full: cannot be written: No space left on device\n")

    def test_a_closed_pipe_is_quiet(self):
        lines = lines_of(300)
        for ignored in (False, True):  # killed by SIGPIPE, or told by EPIPE
            for jobs in ("1", "3"):
                with tempfile.NamedTemporaryFile() as f:
                    f.write(lines)
                    f.flush()
                    done = subprocess.run(["bash", "-c", '%s"$@" | head -c 100' % ("trap '' PIPE; " if ignored else ""), "-",
                                           BELIE, "--input=jsonl", "--jobs", jobs, f.name], capture_output=True, timeout=120,
                                          check=False)
                self.assertEqual(len(done.stdout), 100)
                self.assertEqual(done.stderr, b"")

    def test_more_than_2_gib_is_refused_and_the_rest_goes_on(self):
        with tempfile.TemporaryDirectory() as folder:
            huge, small = pathlib.Path(folder, "huge.txt"), pathlib.Path(folder, "small.txt")
            small.write_text("On 3 May 1998.\n", encoding="utf-8")
            with open(huge, "wb") as f:
                f.truncate((2 << 30) + 10)
            for jobs in ("1", "2"):
                done = run("--jobs", jobs, str(huge), str(small))
                self.assertEqual(done.returncode, 2)
                self.assertEqual(done.stderr.decode(), "belie: %s: larger than 2 GiB; split it into documents\n" % huge)
                self.assertEqual(json.loads(done.stdout)["id"], str(small))

    def test_a_file_that_may_not_be_read(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.txt")
            path.write_text("x\n", encoding="utf-8")
            path.chmod(0)
            if os.access(path, os.R_OK):
                self.skipTest("root may read everything")
            done = run(str(path))
        self.assertEqual((done.returncode, done.stderr.decode()), (2, "belie: %s: Permission denied\n" % path))

    def test_a_fifo_in_a_folder_is_left_out(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkfifo(os.path.join(folder, "pipe"))
            pathlib.Path(folder, "a.txt").write_text("x\n", encoding="utf-8")
            done = run(folder)
        self.assertEqual([os.path.basename(json.loads(x)["id"]) for x in done.stdout.splitlines()], ["a.txt"])

    def test_odd_names_of_files(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in (b"a b.txt", "é.txt".encode(), b"bad\xff.txt", b"-x.txt", b"[a].txt", b"n\nl.txt"):
                with open(os.path.join(folder.encode(), name), "wb") as f:
                    f.write(b"x\n")
            done = run(folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        ids = [os.path.basename(json.loads(x)["id"]) for x in done.stdout.decode().splitlines()]
        self.assertEqual(ids, ["-x.txt", "[a].txt", "a b.txt", "bad\ufffd.txt", "n\nl.txt", "é.txt"])


if __name__ == "__main__":
    unittest.main()
