#!/bin/sh
# Runs `lectern check` over each tests/golden/check/<case>; <case>/want holds
# what it prints and its exit status.  UPDATE=1 rewrites it.
here=tests/golden/check
got=$(mktemp) || exit 1
trap 'rm -f "$got"' EXIT
n=0
for dir in "$here"/*/; do
	dir=${dir%/}
	n=$((n + 1))
	"$LECTERN" check "$dir" >"$got" 2>>"$got.err"
	echo "exit $?" >>"$got"
	cat "$got.err" >>"$got"
	rm -f "$got.err"
	[ -z "$UPDATE" ] || cp "$got" "$dir/want"
	if cmp -s "$got" "$dir/want"; then
		echo "ok $n - ${dir##*/}"
	else
		echo "not ok $n - ${dir##*/}"
		diff -a "$dir/want" "$got" | cat -v | sed 's/^/# /'
	fi
done
echo "1..$n"
