#!/bin/sh
# From start to the first full screen, beside the smallest ncurses program
# and less, in one run: medians, and the median of the ratios.
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
export XDG_DATA_HOME="$tmp" LC_ALL=C.UTF-8 LECTERN_DATA="$PWD"
frame=$B/tests/tools/first_frame
lesson=lessons/04-managed-data-services.md
runs=${RUNS:-21}
echo "start to first screen, 24x80 (lectern, peer, ratio):"
printf '  home, beside the smallest program:   '
"$frame" "$runs" "$LECTERN" -- "$B/tests/tools/least"
printf '  lesson, beside the smallest program: '
"$frame" "$runs" "$LECTERN" "$lesson" -- "$B/tests/tools/least"
if command -v less >/dev/null; then
	printf '  lesson, beside less:                 '
	"$frame" "$runs" "$LECTERN" "$lesson" -- less "$lesson"
fi
