#!/bin/sh
# One durable answer beside a bare SQLite commit; the fold of a long log.
dir=$(mktemp -d "${TMPDIR:-/var/tmp}/lectern-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT
"${B:-build/release}/tests/tools/store_bench" "$dir"
