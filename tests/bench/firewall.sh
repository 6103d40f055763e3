#!/bin/sh
# A million ranges from text to their merged set, beside iprange in one run:
# processor time of each (the least of several runs) and the ratio; and one
# answer of a learner, from start to verdict.
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
runs=${RUNS:-5}
awk 'function ip(n) {
	return int(n / 16777216) "." int(n / 65536) % 256 "." \
		int(n / 256) % 256 "." n % 256
}
BEGIN {
	srand(1)
	for (i = 0; i < 1000000; i++) {
		n = int(rand() * 65536) * 65536 + int(rand() * 65472)
		print ip(n) "-" ip(n + int(rand() * 64))
	}
}' >"$tmp/list"

# least NAME COMMAND...: user and system seconds of the best run
least() {
	name=$1
	shift
	for i in $(seq "$runs"); do
		sh -c '"$@" 2>/dev/null; times' sh "$@" >"$tmp/$name"
		tail -1 "$tmp/$name" | tr 'ms' '  ' | awk '{
			print 60 * $1 + $2 + 60 * $3 + $4 }'
		sed -i '$d' "$tmp/$name" && sed -i '$d' "$tmp/$name"
	done | sort -n | head -1
}

ours=$(least ours "$LECTERN" firewall --ranges "$tmp/list")
printf 'a million ranges, merged and printed: %s s\n' "$ours"
if command -v iprange >/dev/null; then
	theirs=$(least theirs iprange "$tmp/list" --print-ranges)
	echo "$ours $theirs" | awk '{
		printf "  iprange: %s s, %.1f times as long\n", $2, $2 / $1 }'
	cmp -s "$tmp/ours" "$tmp/theirs" && echo '  the same output' ||
		echo '  OTHER OUTPUT'
	set -- "$LECTERN" firewall --admits 192.0.2.1 "$tmp/list"
	ours=$(least one "$@")
	theirs=$(least two iprange "$tmp/list" -C)
	echo "$ours $theirs" | awk '{
		printf "merged only: %s s; iprange: %s s, %.1f times as long\n",
			$1, $2, $2 / $1 }'
fi
