#!/bin/sh
# lectern render as a command: what it takes, says and leaves behind.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unset NO_COLOR COLUMNS
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
# Runs render with the arguments after the wanted status.
gives() {
	want=$1
	shift
	"$LECTERN" render "$@" >"$dir/out" 2>"$dir/err" </dev/null
	got=$?
	[ $got = "$want" ]
	ok $? "exit $want: render $*"
	[ $got = "$want" ] || sed 's/^/# /' "$dir/err"
}
says() {
	grep -q -- "$1" "$dir/err"
	ok $? "says $1"
}
# The cells of the widest line of prose, which has no wide glyphs here.
widest() {
	awk '{ if (length($0) > w) w = length($0) } END { print w + 0 }'
}

gives 2
gives 2 --width 0 README.md
gives 2 --width wide README.md
gives 2 --width 10001 README.md
gives 2 --width
gives 2 --color blue README.md
gives 2 --theme blue README.md
gives 2 --unknown README.md
gives 2 README.md README.md
test ! -s "$dir/out"
ok $? "nothing on standard output"

gives 1 "$dir/none.md"
says "none.md"
gives 1 "$dir"
says "not a regular file"
mkfifo "$dir/fifo.md"
gives 1 "$dir/fifo.md"
says "not a regular file"
strange=$(printf '%s/a\033[31mb.md' "$dir")
gives 1 "$strange"
says '\^\[\[31m'
! grep -q "$(printf '\033')" "$dir/err"
ok $? "no escape in a message"

: >"$dir/empty.md"
gives 0 "$dir/empty.md"
test ! -s "$dir/out"
ok $? "nothing of nothing"
gives 0 -
printf 'no line end' >"$dir/a.md"
gives 0 "$dir/a.md"
[ "$(cat "$dir/out")" = "no line end" ]
ok $? "a last line without an end"
cp "$dir/a.md" "$dir/--width.md"
(cd "$dir" && "$LECTERN" render -- --width.md) >/dev/null 2>&1
ok $? "a name after --"

yes 'word and' | head -400 >"$dir/long.md"
[ "$("$LECTERN" render "$dir/long.md" | widest)" -le 80 ]
ok $? "80 cells in a pipe"
[ "$(COLUMNS=50 "$LECTERN" render "$dir/long.md" | widest)" -le 50 ]
ok $? "COLUMNS"
[ "$(COLUMNS=200 "$LECTERN" render "$dir/long.md" | widest)" -le 80 ]
ok $? "at most a comfortable measure"
[ "$(COLUMNS=50 "$LECTERN" render --width 120 "$dir/long.md" | widest)" -gt 80 ]
ok $? "as wide as asked"

printf 'a = 1\nb = "two"\n' >"$dir/x.tf"
gives 0 "$dir/x.tf"
printf '1  a = 1\n2  b = "two"\n' | cmp -s - "$dir/out"
ok $? "a program is numbered"
printf '\t\tx\n' >"$dir/tabs.tf"
[ "$("$LECTERN" render --width 1 "$dir/tabs.tf" | wc -l)" = 3 ]
ok $? "in one column a tab is a row, not eight"
printf '\t\tx\n' >"$dir/tabs.tf"
[ "$("$LECTERN" render --width 1 "$dir/tabs.tf" | wc -l)" = 3 ]
ok $? "in one column a tab is a row, not eight"
printf '# sql\n' >"$dir/sql"
gives 0 "$dir/sql"
grep -q '═══' "$dir/out"
ok $? "a name is no ending"

escape=$(printf '\033')
gives 0 --color always README.md
grep -q "$escape" "$dir/out"
ok $? "colour when asked for"
! grep -q "$escape]8" "$dir/out"
ok $? "no OSC 8 in a pipe"
NO_COLOR=1 "$LECTERN" render --color always README.md | grep -q "$escape"
ok $? "--color always is stronger than NO_COLOR"
gives 0 README.md
! grep -q "$escape" "$dir/out"
ok $? "no colour in a pipe"
! grep -q ' $' "$dir/out"
ok $? "no blanks at the ends of lines"
"$LECTERN" render --color always --theme light README.md >"$dir/light"
"$LECTERN" render --color always --theme dark README.md >"$dir/dark"
! cmp -s "$dir/light" "$dir/dark"
ok $? "two themes"

# Far more than a pipe holds, to a reader that goes at once.
for i in 1 2 3 4 5 6; do cat "$dir/long.md" "$dir/long.md"; done >"$dir/6.md"
for i in 1 2 3 4 5 6; do cat "$dir/6.md" "$dir/6.md"; done >"$dir/big.md"
{ "$LECTERN" render "$dir/big.md" 2>"$dir/err"; echo $? >"$dir/status"; } |
	head -1 >/dev/null
[ "$(cat "$dir/status")" = 1 ] && [ ! -s "$dir/err" ]
ok $? "a reader that goes away: exit 1, without a word"
if [ -c /dev/full ]; then
	"$LECTERN" render "$dir/a.md" >/dev/full 2>"$dir/err"
	[ $? = 1 ]
	ok $? "a full disk: exit 1"
	says "standard output"
	"$LECTERN" render "$dir/big.md" >/dev/full 2>"$dir/err"
	[ $? = 1 ]
	ok $? "a full disk: exit 1, with more to write"
fi
"$LECTERN" render "$dir/a.md" >&- 2>"$dir/err"
[ $? = 1 ]
ok $? "no standard output: exit 1"

page=../shared/module-4-source.md
if [ -r $page ]; then
	gives 0 $page
	grep -q 'Why "Flexible Server"?' "$dir/out" &&
		grep -q '• Critical lines in `postgres.tf`:' "$dir/out" &&
		grep -q 'â€”meaning' "$dir/out"
	ok $? "the source page is readable"
else
	n=$((n + 1))
	echo "ok $n - # SKIP ../shared is not here"
fi
echo "1..$n"
