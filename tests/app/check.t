#!/bin/sh
# `lectern check`: its options and exit status, and hostile paths.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0
unset LECTERN_DATA

# is NAME WANTED GOT
is() {
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf 'want: %s\ngot:  %s\n' "$2" "$3" | cat -v | sed 's/^/# /'
	fi
}

# has NAME TEXT IN
has() {
	case $3 in
	*"$2"*) is "$1" yes yes ;;
	*) is "$1" "… $2 …" "$3" ;;
	esac
}

cd "$dir" || exit 1
mkdir -p good/lessons/code good/quizzes bad/lessons warn/lessons other
printf '# Good\n' >good/lessons/01-good.md
printf '# Bad\n\n[x](gone.md)\n' >bad/lessons/01-bad.md
printf '# Warns\n\n```\n\ttab\n```\n' >warn/lessons/01-warn.md

"$LECTERN" check good >out 2>err
is 'clean: status' 0 $?
is 'clean: nothing on stdout' '' "$(cat out)"
is 'clean: summary' '1 file looked at: 0 errors, 0 warnings' "$(cat err)"
"$LECTERN" check bad >out 2>err
is 'errors: status' 1 $?
is 'errors: each on a line' \
	'bad/lessons/01-bad.md:3:1: error: dead link "gone.md": there is no bad/lessons/gone.md' \
	"$(cat out)"
"$LECTERN" check warn >out 2>err
is 'warnings: status' 0 $?
has 'warnings: told' ':4:1: warning: ' "$(cat out)"
"$LECTERN" check --strict warn >out 2>err
is 'warnings, strict: status' 1 $?
has 'warnings, strict: told alike' ':4:1: warning: ' "$(cat out)"
"$LECTERN" check --strict good >out 2>err
is 'clean, strict: status' 0 $?
"$LECTERN" check warn bad good >out 2>err
is 'several: status' 1 $?
is 'several: sorted by path' 'bad warn' \
	"$(cut -d/ -f1 out | tr '\n' ' ' | sed 's/ $//')"
"$LECTERN" check bad bad/lessons ./bad/lessons/01-bad.md bad >out 2>err
has 'named twice: looked at once' '1 error,' "$(cat err)"

for option in --no-such -x; do
	"$LECTERN" check $option good >out 2>err
	is "$option: status" 2 $?
	has "$option: told" "no such option: $option" "$(cat err)"
done
"$LECTERN" check --help >out 2>err
is 'help: status' 0 $?
has 'help: its options' '--strict' "$(cat out)"
"$LECTERN" check nowhere >out 2>err
is 'no such path: status' 2 $?
has 'no such path: told' 'nowhere: error: no such file' "$(cat err)"
"$LECTERN" check nowhere bad >out 2>err
is 'no such path among others: status' 2 $?
has 'no such path among others: the others are looked at' 'gone.md' "$(cat out)"
LECTERN_DATA="$dir/other" "$LECTERN" check >out 2>err
is 'no course where LECTERN_DATA says: status' 2 $?
(cd bad && "$LECTERN" check) >out 2>err
is 'the course here: status' 1 $?
has 'the course here: paths' 'lessons/01-bad.md:3:1: ' "$(head -n 1 out)"
LECTERN_DATA="$dir/bad" "$LECTERN" check >out 2>err
is 'LECTERN_DATA: status' 1 $?
has 'LECTERN_DATA: paths from here' 'bad/lessons/01-bad.md:3:1: ' "$(cat out)"
is 'LECTERN_DATA: no absolute path' '' "$(grep '^/' out)"
"$LECTERN" check --course bad >out 2>err
is '--course: status' 1 $?
printf -- '# Dash\n\n[x](gone.md)\n' >other/-dash.md
(cd other && "$LECTERN" check -- -dash.md) >out 2>err
is 'after --: a file' 1 $?

# What is no file to read.
for path in /dev/zero /dev/null; do
	timeout 10 "$LECTERN" check $path >out 2>err
	is "$path: status" 2 $?
done
mkfifo fifo.md good/lessons/02-fifo.md
timeout 10 "$LECTERN" check fifo.md >out 2>err
is 'a FIFO: status' 2 $?
ln -s /dev/zero good/lessons/03-zero.md
ln -s ../../bad/lessons/01-bad.md good/lessons/04-outside.md
ln -s ../../bad good/lessons/away
mkdir -p good2 && printf '# Beside\n' >good2/beside.md
ln -s ../../good2/beside.md good/lessons/08-beside.md
ln -s . good/lessons/loop
ln -s 05-loop.md good/lessons/05-loop.md
mkdir good/lessons/06-dir.md
printf '# Links\n\n[a](04-outside.md) [b](02-fifo.md) [c](06-dir.md) [d](away/lessons/01-bad.md)\n' \
	>good/lessons/07-links.md
timeout 10 "$LECTERN" check good >out 2>err
is 'hostile files in a course: status' 1 $?
has 'a FIFO in a course' '02-fifo.md: error: not a regular file' "$(cat out)"
has 'a device in a course' '03-zero.md: error: leads out of the course' "$(cat out)"
has 'a file outside' '04-outside.md: error: leads out of the course' "$(cat out)"
has 'a file in a directory of a like name' '08-beside.md: error: leads out of the course' "$(cat out)"
has 'a link that loops' '05-loop.md: error: ' "$(cat out)"
has 'a link to outside' '07-links.md:3:1: error: dead link "04-outside.md": 04-outside.md leads out' "$(cat out)"
has 'a link to a FIFO' '3:20: error: dead link "02-fifo.md": 02-fifo.md is not a regular file' "$(cat out)"
has 'a link to a directory' 'dead link "06-dir.md": 06-dir.md is a directory' "$(cat out)"
has 'a link through a directory' 'dead link "away/lessons/01-bad.md": 01-bad.md leads out' "$(cat out)"
is 'linked directories are not walked' '' "$(grep -e '/away/lessons/01-bad.md:' -e /loop/ out)"

# Nothing that a file says reaches the terminal raw.
name=$(printf 'e\033[31m\r.md')
printf '# Name\n\n[x](\033[31m) \302\233\n' >"other/$name"
"$LECTERN" check other >out 2>err
is 'no control bytes' '' "$(tr -d '\n' <out | tr -dc '\000-\037\177')"
has 'a file name is shown' 'e^[[31m^M.md:3:' "$(cat out)"
LC_ALL=C "$LECTERN" check other >out 2>err
is 'LC_ALL=C: ASCII' '' "$(tr -d '\n\040-\176' <out)"
echo "1..$n"
