#!/bin/sh
# Scores belie on corpora/ and, when they are there, on the shared development sets; fails beyond the
# limits of tools/floors.txt (lines of "set task measure=least" or "set task measure<=most").
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

judge() { # task set gold [option ...]
    task=$1 set=$2 gold=$3
    shift 3
    ./belie --input=jsonl < "$gold" > "$work/pred"
    limits=$(awk -v s="$set" -v t="$task" '$1 == s && $2 == t {
        if (sub(/<=/, "=", $3)) printf " --ceiling %s", $3; else printf " --floor %s", $3 }' tools/floors.txt)
    echo "== $set ($task)"
    python3 tools/score.py "$task" "$gold" "$work/pred" "$@" $limits || failed=1
}

for folder in names:entities time:timex findings:findings clean:findings; do
    kind=${folder%%:*} reader=${folder%%:*}
    [ $kind = clean ] && reader=findings
    for dir in corpora/$kind corpora/$kind/*/; do
        ls "$dir"/*.txt >/dev/null 2>&1 || continue
        python3 tools/corpus.py $reader "$dir" > "$work/gold"
        set=${dir%/}
        judge "${folder##*:}" "${set#corpora/}" "$work/gold"
    done
done
shared=../shared/data
if [ -d $shared ]; then
    for s in conllpp-train ieer-dev wikigold-dev uner-ewt-dev meantime-dev; do judge entities $s $shared/$s.jsonl; done
    for s in timebank aquaint meantime-dev; do judge timex $s $shared/$s.jsonl; done
    # nobody put contradictions into these: what is found is a slip of the author, or a false alarm
    for s in $shared/*.jsonl; do cat "$s"; done > "$work/clean"
    judge findings clean-text "$work/clean" --accept tools/accepted.txt
else
    echo "the shared development sets are not here: skipped"
fi
exit $failed
