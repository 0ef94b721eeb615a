#!/bin/sh
# Scores belie on corpora/ and, when they are there, on the shared development sets; fails below the
# floors of tools/floors.txt (lines of "set measure value").
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

predict() { # gold -> $work/pred
    ./belie --input=jsonl < "$1" > "$work/pred"
}
judge() { # task set gold
    predict "$3"
    floor=$(awk -v s="$2" -v t="$1" '$1 == s && $2 == t { printf " --floor %s", $3 }' tools/floors.txt)
    echo "== $2 ($1)"
    python3 tools/score.py "$1" "$3" "$work/pred" $floor || failed=1
}

for task in names:entities time:timex findings:findings; do
    kind=${task%%:*}
    for dir in corpora/$kind corpora/$kind/*/; do
        ls "$dir"/*.txt >/dev/null 2>&1 || continue
        python3 tools/corpus.py "$kind" "$dir" > "$work/gold"
        judge "${task##*:}" "$(basename "$dir")" "$work/gold"
    done
done
shared=../shared/data
if [ -d $shared ]; then
    for s in conllpp-train ieer-dev wikigold-dev uner-ewt-dev meantime-dev; do judge entities $s $shared/$s.jsonl; done
    for s in timebank aquaint meantime-dev; do judge timex $s $shared/$s.jsonl; done
    for s in state_union-clean inaugural-clean; do judge findings $s $shared/$s.jsonl; done
else
    echo "the shared development sets are not here: skipped"
fi
exit $failed
