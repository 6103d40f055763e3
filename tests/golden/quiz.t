#!/bin/sh
# Judges tests/golden/quiz/*/answers and compares what comes out, for programs
# (out.json) and for people (out.txt), with what is stored there; and answers
# the questions with the lines of `input` (out.lines).
# UPDATE=1 writes it anew: review the difference.
n=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

compare() {
	n=$((n + 1))
	if [ -n "$UPDATE" ]; then
		cp "$work/out" "$1"
	fi
	if cmp -s "$work/out" "$1"; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		diff -u "$1" "$work/out" | sed 's/^/# /'
	fi
}

for case in tests/golden/quiz/*/; do
	case=${case%/}
	COLUMNS=72 "$LECTERN" quiz "$case/quiz.md" --answers "$case/answers" \
		--json >"$work/out" 2>&1
	echo "exit $?" >>"$work/out"
	compare "$case/out.json"
	COLUMNS=72 "$LECTERN" quiz "$case/quiz.md" --answers "$case/answers" \
		>"$work/out" 2>&1
	echo "exit $?" >>"$work/out"
	compare "$case/out.txt"
	[ -f "$case/input" ] || continue
	COLUMNS=72 "$LECTERN" quiz "$case/quiz.md" --seed 1 \
		--progress "$work/$n.db" <"$case/input" >"$work/out" 2>&1
	echo "exit $?" >>"$work/out"
	compare "$case/out.lines"
done
echo "1..$n"
