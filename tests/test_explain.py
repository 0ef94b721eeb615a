"""belie explain on a name: what spoke for it, how the types compare, and which other spans lost."""
import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")
TEXT = "She went to the Bank of America in Boston. Later the Bank of America called her back.\n"


class Explain(unittest.TestCase):
    def test_a_name(self):
        done = subprocess.run([BELIE, "explain", "--offset", "20"], input=TEXT, capture_output=True, text=True,
                              timeout=60, check=True)
        lines = done.stdout.splitlines()
        self.assertRegex(lines[0], r'^stdin:16-31: "Bank of America" is ORGANIZATION')
        weights = {line[8:].strip(): float(line[:8]) for line in lines if re.match(r" +[-+]\d", line)}
        chosen = weights["all evidence for ORGANIZATION, chosen"]
        self.assertGreater(chosen, weights["all evidence for PLACE"])
        lost = {name: value for name, value in weights.items() if name.startswith("lost: ")}
        self.assertIn('lost: "Bank of America in Boston" as ORGANIZATION', lost)
        self.assertNotIn('lost: "Bank of America" as ORGANIZATION', lost)
        self.assertLess(max(lost.values()), chosen)


if __name__ == "__main__":
    unittest.main()
