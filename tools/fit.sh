#!/bin/sh
# Fits the weights of the names' evidence: tools/fit.sh BUILD.  Takes the shared development sets
# when they are there; else says so and does nothing.
set -eu
cd "$(dirname "$0")/.."
build=$1
sets=../shared/data
[ -f $sets/conllpp-train.jsonl ] || { echo "fit: the development sets ($sets) are not here; the committed weights stay"; exit 0; }
python3 tools/corpus.py names corpora/names | grep -v '^{"id": "unseen/' > "$build/corpora-names.jsonl"
"$build/fit" rules/en rules/en/names/names.weights "$build/corpora-names.jsonl:3" $sets/ieer-dev.jsonl:3 $sets/wikigold-dev.jsonl:3 \
    $sets/uner-ewt-dev.jsonl:3 $sets/meantime-dev.jsonl:1.5 $sets/conllpp-train.jsonl
