"""The examples of README.md and docs/ are true: what is shown comes out, what is typed runs."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = os.environ.get("BUILD", "build/release")
README = (ROOT / "README.md").read_text(encoding="utf-8")
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
NAMES = (ROOT / "docs" / "names.md").read_text(encoding="utf-8")


def blocks(text):
    found = re.findall(r"(?m)(?:^    .*\n|^\n(?=    ))+", text)
    return [re.sub(r"(?m)^    ", "", b).strip("\n") for b in found if b.strip()]


def mask(text):
    return re.sub(r'("score":|\[[a-z-]+ )[0-9.]+', r"\1_", text)


class Examples(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.at = pathlib.Path(folder.name)
        (self.at / "bin").mkdir()
        (self.at / "bin" / "belie").symlink_to(ROOT / BUILD / "belie")
        (self.at / "drafts").mkdir()
        for name in ("article.txt", "page.txt", "drafts/a.txt"):
            shutil.copy(ROOT / "corpora" / "demo" / "ladakh.txt", self.at / name)
        (self.at / "corpus.jsonl").write_text('{"id": "a", "text": "On 3 May 1998."}\n', encoding="utf-8")

    def shell(self, line):
        return subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=self.at, capture_output=True, text=True, timeout=300, check=False,
                              env=dict(os.environ, PATH="%s:%s" % (self.at / "bin", os.environ["PATH"])))

    def test_the_first_example(self):
        command, _, shown = blocks(README)[0].partition("\n")
        self.assertEqual(command, "$ belie check article.txt")
        done = self.shell(command[2:])
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(mask(shown), mask(done.stdout))

    def test_the_two_commands(self):
        commands = blocks(README)[1].splitlines()
        self.assertEqual(commands, ["./setup demo", "./setup test"])
        usage = subprocess.run([str(ROOT / "setup")], capture_output=True, text=True, check=False)
        self.assertEqual((usage.returncode, usage.stderr), (2, "usage: ./setup demo|test|tools\n"))

    def test_each_command_of_the_list_runs(self):
        lines = [re.split(r"  +", line)[0] for line in blocks(README)[2].splitlines()]
        self.assertGreater(len(lines), 5)
        for line in lines:
            if "jq" in line and not shutil.which("jq"):
                line = line.split("| jq")[0]
            for command in line.split(" | belie") if line.startswith("belie rules") else [line]:
                done = self.shell(command if command.startswith(("belie", "cat")) else "belie" + command)
                self.assertIn(done.returncode, (0, 1), (command, done.stderr))
                self.assertTrue(done.stdout or ">" in command, command)

    def test_the_line_of_output(self):
        shown = blocks(README)[3]
        real = mask(self.shell("belie article.txt").stdout)
        pieces = [p for p in re.split(r"\.\.\.", mask(re.sub(r"\n *", "", shown)).replace(", ...", ",...").replace("..., ", "...,"))]
        at = 0
        for piece in pieces:
            piece = piece.strip(",")
            found = real.find(piece, at)
            self.assertGreaterEqual(found, 0, piece)
            at = found + len(piece)

    def test_help_has_the_examples_that_run(self):
        page = self.shell("belie --help").stdout
        examples = [x.strip() for x in page.split("examples:\n")[1].splitlines()]
        self.assertGreaterEqual(len(examples), 3)
        shutil.copy(self.at / "article.txt", self.at / "report.txt")
        for line in examples:
            line = line if shutil.which("jq") else line.split("| jq")[0]
            self.assertIn(self.shell(line).returncode, (0, 1), line)

    def test_the_rule_of_the_manual(self):
        rule = next(b for b in blocks(RULES) if b.startswith("rule day-month-year"))
        (self.at / "own").mkdir()
        (self.at / "own" / "date.rules").write_text(rule + "\n", encoding="utf-8")
        done = self.shell("belie rules test --rules own --no-builtin")
        self.assertEqual(done.stdout, "4 passed, 0 failed\n", done.stderr)

    def test_the_contract_of_the_manual(self):
        files = next(b for b in blocks(RULES) if b.startswith("# contracts/"))
        for name, body in re.findall(r"(?ms)^# (contracts/\S+)\n(.*?)(?=^# contracts/|\Z)", files):
            (self.at / "contracts").mkdir(exist_ok=True)
            (self.at / name).write_text(re.sub(r"(?m)^belie .*\n?", "", body), encoding="utf-8")
        (self.at / "agreement.txt").write_text("Contract 7 starts on 3 May 2020. Contract 7 expires on 1 May 2019.\n", encoding="utf-8")
        command = re.search(r"(?m)^ *(belie check --rules contracts agreement.txt)$", RULES).group(1)
        done = self.shell(command)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("[declared", done.stdout)

    def test_the_names_of_the_manual(self):
        line = next(b for b in blocks(NAMES) if "\t" in b)
        (self.at / "mine.tsv").write_text(line + "\n", encoding="utf-8")
        done = self.shell("echo 'He joined ZI plc and left Zyx Industries.' | belie --names mine.tsv")
        names = [(a["text"], a["type"], a["name_id"], a["entity"]) for a in json.loads(done.stdout)["annotations"]]
        self.assertEqual(names, [("ZI plc", "ORGANIZATION", "Q123", "e1"), ("Zyx Industries", "ORGANIZATION", "Q123", "e1")])

    def test_every_check_has_its_section(self):
        checks = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
        told = set(re.findall(r"(?m)^## ([a-z-]+)", checks))
        known = {line.split()[0] for line in self.shell("belie checks").stdout.splitlines()}
        self.assertEqual(told, known)

    def test_links_lead_somewhere(self):
        for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
            for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
                self.assertTrue((path.parent / link).exists(), "%s: %s" % (path.name, link))


if __name__ == "__main__":
    unittest.main()
