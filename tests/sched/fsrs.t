#!/bin/sh
# Our FSRS-6 beside ts-fsrs, on random histories with random weights: every
# stability, difficulty, interval and chance of recall.
# FSRS_HISTORIES=N replays more of them.
skip() {
	echo "1..0 # SKIP $1"
	exit 0
}
command -v node >/dev/null || skip "no node"
command -v npm >/dev/null || skip "no npm"
here=$B/tests/sched
package=$PWD/$here/node_modules/ts-fsrs/dist/index.mjs
if [ ! -f "$package" ]; then
	mkdir -p "$here"
	npm install --prefix "$here" --no-audit --no-fund --silent \
		--fetch-retries=0 --fetch-timeout=8000 ts-fsrs@5.4.2 \
		>/dev/null 2>&1
	[ -f "$package" ] || skip "ts-fsrs cannot be fetched from npm"
fi
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
n=${FSRS_HISTORIES:-4000}
seed=${FSRS_SEED:-20261122}
node tests/sched/fsrs.mjs "$package" ask "$n" "$seed" >"$tmp/asked" &&
	node tests/sched/fsrs.mjs "$package" tell "$n" "$seed" >"$tmp/theirs" ||
	skip "ts-fsrs does not run here"
"$B/tests/tools/fsrs_replay" <"$tmp/asked" >"$tmp/ours"

# An interval may be a day off where the two round a half differently.
paste -d ' ' "$tmp/ours" "$tmp/theirs" | awk '
function far(x, y) {
	d = x - y
	if (d < 0) d = -d
	m = x > 1 ? x : 1
	return d / m
}
NF != 8 { bad++; next }
{
	for (i = 1; i <= 4; i++)
		if (i != 3 && far($i, $(i + 4)) > 1e-4) bad++
	d = $3 - $7
	bad += d * d > 1
	off += d != 0
}
END { print NR + 0, bad + 0, off + 0 }' >"$tmp/sum"
read -r answers bad off <"$tmp/sum"
[ "$answers" -gt "$n" ] && [ "$bad" = 0 ]
if [ $? = 0 ]; then
	echo "ok 1 - $answers answers are remembered as ts-fsrs does"
else
	echo "not ok 1 - $bad of $answers answers differ from ts-fsrs"
	paste -d ' ' "$tmp/ours" "$tmp/theirs" | head -5 | sed 's/^/# /'
fi
[ "$((off * 2000))" -le "$answers" ] && echo "ok 2 - and fall due with it" ||
	echo "not ok 2 - $off of $answers are due on another day"
echo 1..2
