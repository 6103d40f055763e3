#!/bin/sh
# Hostile answers of 5 MB, and of 20,000 brackets, beside one that is right:
# the milliseconds until each is judged, the program's start included.
cd "$(dirname "$0")/../.." || exit 1
: "${LECTERN:=build/lectern}"
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
printf '# Q\n\n### F\n<!-- quiz: id=f type=firewall -->\n\n' >"$tmp/quiz.md"
printf 'exactly: 203.0.113.0/24\nright: 203.0.113.0/24\n' >>"$tmp/quiz.md"
printf '203.0.113.0/24' >"$tmp/right"
head -c 5000000 /dev/zero | tr '\0' 'y' >"$tmp/long"
head -c 20000 /dev/zero | tr '\0' '[' >"$tmp/brackets"
head -c 60000 /dev/zero | tr '\0' '\377' >"$tmp/bytes"
for answer in right long brackets bytes; do
	echo "f: @$answer" >"$tmp/answers"
	least=
	for i in 1 2 3 4 5; do
		from=$(date +%s%N)
		"$LECTERN" quiz "$tmp/quiz.md" --answers "$tmp/answers" \
			--json >/dev/null 2>&1
		took=$((($(date +%s%N) - from) / 100000))
		[ -z "$least" ] || [ $took -lt $least ] && least=$took
	done
	echo "$answer: $((least / 10)).$((least % 10)) ms"
done
