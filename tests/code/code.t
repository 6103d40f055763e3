#!/bin/sh
# The learner's own code beside the lessons: which file a link opens, what is
# kept, and that nothing there is written.
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
n=0
: "${LECTERN:?is the program to test}"
unset LECTERN_DATA LECTERN_PROGRESS NO_COLOR
HOME=$work
export HOME

ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		[ -z "$3" ] || head -30 "$3" | sed 's/^/# /'
	fi
}
# has NAME TEXT: the last screens hold this text
has() {
	grep -qF -e "$2" "$work/screen"
	ok $? "$1" "$work/screen"
}
hasnt() {
	! grep -qF -e "$2" "$work/screen"
	ok $? "$1" "$work/screen"
}
# play PROGRESS KEYS ARGUMENT...: screens of the keys, a key name each
play() {
	db=$1 keys=$2
	shift 2
	{
		echo 'size 80x24'
		echo 'clock 2026-11-22T09:00:00Z'
		[ -z "$keys" ] || echo "key $keys"
		echo show
	} >"$work/keys"
	"$LECTERN" --course . --progress "$work/$db.db" \
		--script "$work/keys" "$@" >"$work/screen" 2>&1
	ok $? "lectern $*: status" "$work/screen"
}
# What a directory is, to the last byte and nanosecond.
state() {
	find "$1" -printf '%p %y %m %s %T@ %l\n' 2>/dev/null | sort
	find "$1" -type f -exec cat {} + 2>/dev/null | cksum
}

cp -R tests/code/infra "$work/infra"
state "$work/infra" >"$work/before"

# The setting
play a '' --code "$work/infra"
has 'home says where the code is, and what is there' \
	'Your code: ~/infra (postgres)'
play a ''
has 'the next day it is still known' 'Your code: ~/infra (postgres)'
play a '' --code none
hasnt 'none forgets it' 'Your code'
play a ''
hasnt 'for good' 'Your code'
(cd "$work" && "$LECTERN" --course "$OLDPWD" --progress b.db --code infra \
	--script keys >screen 2>&1)
play b ''
has 'a relative path is kept as an absolute one' 'Your code: ~/infra'
play b '' --code ''
hasnt 'an empty one forgets it too' 'Your code'

# Links
play c 'j j enter tab enter' --code "$work/infra"
has 'postgres.tf opens the file with the server' 'database.tf'
has 'and says whose it is' 'Your code, ~/infra'
play c2 'j j enter tab tab enter' --code "$work/infra"
has 'without a cache the course stands in' \
	"The course's own: your code has no azurerm_redis_cache"
{
	echo '# A'
	echo
	echo '[a](code/postgres.tf#sku_name) [b](code/postgres.tf#allow_all)'
	echo '[c](file:///Users/x/postgres.tf#storage_mb) [d](code/redis.tf#L9999)'
	echo '[e](code/postgres.tf#maintenance_window) [f](../mine/secret.txt)'
	echo '[g](code/postgres.tf#azurerm_postgresql_flexible_server.main)'
} >"$work/01-a.md"
mkdir -p "$work/course/lessons"
cp "$work/01-a.md" "$work/course/lessons"
cp -R lessons/code "$work/course/lessons"
# follow LINK: opens the course's n-th link beside the learner's code
follow() {
	tabs=$1
	keys=enter
	while [ "$tabs" -gt 0 ]; do
		keys="$keys tab"
		tabs=$((tabs - 1))
	done
	{
		echo 'size 80x24'
		echo 'clock 2026-11-22T09:00:00Z'
		echo "key $keys enter"
		echo 'show styles'
	} >"$work/keys"
	"$LECTERN" --course "$work/course" --progress "$work/d.db" \
		--code "${2-$work/infra}" --script "$work/keys" \
		>"$work/screen" 2>&1
	rm -f "$work"/d.db*
}
follow 1
has 'an attribute is found wherever it stands' 'GP_Standard_D2s_v3'
has 'in the file that has it' 'database.tf'
follow 2
has 'a rule that is not there: another, and it is said' \
	'Your code, ~/infra; it has no allow_all, this is partners'
follow 3
has 'a file: address means the same' 'storage_mb          = 65536'
follow 4
has 'a line that is not there is not the last one' \
	'redis.tf has no line 9999: it ends at line'
follow 5
has 'an attribute that is not set' 'does not set maintenance_window'
follow 6
has 'nothing else of the directory is within reach' 'there is no '
follow 7
has 'an address of Terraform' 'database.tf'

# Directories that are not as they should be
play e '' --code "$work/nowhere"
has 'a directory that is gone is said' 'no such directory'
play f '' --code "$work/infra"
mv "$work/infra" "$work/away"
play f ''
has 'one that has gone since then too' 'no such directory'
play f 'j j enter'
has 'and the lesson opens as ever' 'Managed data services'
mv "$work/away" "$work/infra"
play f h
has 'it comes back by itself' 'Your code: ~/infra (postgres)'

odd=$work/odd
mkdir "$odd"
cp tests/code/infra/database.tf "$odd/zz.tf"
play g '' --code "$odd"
has 'whatever the file is called' '(postgres)'
printf 'resource "a" {\n  = 1\n}\n' >"$odd/bad.tf"
play g ''
has 'a file that is not HCL is named' 'bad.tf:2:'
has 'the others are read' '(postgres)'
rm "$odd/bad.tf"
printf 'a = 1\0b' >"$odd/bad.tf"
play g ''
has 'a binary file' 'bad.tf: holds a NUL byte'
rm "$odd/bad.tf"
mkfifo "$odd/bad.tf"
play g ''
has 'a FIFO is not waited for' 'bad.tf: is not a regular file'
rm "$odd/bad.tf"
ln -s ../infra/rules.tf "$odd/bad.tf"
play g ''
has 'a link out of the directory' 'bad.tf: leads out of the directory'
rm "$odd/bad.tf"
truncate -s 20000000 "$odd/bad.tf"
play g ''
has 'a huge file' 'bad.tf: 20000000 bytes long'
rm "$odd/bad.tf"
printf 'a = 1\n' >"$odd/$(printf 'x\033[31m.tf')"
printf '= 1\n' >"$odd/$(printf 'a\033[31m.tf')"
play g ''
! LC_ALL=C grep -q "$(printf '\033')" "$work/screen"
ok $? 'no control byte of a name reaches the screen' "$work/screen"
if [ "$(id -u)" != 0 ]; then
	chmod 0 "$odd"
	play g ''
	has 'a directory that may not be listed' 'Permission denied'
	chmod 700 "$odd"
else
	echo "ok $((n += 1)) - a directory that may not be listed # SKIP for root"
fi

rm -f "$odd"/*
nl=$(printf 'a\nb')
cp tests/code/infra/database.tf "$odd/$nl.tf"
cat >"$odd/fw.tf" <<'TF'
resource "azurerm_postgresql_flexible_server_firewall_rule" "wrong" {
  server_id        = azurerm_postgresql_flexible_server.main.id
  start_ip_address = "203.0.113.9"
  end_ip_address   = "203.0.113.1"
}
TF
"$LECTERN" render --width 78 --code "$odd" tests/code/course/lessons/01-own.md \
	>"$work/screen" 2>&1
has 'a name with a line end in it stays on its line' 'odd/a?b.tf'
has 'a rule that cannot be right is left out, and named' \
	'wrong.end_ip_address: the'

state "$work/infra" >"$work/after"
cmp -s "$work/before" "$work/after"
ok $? 'nothing was written, made or touched' "$work/after"
echo "1..$n"
