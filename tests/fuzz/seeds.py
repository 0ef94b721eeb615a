#!/usr/bin/env python3
"""Writes the fuzzers' seeds, from the cases and the corpora: seeds.py BUILD OUT."""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "tests" / "hostile"))
import test_errors  # noqa: E402
import texts  # noqa: E402


def write(folder, seeds):
    folder.mkdir(parents=True, exist_ok=True)
    for i, seed in enumerate(sorted(set(seeds))):
        (folder / ("seed-%03d" % i)).write_bytes(seed[:4096])


def text_seeds():
    yield from (p.read_bytes() for p in (ROOT / "tests" / "cases").glob("*/stdin"))
    yield from (p.read_bytes()[:1500] for p in (ROOT / "corpora").glob("*/*/*-01.txt")
               if not any(part.startswith("held-out") for part in p.parts))
    yield from (texts.grow(400, make) for make in texts.KINDS.values())
    for path in (ROOT / "tests" / "spec").glob("*.md"):
        yield from (line.strip().encode() for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("    "))


def rule_seeds():
    yield from (p.read_bytes() for p in (ROOT / "tests" / "cases").rglob("*.rules"))
    for _, case in test_errors.read_cases(ROOT / "tests" / "errors" / "rules.txt"):
        yield from (test_errors.content(escaped, text) for name, escaped, text in case if name.endswith(".rules"))
    for path in (ROOT / "rules" / "en").rglob("*.rules"):
        yield from (("rule " + r).encode() for r in re.split(r"(?m)^rule ", path.read_text(encoding="utf-8"))[1:20:4] if len(r) < 900)


def json_seeds():
    for path in (ROOT / "tests" / "cases").glob("*jsonl*/stdin"):
        yield from path.read_bytes().splitlines()
    yield json.dumps({"id": 1.5, "text": "\ud800 \u0000", "dct": None, "x": [{}, [1, True, "\\ud800"]]}).encode()


def image_seeds(build, out):
    lists = out / "lists"
    lists.mkdir(parents=True, exist_ok=True)
    (lists / "colour.list").write_text("red | deep green | very deep green\nr = rot | paris\n", encoding="utf-8")
    (lists / "a.uses").write_text("paris\tcity region\n", encoding="utf-8")
    (lists / "a.weights").write_text("one=two\t1\t2\t3\n", encoding="utf-8")
    image = out / "small.image"
    subprocess.run([str(build / "belie"), "compile", str(lists), "--output", str(image)], check=True)
    yield image.read_bytes()
    yield b"belieLEX"


def main():
    build, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    write(out / "seeds-text", text_seeds())
    write(out / "seeds-rules", rule_seeds())
    write(out / "seeds-json", json_seeds())
    write(out / "seeds-image", image_seeds(build, out))


if __name__ == "__main__":
    main()
