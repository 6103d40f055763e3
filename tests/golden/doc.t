#!/bin/sh
# Each doc/NAME.md as lectern render writes it: plain at 20, 40 and 80 cells,
# coloured at 80.  UPDATE=1 rewrites what is stored: look at the difference.
: "${LECTERN:?is the program to test}"
dir=tests/golden/doc
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
export TERM=xterm-256color
unset NO_COLOR COLORTERM COLORFGBG
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
same() {
	if [ -n "$UPDATE" ]; then cp "$out/got" "$1"; fi
	if diff -u "$1" "$out/got" >"$out/diff"; then
		ok 0 "$1"
	else
		ok 1 "$1"
		sed 's/^/# /' "$out/diff" | cat -v
	fi
}

for file in "$dir"/*.md; do
	name=${file%.md}
	for width in 20 40 80; do
		"$LECTERN" render --width $width --color never "$file" \
			>"$out/got" 2>&1
		same "$name.$width"
	done
	"$LECTERN" render --width 80 --color always "$file" >"$out/got" 2>&1
	same "$name.80.color"
	# Without colour nothing but the escapes is missing.
	sed 's/\x1b\[[0-9;]*m//g' "$out/got" | diff - "$name.80" >/dev/null
	ok $? "$name: the same text with and without colour"
	LC_ALL=C "$LECTERN" render --width 60 "$file" |
		LC_ALL=C tr -d '\n -~' >"$out/strange"
	test ! -s "$out/strange"
	ok $? "$name: ASCII alone in the C locale"
	"$LECTERN" render --width 30 - <"$file" >"$out/stdin"
	"$LECTERN" render --width=30 --color=auto -- "$file" |
		cmp -s - "$out/stdin"
	ok $? "$name: the same from standard input"
done
echo "1..$n"
