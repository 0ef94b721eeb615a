#!/bin/sh
# Speed against wc -w and grep -P on the same text in the same run: tools/bench.sh BUILD [TEXT]
# Each command runs three times; the least time counts.
set -eu
cd "$(dirname "$0")/.."
build=$1
text=${2:-$build/bench.txt}
[ -f "$text" ] || python3 tools/make_bench.py 50 > "$text"
bytes=$(wc -c < "$text")
seconds() { # command -> seconds
    for i in 1 2 3; do
        start=$(date +%s%N)
        sh -c "$1" > /dev/null 2>&1 || true
        end=$(date +%s%N)
        echo $(( (end - start) / 1000000 ))
    done | sort -n | head -n 1 | awk '{ printf "%.3f", $1 / 1000 }'
}
report() { # name seconds
    awk -v n="$1" -v s="$2" -v b="$bytes" -v w="$wc" 'BEGIN { printf "%-34s %8.3f s  %8.2f MB/s  %.3f x wc -w\n", n, s, b / s / 1e6, w / s }'
}
generated() { # count -> as many rules
    awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++)
        printf "rule r%d\n  tag X\n  find (<title>|<cap>|\"word%d\") \"part%d\" <month>?\n\n", i, i, i % 97 }'
}
wc=$(seconds "LC_ALL=C.UTF-8 wc -w '$text'")
report "wc -w" "$wc"
report "grep -oP capitalised | wc -l" "$(seconds "LC_ALL=C.UTF-8 grep -oP '\\b\\p{Lu}\\p{L}+\\b' '$text' | wc -l")"
report "belie check (tag and check)" "$(seconds "'$build/belie' check '$text'")"
report "belie (with JSON)" "$(seconds "'$build/belie' '$text'")"
rules=$("$build/belie" rules list | wc -l)
mkdir -p "$build/bench-rules"
generated "$rules" > "$build/bench-rules/generated.rules"
report "belie check with $rules rules more" "$(seconds "'$build/belie' check --rules '$build/bench-rules' '$text'")"
"$build/bench" "$text"
