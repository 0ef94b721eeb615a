#!/usr/bin/env python3
"""Fit the weights of src/check/likeness.def: fit_numbers.py PAIRS DIR... [--clean FILE]...

PAIRS is the program that prints the evidence of pairs (tools/pairs.c).  Every DIR holds texts marked up as tools/corpus.py
reads them.  A pair is one thing told in two ways where both places of a contradiction of the kinds `quantity` and
`magnitude` are its own; a pair that touches one of its places is left out; all other pairs, those of the clean twins and
those of the FILEs (JSON Lines with "text"), are not.  Since such texts are few, slips are made as well: of a number that
a clean text tells twice one is changed, as typists do.  The examples of tests/test_numbers.py count, too.  The weights are those of a logistic regression, regularised to 0, by
Newton's method.  Prints what is found, and falsely found, with every fifth document left out of the fit in turn.
"""
import argparse
import ast
import json
import math
import pathlib
import random
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
KINDS = {"quantity", "magnitude"}
CHANCE = 0.58
FOLDS = 5


WORDS = """five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty""".split()
NUMBER = re.compile(rf"(?<![\w.,/:-])\d[\d,]*(?:\.\d+)?(?![\w/:]|[.,]\d)|\b(?:{'|'.join(WORDS)})\b", re.I)


def slip(shown, dice):
    """A number as a typist gets it wrong: two digits exchanged, another digit, or a zero too many; of a word its neighbour."""
    if shown.lower() in WORDS:
        at = WORDS.index(shown.lower())
        return WORDS[at - 1] if at else WORDS[1]
    digits = [i for i, c in enumerate(shown) if c.isdigit()]
    value = int(shown.replace(",", "")) if "." not in shown else 0
    if value >= 100 and dice.random() < 0.3:
        value = value // 10 if value % 10 == 0 and dice.random() < 0.5 else value * 10
        return f"{value:,}" if "," in shown or value >= 10000 else str(value)
    pairs = [(a, b) for a, b in zip(digits, digits[1:]) if shown[a] != shown[b] and not (a == digits[0] and shown[b] == "0")]
    out = list(shown)
    if pairs and dice.random() < 0.45:
        a, b = dice.choice(pairs)
        out[a], out[b] = out[b], out[a]
        return "".join(out)
    at = dice.choice([i for i in digits if shown[i] != "0"][:2] or digits)
    others = [d for d in "123456789" if d != shown[at]]
    out[at] = min(others, key=lambda d: (abs(int(d) - int(shown[at])) - dice.choice([0, 1, 2]), d))
    return "".join(out)


def made_slips(text, dice, most):
    """The text with one of two or three tellings of a number changed, marked as a contradiction."""
    told = {}
    for match in NUMBER.finditer(text):
        if not re.fullmatch(r"[12]\d\d\d|\d", match.group()):
            told.setdefault(match.group().lower(), []).append(match)
    several = [matches for matches in told.values() if 2 <= len(matches) <= 3]
    dice.shuffle(several)
    for matches in several[:most]:
        changed = matches[-1] if dice.random() < 0.65 else matches[0]
        wrong = slip(changed.group(), dice)
        longer = len(wrong) - len(changed.group())
        here = [changed.start(), changed.start() + len(wrong)]
        others = [[m.start() + (longer if m.start() > changed.start() else 0)] * 2 for m in matches if m is not changed]
        others = [[start, start + len(changed.group())] for start, _ in others]
        yield {"text": text[:changed.start()] + wrong + text[changed.end():], "made": True,
               "contradictions": [{"kind": "quantity", "spans": [here, other]} for other in others]}


def read_examples():
    """PAIRS, of which {wrong|right} is the one place, and NEAR_MISSES of the tests."""
    for node in ast.parse((ROOT / "tests" / "test_numbers.py").read_text(encoding="utf-8")).body:
        name = node.targets[0].id if isinstance(node, ast.Assign) else ""
        if name == "NEAR_MISSES":
            yield from ({"text": text, "contradictions": []} for text in ast.literal_eval(node.value))
        for check, text in ast.literal_eval(node.value) if name == "PAIRS" else ():
            match = re.search(r"\{([^|{}]*)\|([^|{}]*)\}", text)
            place = [match.start(), match.start() + len(match[1])]
            if check in KINDS:
                yield {"text": text[:match.start()] + match[1] + text[match.end():],
                       "contradictions": [{"kind": check, "spans": [place, [0, len(text)]]}]}
            yield {"text": text[:match.start()] + match[2] + text[match.end():], "contradictions": []}


def read_documents(folders, clean):
    dice = random.Random(1)
    plain = list(read_plain(folders, clean))
    yield from plain
    yield from read_examples()
    for document in plain:
        if not document["contradictions"]:
            yield from made_slips(document["text"], dice, 1 if document.get("shared") else 4)


def read_plain(folders, clean):
    for folder in folders:
        lines = subprocess.run([sys.executable, ROOT / "tools" / "corpus.py", "findings", folder], capture_output=True, text=True,
                               check=True).stdout.splitlines()
        yield from map(json.loads, lines)
    for path in clean:
        with open(path, encoding="utf-8") as lines:
            yield from ({"text": json.loads(line)["text"], "contradictions": [], "shared": True} for line in lines)


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


def label(document, pair):
    """1, 0, or None for a pair that says nothing."""
    for c in document["contradictions"]:
        x, y = c["spans"]
        straight, crossed = (overlaps(pair[0], x) and overlaps(pair[1], y)), (overlaps(pair[0], y) and overlaps(pair[1], x))
        if c["kind"] in KINDS and (straight or crossed):
            return 1
        if any(overlaps(place, span) for place in pair for span in (x, y)):
            return None
    return None if document.get("made") else 0


def read_pairs(program, documents):
    """The names of the evidence, and rows of (document, label, [(index, value), ...], how much it counts)."""
    texts = [d["text"].encode() for d in documents]
    given = b"".join(b"%d\n%s" % (len(t), t) for t in texts)
    lines = subprocess.run([program], input=given, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    names, rows, at = lines[0].split(), [], -1
    for line in lines[1:]:
        if line == "document":
            at += 1
            continue
        fields = line.split()
        a, b, c, d = (len(texts[at][:int(x)].decode(errors="ignore")) for x in fields[:4])
        y = label(documents[at], ((a, b), (c, d)))
        if y is not None:
            much = (0.3 if documents[at].get("made") else 1.5) if y else 1
            rows.append((at, y, [(i, float(v)) for i, v in enumerate(fields[4:]) if float(v) != 0], much))
    return names, rows


def solve(matrix, right):
    """Gauss, with the largest pivot."""
    n = len(right)
    m = [row[:] + [r] for row, r in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(m[k][i]))
        m[i], m[pivot] = m[pivot], m[i]
        for k in range(i + 1, n):
            factor = m[k][i] / m[i][i]
            if factor:
                m[k] = [x - factor * y for x, y in zip(m[k], m[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (m[i][n] - sum(m[i][k] * out[k] for k in range(i + 1, n))) / m[i][i]
    return out


def chance_of(weights, row):
    return 1 / (1 + math.exp(-max(-30, min(30, sum(weights[i] * v for i, v in row)))))


def fit(rows, count, penalty):
    weights = [0.0] * count
    for _ in range(12):
        slope = [(penalty if i else 1e-3) * w for i, w in enumerate(weights)]
        bend = [[0.0] * count for _ in range(count)]
        for i in range(count):
            bend[i][i] = penalty if i else 1e-3
        for _, y, row, much in rows:
            p = chance_of(weights, row)
            for i, v in row:
                slope[i] += much * (p - y) * v
                for k, u in row:
                    bend[i][k] += much * p * (1 - p) * v * u
        step = solve(bend, slope)
        weights = [w - s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-4:
            break
    return weights


def validate(rows, count, penalty, made):
    found = wanted = false = 0
    for fold in range(FOLDS):
        weights = fit([r for r in rows if r[0] // 2 % FOLDS != fold], count, penalty)
        for at, y, row, _ in rows:
            if at // 2 % FOLDS == fold and at not in made:
                hit = chance_of(weights, row) >= CHANCE
                found, wanted, false = found + (hit and y), wanted + y, false + (hit and not y)
    print(f"left out of the fit: {found} of {wanted} pairs found, {false} others with them")


def write(names, weights):
    path = ROOT / "src" / "check" / "likeness.def"
    text = path.read_text(encoding="utf-8")
    for name, weight in zip(names, weights):
        text = re.sub(rf"^EVIDENCE\({name}, [^)]*\)", f"EVIDENCE({name}, {weight:.2f})", text, flags=re.M)
    path.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs")
    parser.add_argument("folders", nargs="+", metavar="DIR")
    parser.add_argument("--clean", action="append", default=[], metavar="FILE")
    parser.add_argument("--penalty", type=float, default=2.0)
    args = parser.parse_args()
    documents = list(read_documents(args.folders, args.clean))
    names, rows = read_pairs(args.pairs, documents)
    print(f"{len(documents)} documents, {len(rows)} pairs, {sum(r[1] for r in rows)} of them one thing")
    validate(rows, len(names), args.penalty, {i for i, d in enumerate(documents) if d.get("made")})
    write(names, fit(rows, len(names), args.penalty))


if __name__ == "__main__":
    main()
