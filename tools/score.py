#!/usr/bin/env python3
"""Score what belie prints against gold: names, time expressions, or findings.

    score.py entities GOLD.jsonl PRED.jsonl [--types PERSON,PLACE,ORGANIZATION] [--errors N]
    score.py timex    GOLD.jsonl PRED.jsonl [--errors N]
    score.py findings GOLD.jsonl PRED.jsonl [--errors N] [--accept FILE]

Both files hold one JSON document a line, joined on "id"; `-` is standard input.  Offsets are code
points, end exclusive, into the gold "text".

GOLD  entities: {"id","text","entities":[{"start","end","label"}]}
      timex:    {"id","text","dct","timexes":[{"start","end","type","value"}]}
      findings: {"id","text","contradictions":[{"spans":[[start,end],[start,end]],"kind"}]}
                (an empty list, or none, is a clean document: any finding in it is a false alarm)
PRED  the JSON Lines of belie: "annotations" with type/start/end, a DATE annotation's "timex"
      {"type","value"}, and "findings" with "evidence" spans.

entities  strict: same span and type.  partial: any overlap with the same type.
timex     strict span; relaxed span (any overlap); type and value over relaxed matches.  The
          value accuracy is the share of the gold found whose value is right, and the value F1 is
          the relaxed F1 times that, as TempEval-3 has it.
findings  A contradiction is located when one finding has a piece of evidence of its own for each
          of its spans.  A piece of more than 120 code points and twice the span, or a finding of
          more than 6 pieces, points at nothing.  --accept FILE lists findings in clean text that a
          person judged to be true: lines of "id check", one finding each.

--json prints all measures as one JSON object.  --floor NAME=VALUE fails (exit status 1) when a
measure is below the value, --ceiling NAME=VALUE when it is above; both may be repeated.  The names:
  entities  strict partial strict.PERSON strict.PLACE strict.ORGANIZATION
  timex     span relaxed type value value-accuracy
            (all F1; with .p and .r their precision and recall)
  findings  recall precision documents recall.KIND precision.CHECK clean
            alarms-per-100-documents alarms-per-100k-words
"""
import argparse
import collections
import itertools
import json
import sys

TYPES = {"PER": "PERSON", "LOC": "PLACE", "GPE": "PLACE", "FAC": "PLACE", "LOCATION": "PLACE",
         "ORG": "ORGANIZATION", "TIME": "DATE", "DURATION": "DATE", "SET": "DATE"}
PIECE_MAX = 120
PIECES_MAX = 6
BINS = 10


def read_lines(path):
    if path == "-":
        return [json.loads(line) for line in sys.stdin if line.strip()]
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_documents(path):
    return {doc["id"]: doc for doc in read_lines(path)}


def ratio(part, whole):
    return part / whole if whole else 0.0


def type_of(name):
    return TYPES.get(name, name)


def overlap(a, b):
    """How many code points two spans share; not above 0 when they share none."""
    return min(a[1], b[1]) - max(a[0], b[0])


class Report:
    """Measures by name, the lines for people, and the first errors."""

    def __init__(self, errors):
        self.measures, self.lines, self.errors = {}, [], errors

    def prf(self, name, title, hit_p, predicted, hit_g, gold):
        p, r = ratio(hit_p, predicted), ratio(hit_g, gold)
        f1 = ratio(2 * p * r, p + r)
        self.measures.update({name: f1, name + ".p": p, name + ".r": r})
        self.lines.append(f"{title:<28} P {p:6.4f}  R {r:6.4f}  F1 {f1:6.4f}"
                          f"   gold {gold} predicted {predicted}")
        return f1

    def error(self, line):
        if self.errors > 0:
            self.errors -= 1
            print(line.replace("\n", " "))


def score_entities(pairs, types, report):
    gold_n, pred_n, hits = (collections.Counter() for _ in range(3))
    near_g = near_p = 0
    for doc, pred in pairs:
        want = {(e["start"], e["end"], type_of(e["label"])) for e in doc["entities"]}
        got = {(a["start"], a["end"], type_of(a["type"])) for a in pred.get("annotations", [])}
        want = {w for w in want if w[2] in types}
        got = {g for g in got if g[2] in types}
        gold_n.update(w[2] for w in want)
        pred_n.update(g[2] for g in got)
        hits.update(h[2] for h in want & got)
        near_g += sum(any(w[2] == g[2] and overlap(w, g) > 0 for g in got) for w in want)
        near_p += sum(any(w[2] == g[2] and overlap(w, g) > 0 for w in want) for g in got)
        wrong = [(s, e, t, "missed") for s, e, t in want - got]
        wrong += [(s, e, t, "spurious") for s, e, t in got - want]
        for s, e, t, what in sorted(wrong):
            text = doc["text"]
            report.error(f"{what:<9}{t:<13}{doc['id']}:{s}-{e}  …{text[max(0, s - 30):s]}"
                         f"[{text[s:e]}]{text[e:e + 30]}…")
    for t in types:
        report.prf("strict." + t, "strict " + t, hits[t], pred_n[t], hits[t], gold_n[t])
    total_p, total_g, total = sum(pred_n.values()), sum(gold_n.values()), sum(hits.values())
    report.prf("partial", "partial all", near_p, total_p, near_g, total_g)
    report.prf("strict", "strict all", total, total_p, total, total_g)


def judge_timex(doc, want, got, tally, report):
    span = (want["start"], want["end"])
    matches = [g for g in got if overlap(g[0], span) > 0]
    shown = f"{doc['id']} dct={doc.get('dct')} [{doc['text'][span[0]:span[1]]}] " \
            f"{want['type']} {want['value']}"
    if not matches:
        report.error(f"{shown}: missed")
        return
    best_span, best = max(matches, key=lambda g: overlap(g[0], span))
    right = best.get("value") == want["value"]
    tally["relaxed"] += 1
    tally["type"] += best.get("type") == want["type"]
    tally["value"] += right
    if best_span != span:
        report.error(f"{shown}: span [{doc['text'][best_span[0]:best_span[1]]}]")
    elif not right:
        report.error(f"{shown}: value {best.get('value')}")


def score_timex(pairs, report):
    tally = collections.Counter()
    for doc, pred in pairs:
        wants = doc["timexes"]
        got = [((a["start"], a["end"]), a.get("timex") or {})
               for a in pred.get("annotations", []) if type_of(a["type"]) == "DATE"]
        spans = {g[0] for g in got}
        tally["gold"] += len(wants)
        tally["predicted"] += len(got)
        tally["strict"] += sum((w["start"], w["end"]) in spans for w in wants)
        tally["near"] += sum(any(overlap(g[0], (w["start"], w["end"])) > 0 for w in wants) for g in got)
        for want in wants:
            judge_timex(doc, want, got, tally, report)
    gold, predicted = tally["gold"], tally["predicted"]
    report.prf("span", "strict span", tally["strict"], predicted, tally["strict"], gold)
    report.prf("type", "type", tally["type"], predicted, tally["type"], gold)
    relaxed = report.prf("relaxed", "relaxed span", tally["near"], predicted, tally["relaxed"], gold)
    accuracy = ratio(tally["value"], tally["relaxed"])
    report.measures.update({"value-accuracy": accuracy, "value": relaxed * accuracy})
    report.lines.append(f"value accuracy {accuracy:6.4f}  value F1 {relaxed * accuracy:6.4f}")


def locates(finding, contradiction):
    """Has each span of the contradiction a piece of the finding's evidence of its own?"""
    evidence = [(e["start"], e["end"]) for e in finding["evidence"]]
    spans = [tuple(span) for span in contradiction["spans"]]
    if len(set(spans)) == 1:
        spans = spans[:1]
    if len(evidence) > PIECES_MAX:
        return False

    def points(piece, span):
        return piece[1] - piece[0] <= max(PIECE_MAX, 2 * (span[1] - span[0])) and overlap(piece, span) > 0

    return any(all(map(points, chosen, spans))
               for chosen in itertools.permutations(evidence, len(spans)))


class Checks:
    """For each check and each step of `score`: how many findings, how many of them right."""

    def __init__(self):
        self.by_check = collections.defaultdict(lambda: [0, 0])
        self.by_score = collections.defaultdict(lambda: [0, 0, 0.0])

    def add(self, finding, right):
        score = float(finding.get("score", 1.0))
        for row in (self.by_check[finding.get("check", "?")],
                    self.by_score[min(int(score * BINS), BINS - 1)]):
            row[0] += 1
            row[1] += right
        self.by_score[min(int(score * BINS), BINS - 1)][2] += score

    def totals(self):
        return (sum(row[0] for row in self.by_check.values()),
                sum(row[1] for row in self.by_check.values()))

    def report(self, report):
        for check, (reported, right) in sorted(self.by_check.items()):
            report.measures["precision." + check] = ratio(right, reported)
            report.lines.append(f"{check:<28} right {right} of {reported} findings")
        for step, (reported, right, score) in sorted(self.by_score.items()):
            report.lines.append(f"score {step / BINS:.1f} to {(step + 1) / BINS:.1f}   "
                                f"mean {score / reported:.3f}  right {right / reported:.3f}"
                                f"   of {reported} findings")


def judge_clean(doc, found, accepted, checks, tally, report):
    left = collections.Counter(accepted.get(doc["id"], []))
    alarms = 0
    for finding in found:
        name = finding.get("check")
        right = left[name] > 0
        left[name] -= right
        checks.add(finding, right)
        alarms += not right
        if not right:
            report.error(f"false alarm {doc['id']}: {name}: {finding.get('message')}")
    tally["clean"] += 1
    tally["words"] += len(doc["text"].split())
    tally["false documents"] += alarms > 0
    tally["false alarms"] += alarms


def judge_contradictory(doc, found, checks, tally, kinds, report):
    tally["contradictory"] += 1
    tally["flagged"] += bool(found)
    for finding in found:
        checks.add(finding, any(locates(finding, c) for c in doc["contradictions"]))
    for c in doc["contradictions"]:
        hit = any(locates(finding, c) for finding in found)
        kind = kinds[c.get("kind", "?")]
        kind[0] += 1
        kind[1] += hit
        if not hit:
            quotes = " / ".join(doc["text"][s:e] for s, e in c["spans"])
            report.error(f"missed {doc['id']} ({c.get('kind', '?')}): {quotes}")


def report_findings(report, checks, tally, kinds):
    for kind, (number, hits) in sorted(kinds.items()):
        report.measures["recall." + kind] = ratio(hits, number)
        report.lines.append(f"{kind:<28} caught {hits}/{number}")
    checks.report(report)
    number, hits = (sum(row[i] for row in kinds.values()) for i in (0, 1))
    clean, words, alarms = tally["clean"], tally["words"], tally["false alarms"]
    if tally["contradictory"]:
        report.measures["documents"] = ratio(tally["flagged"], tally["contradictory"])
        report.lines.append(f"contradictory documents flagged {tally['flagged']}/"
                            f"{tally['contradictory']}; pairs located {hits}/{number}")
    if clean:
        a_hundred, a_word = ratio(100 * alarms, clean), ratio(100000 * alarms, words)
        report.measures.update({"clean": 1 - ratio(tally["false documents"], clean),
                                "alarms-per-100-documents": a_hundred, "alarms-per-100k-words": a_word})
        report.lines.append(f"clean documents with a false alarm {tally['false documents']}/{clean}; "
                            f"{a_hundred:.2f} false alarms per 100 documents, "
                            f"{a_word:.2f} per 100,000 words")
    reported, right = checks.totals()
    report.measures.update({"recall": ratio(hits, number), "precision": ratio(right, reported)})
    report.lines.append(f"pair recall {ratio(hits, number):6.4f}  precision of all {reported} "
                        f"findings {ratio(right, reported):6.4f}")


def score_findings(pairs, accepted, report):
    checks, tally = Checks(), collections.Counter()
    kinds = collections.defaultdict(lambda: [0, 0])
    for doc, pred in pairs:
        found = pred.get("findings", [])
        if doc.get("contradictions"):
            judge_contradictory(doc, found, checks, tally, kinds, report)
        else:
            judge_clean(doc, found, accepted, checks, tally, report)
    report_findings(report, checks, tally, kinds)


def read_accepted(path):
    accepted = collections.defaultdict(list)
    if path:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if line.strip() and not line.startswith("#"):
                    doc_id, check = line.rsplit(None, 1)
                    accepted[doc_id].append(check)
    return accepted


def limit(text):
    name, equals, value = text.partition("=")
    try:
        if not equals:
            raise ValueError
        return name, float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not written NAME=VALUE") from None


def broken_limits(measures, floors, ceilings):
    broken = []
    for limits, sign, word in ((floors, 1, "below its floor"), (ceilings, -1, "above its ceiling")):
        for name, value in limits:
            if name not in measures:
                broken.append(f"no measure '{name}' (there are: {' '.join(sorted(measures))})")
            elif sign * (measures[name] - value) < -1e-9:
                broken.append(f"{name} {measures[name]:.4f} is {word} {value:.4f}")
    return broken


def parse_arguments(argv):
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["entities", "timex", "findings"])
    parser.add_argument("gold")
    parser.add_argument("pred")
    parser.add_argument("--types", default="PERSON,PLACE,ORGANIZATION")
    parser.add_argument("--accept", metavar="FILE")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--floor", type=limit, action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--ceiling", type=limit, action="append", default=[], metavar="NAME=VALUE")
    return parser.parse_args(argv)


def main(argv=None):
    args = parse_arguments(argv)
    gold, pred = read_documents(args.gold), read_documents(args.pred)
    missing = sum(doc_id not in pred for doc_id in gold)
    if missing:
        print(f"no prediction for {missing} of {len(gold)} documents", file=sys.stderr)
    pairs = [(doc, pred.get(doc_id, {})) for doc_id, doc in gold.items()]
    report = Report(0 if args.json else args.errors)
    if args.task == "entities":
        score_entities(pairs, args.types.split(","), report)
    elif args.task == "timex":
        score_timex(pairs, report)
    else:
        score_findings(pairs, read_accepted(args.accept), report)
    if args.json:
        print(json.dumps({name: round(value, 6) for name, value in sorted(report.measures.items())}))
    else:
        print("\n".join(report.lines))
    broken = broken_limits(report.measures, args.floor, args.ceiling)
    for line in broken:
        print(line, file=sys.stderr)
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
