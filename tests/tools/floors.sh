#!/bin/sh
# Holds every #include in src against src/FLOORS (which room may see which)
# and src/ROOMS (which file may see a foreign header).
# usage: floors.sh [DIR]      exit 1 and file:line for each breach.
cd "${1:-.}" || exit 2
find src -name '*.[ch]' | sort | xargs awk '
BEGIN {
	while ((getline line < "src/FLOORS") > 0) {
		if (line ~ /^#/ || line == "") continue
		n = split(line, w, /[: ]+/)
		room[w[1]] = 1
		for (i = 2; i <= n; i++) if (w[i] != "") {
			if (!(w[i] in room)) {
				print "src/FLOORS: " w[1] " names " w[i] " above it"
				bad = 1
			}
			may[w[1], w[i]] = 1
		}
	}
	while ((getline line < "src/ROOMS") > 0) {
		if (line ~ /^#/ || line == "") continue
		n = split(line, w, / +/)
		kept[w[1]] = 1
		for (i = 2; i <= n; i++) home[w[1], w[i]] = 1
	}
}
function say(what) { print FILENAME ":" FNR ": " what; bad = 1 }
/^[ \t]*#[ \t]*include/ {
	split(FILENAME, path, "/")
	here = path[2]
	if (!(here in room)) say("room " here " is not in src/FLOORS")
	name = $0
	gsub(/^[^"<]*["<]|[">].*$/, "", name)
	if ($0 ~ /</) {
		if ((name in kept) && !((name, FILENAME) in home))
			say("<" name "> belongs elsewhere (src/ROOMS)")
	} else if (split(name, part, "/") != 2)
		say("write \"room/file.h\": " name)
	else if (part[1] != here && !((here, part[1]) in may))
		say(here " may not see " part[1])
}
END { exit bad }'
