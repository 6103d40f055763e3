#!/bin/sh
# Runs every other script in this folder, each under its name.
cd "$(dirname "$0")/../.." || exit 1
status=0
for bench in tests/bench/*.sh; do
	[ "${bench##*/}" = run.sh ] && continue
	echo "== ${bench##*/}"
	"$bench" || status=1
done
exit $status
