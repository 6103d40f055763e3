#!/bin/sh
# Ranges from text to their merged set, beside iprange in one run: processor
# time of each (the least of several runs, taken in turn) and the ratio.
# RANGES="100000 1000000 10000000" measures other sizes.
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
runs=${RUNS:-7}

# make_list N: so many short ranges anywhere
make_list() {
	awk -v n="$1" 'function ip(n) {
		return int(n / 16777216) "." int(n / 65536) % 256 "." \
			int(n / 256) % 256 "." n % 256
	}
	BEGIN {
		srand(1)
		while (n-- > 0) {
			at = int(rand() * 65536) * 65536 + int(rand() * 65472)
			print ip(at) "-" ip(at + int(rand() * 64))
		}
	}' >"$tmp/list"
}

# once NAME COMMAND...: user and system seconds of one run, which for small
# lists is the mean of ten (the clock counts in hundredths); what it prints is
# in NAME
once() {
	name=$1
	shift
	sh -c 'for i in $ROUNDS; do "$@" 2>/dev/null >"$0"; done; times' \
		"$tmp/$name" "$@" | tail -1 | tr 'ms' '  ' |
		awk -v rounds="$ROUNDS" '{
			print (60 * $1 + $2 + 60 * $3 + $4) / split(rounds, x) }'
}

# beside NAME OURS -- THEIRS: both in turn, and how many times as long
beside() {
	what=$1
	shift
	for i in $(seq "$runs"); do
		eval "a=\$(once ours $1); b=\$(once theirs $2)"
		echo "$a $b"
	done | awk -v what="$what" '
		NR == 1 || $1 < a { a = $1 }
		NR == 1 || $2 < b { b = $2 }
		END { printf "  %-7s %.4f s", what, a
			if (b) printf "; iprange %.4f s: %.1f times as long", \
				b, b / a
			print "" }'
}

peer=false
command -v iprange >/dev/null && peer=true
for n in ${RANGES:-100000 1000000}; do
	make_list "$n"
	ROUNDS=1
	[ "$n" -lt 500000 ] && ROUNDS='1 2 3 4 5 6 7 8 9 10'
	export ROUNDS
	echo "$n ranges"
	if ! $peer; then
		once ours "$LECTERN" firewall --ranges "$tmp/list"
		continue
	fi
	beside merged '"$LECTERN" firewall --admits 192.0.2.1 "$tmp/list"' \
		'iprange "$tmp/list" -C'
	beside printed '"$LECTERN" firewall --ranges "$tmp/list"' \
		'iprange "$tmp/list" --print-ranges'
	cmp -s "$tmp/ours" "$tmp/theirs" && echo '  the same output' ||
		echo '  OTHER OUTPUT'
done
