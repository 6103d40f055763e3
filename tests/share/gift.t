#!/bin/sh
# What lectern writes as GIFT is read by gift-pegjs, question by question.
skip() {
	echo "1..0 # SKIP $1"
	exit 0
}
command -v node >/dev/null || skip "no node"
command -v npm >/dev/null || skip "no npm"
here=$B/tests/share
if [ ! -d "$here/node_modules/gift-pegjs" ]; then
	mkdir -p "$here"
	npm install --prefix "$here" --no-audit --no-fund --silent \
		--fetch-retries=0 --fetch-timeout=8000 gift-pegjs@1.0.2 \
		>/dev/null 2>&1
	[ -d "$here/node_modules/gift-pegjs" ] ||
		skip "gift-pegjs cannot be fetched from npm"
fi
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
n=0
for quiz in quizzes/*.md; do
	n=$((n + 1))
	"$LECTERN" export gift "$quiz" >"$tmp/gift" 2>"$tmp/lost"
	want=$(grep -c '^::' "$tmp/gift")
	got=$(NODE_PATH=$here/node_modules node -e '
const { parse } = require("gift-pegjs");
const text = require("fs").readFileSync(process.argv[1], "utf8");
try {
	console.log(parse(text).filter((q) => q.type !== "Category").length);
} catch (e) {
	console.log(e.message, JSON.stringify(e.location));
}' "$tmp/gift")
	if [ "$got" = "$want" ] && [ "$want" -gt 5 ]; then
		echo "ok $n - $quiz: $want questions"
	else
		echo "not ok $n - $quiz"
		echo "# $want questions written; read: $got"
	fi
done
echo "1..$n"
