"""Who is who: which mentions are one entity, and which stay two."""
import json
import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELIE = str(ROOT / os.environ.get("BUILD", "build/release") / "belie")


def groups(text):
    """The names of each entity, in the order of the text."""
    done = subprocess.run([BELIE], input=text.encode(), capture_output=True, timeout=60, check=True)
    found = {}
    for a in json.loads(done.stdout)["annotations"]:
        if "entity" in a:
            found.setdefault(a["entity"], []).append(a["text"])
    return list(found.values())


CASES = (
    ("a nickname", "Bill Clinton spoke in Boston. William Clinton left for Boston.",
     [["Bill Clinton", "William Clinton"], ["Boston", "Boston"]]),
    ("two of one surname", "Sarah Johnson met Paul Johnson in Boston. Johnson smiled.",
     [["Sarah Johnson"], ["Paul Johnson"], ["Boston"], ["Johnson"]]),
    ("a given name whose bearer stands before", "Maria Lopez came to Madrid. Maria smiled at the door.",
     [["Maria Lopez", "Maria"], ["Madrid"]]),
    ("a given name whose bearer comes later", "Maria stayed in Madrid. Later that day Maria Lopez came home.",
     [["Maria"], ["Madrid"], ["Maria Lopez"]]),
    ("a given name of two", "Maria Lopez met Maria Gomez in Madrid. Maria smiled at the door.",
     [["Maria Lopez"], ["Maria Gomez"], ["Madrid"], ["Maria"]]),
    ("a company's short forms", "Ford Motor Company fell. Ford Motor Co. rose again. Ford said so in Detroit.",
     [["Ford Motor Company", "Ford Motor Co.", "Ford"], ["Detroit"]]),
    ("a country's names", "The United States said so. The U.S. agreed with France. America won.",
     [["United States", "U.S.", "America"], ["France"]]),
    ("an acronym", "The World Trade Organization (WTO) met in Geneva. The WTO said so.",
     [["World Trade Organization", "WTO", "WTO"], ["Geneva"]]),
)


class Entities(unittest.TestCase):
    def test_each(self):
        for name, text, wanted in CASES:
            with self.subTest(name):
                self.assertEqual(groups(text), wanted)


if __name__ == "__main__":
    unittest.main()
