#!/bin/sh
# A disk that is really full: 512 KB of it, in a mount that nobody else sees.
writer=$PWD/$B/tests/tools/store_writer
if [ -z "$LECTERN_FULL" ]; then
	if [ "$(uname -s)" != Linux ] || [ "$(id -u)" != 0 ] ||
		! unshare -m true 2>/dev/null; then
		echo "1..0 # SKIP a small disk can be mounted by root on Linux only"
		exit 0
	fi
	dir=$(mktemp -d)
	trap 'rm -rf "$dir"' EXIT
	mkdir "$dir/disk"
	LECTERN_FULL=$dir unshare -m "$0"
	exit
fi

dir=$LECTERN_FULL
file=$dir/disk/progress.db
mount -t tmpfs -o size=512k none "$dir/disk" || {
	echo "1..0 # SKIP tmpfs cannot be mounted here"
	exit 0
}
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

for free in 64 8 0; do
	# SQLite's files are there before the disk fills.
	rm -f "$dir"/disk/* "$dir/said" "$dir/go"
	"$writer" add "$file" old 20 >"$dir/old"
	mkfifo "$dir/go"
	dd if=/dev/zero of="$dir/disk/fill" bs=1k \
		count=$((512 - 12 - 36 - 40 - free)) 2>/dev/null
	"$writer" retry "$file" new <"$dir/go" >"$dir/said" 2>"$dir/error" &
	exec 3>"$dir/go"
	tries=0
	until grep -qs "not saved" "$dir/said" || [ $tries = 3000 ]; do
		tries=$((tries + 1))
	done
	echo again >&3
	until [ "$(grep -c 'not saved' "$dir/said")" -ge 2 ] ||
		[ $tries = 6000 ]; do
		tries=$((tries + 1))
	done
	rm "$dir/disk/fill"
	echo again >&3
	exec 3>&-
	wait $!
	ok $? "with $free KB free: saved once there is room"
	[ "$(grep -c 'not saved' "$dir/said")" = 2 ]
	ok $? "and said so, twice, before"
	cat "$dir/old" "$dir/said" | sed -n 's/^saved //p' >"$dir/want"
	"$writer" list "$file" >"$dir/got"
	cmp -s "$dir/want" "$dir/got"
	ok $? "nothing that was saved is lost"
done

# Full from the start.
rm -f "$dir"/disk/*
dd if=/dev/zero of="$dir/disk/fill" bs=4k 2>/dev/null
"$writer" add "$file" a 1 >"$dir/said" 2>"$dir/error"
[ $? = 1 ] && grep -q 'disk is full\|No space left' "$dir/error"
ok $? "no file is made on a full disk, and it is said"
[ "$(ls "$dir/disk")" = fill ]
ok $? "nothing is left there"
rm "$dir/disk/fill"
"$writer" add "$file" a 1 >/dev/null
cp "$file" "$dir/before"
dd if=/dev/zero of="$dir/disk/fill" bs=4k 2>/dev/null
"$writer" add "$file" b 1 >"$dir/said" 2>"$dir/error"
[ $? = 1 ] && grep -q 'read-only' "$dir/said" &&
	grep -q 'disk is full' "$dir/error"
ok $? "a full disk's file is opened, not written, and it is said"
[ "$("$writer" list "$file")" = a-0 ]
ok $? "and can be read"
rm "$dir/disk/fill"
cmp -s "$file" "$dir/before"
ok $? "and is as it was"
echo "1..$n"
