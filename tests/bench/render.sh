#!/bin/sh
# lectern render beside `cmark -t html` and `lowdown -tterm`, where they are:
# 4 KB, 200 KB and 10 MB of our own lessons, and those without their tables.
pairs=${B:-build/release}/tests/tools/pairs
lectern=${LECTERN:-build/lectern}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cat lessons/*.md README.md >"$dir/all.md"
i=0
while [ $i -lt 400 ]; do
	cat "$dir/all.md"
	i=$((i + 1))
done >"$dir/many.md"
# So many bytes, and whole lines.
page() {
	awk -v most="$1" '{ n += length($0) + 1; if (n > most) exit; print }' \
		"$dir/many.md" >"$dir/$2.md"
}
page 4096 4K
page 204800 200K
page 10485760 10M
# Tables are read twice, so pages without them say more of the rest.
grep -v '^|' "$dir/10M.md" >"$dir/prose.md"

for page in 4K:51 200K:15 10M:5 prose:5; do
	name=${page%:*}
	for peer in "cmark -t html" "lowdown -tterm"; do
		if ! command -v "${peer%% *}" >/dev/null; then
			echo "$name: ${peer%% *} is not here"
			continue
		fi
		printf '%-5s / %-14s ' "$name" "$peer"
		# shellcheck disable=SC2086
		"$pairs" "${page#*:}" "$lectern" render --width 80 \
			"$dir/$name.md" -- $peer "$dir/$name.md"
	done
done
