"""tests/unit: each program of unit tests is built and run."""
import glob
import os
import subprocess
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD", "build/release")


class Unit(unittest.TestCase):
    def test_each_program(self):
        subprocess.run(["make", "-s", "-C", ROOT, "unit", "BUILD=" + BUILD, "MODE=" + os.environ.get("MODE", "release")],
                       check=True, capture_output=True)
        names = sorted(os.path.basename(p)[:-2] for p in glob.glob(os.path.join(ROOT, "tests/unit/test_*.c")))
        self.assertGreater(len(names), 4)
        for name in names:
            with self.subTest(name):
                done = subprocess.run([os.path.join(ROOT, BUILD, "tests", name)], cwd=ROOT, capture_output=True, text=True, timeout=600,
                                      check=False)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
