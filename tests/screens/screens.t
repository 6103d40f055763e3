#!/bin/sh
# Plays each NAME.keys through the whole program, without a terminal, and
# holds the screens against NAME.screen.  UPDATE=1 writes them anew.
# Files of one NAME-1.keys, NAME-2.keys … row share the learner's file, as
# days do.  A folder called as a NAME begins, up to its hyphen, is their course.
here=tests/screens
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
n=0
for keys in "$here"/*.keys; do
	name=$(basename "$keys" .keys)
	n=$((n + 1))
	course=course
	[ -d "$here/${name%%-*}" ] && course=${name%%-*}
	TZ=UTC HOME=$tmp LC_ALL=${LC_ALL:-C.UTF-8} "$LECTERN" --course "$here/$course" \
		--progress "$tmp/${name%-[0-9]*}.db" --script "$keys" \
		>"$tmp/screen" 2>"$tmp/errors" </dev/null
	status=$?
	[ -s "$tmp/errors" ] && cat "$tmp/errors" >>"$tmp/screen"
	[ "$status" = 0 ] || echo "-- exit $status" >>"$tmp/screen"
	[ -n "$UPDATE" ] && cp "$tmp/screen" "$here/$name.screen"
	if cmp -s "$tmp/screen" "$here/$name.screen"; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		diff "$here/$name.screen" "$tmp/screen" | sed 's/^/# /'
	fi
done
echo "1..$n"
