#!/bin/sh
# Files and directories that cannot be written: read, not changed, and said.
dir=$(mktemp -d)
trap 'chmod -R u+w "$dir"; rm -rf "$dir"' EXIT
as=
if [ "$(id -u)" = 0 ]; then
	as='setpriv --reuid=65534 --regid=65534 --clear-groups'
	$as true 2>/dev/null || {
		echo "1..0 # SKIP root can write everything, and setpriv is not here"
		exit 0
	}
fi
cp "$B/tests/tools/store_writer" "$dir/writer"
chmod 755 "$dir" "$dir/writer"
mkdir "$dir/place"
[ -z "$as" ] || chown 65534:65534 "$dir/place"
place=$dir/place
file=$place/progress.db
writer="$as $dir/writer"
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

# Tries to write; the file must be said to be read-only and stay as it is.
refused() {
	before=$(cksum <"$file")
	$writer add "$file" new 1 >"$dir/said" 2>"$dir/error"
	[ $? = 1 ] && [ "$(cat "$dir/said")" = read-only ]
	ok $? "$1: opened to read"
	grep -q 'cannot be written.*--progress' "$dir/error"
	ok $? "$1: the message says what to do"
	[ "$($writer list "$file" 2>&1 | tr '\n' ' ')" = "old-0 old-1 " ]
	ok $? "$1: what was saved is read"
	[ "$(cksum <"$file")" = "$before" ] && [ "$(ls "$place")" = progress.db ]
	ok $? "$1: nothing is changed or left"
}

$writer add "$file" old 2 >/dev/null
chmod 400 "$file"
refused "a read-only file"
chmod 600 "$file"
chmod 500 "$place"
refused "a read-only directory"
chmod 400 "$file"
refused "both"
chmod 600 "$file"
chmod 700 "$place"
[ "$($writer add "$file" more 1)" = "saved more-0" ]
ok $? "writable again"

chmod 000 "$file"
before=$(ls -l "$file")
$writer add "$file" new 1 2>"$dir/error"
[ $? = 1 ] && grep -q 'Permission denied.*--progress' "$dir/error"
ok $? "a file that cannot be read is not opened"
$writer list "$file" 2>"$dir/error"
[ $? = 1 ] && grep -q 'Permission denied' "$dir/error"
ok $? "not even to read"
[ "$(ls -l "$file")" = "$before" ]
ok $? "and is as it was"

chmod 500 "$place"
$writer add "$place/other.db" new 1 2>"$dir/error"
[ $? = 1 ] && grep -q 'cannot be made: Permission denied.*--progress' "$dir/error"
ok $? "no file is made in a read-only directory"
$writer add "$place/deep/other.db" new 1 2>"$dir/error"
[ $? = 1 ] && grep -q 'Permission denied.*--progress' "$dir/error"
ok $? "nor a directory"
[ "$(ls "$place")" = progress.db ]
ok $? "and nothing is left there"
echo "1..$n"
