#!/bin/sh
# Lessons with values of the learner's own code: each directory NAME as
# `lectern render` shows the lesson beside it, in NAME.want.  UPDATE=1 writes
# these anew: look at the difference.
: "${LECTERN:?is the program to test}"
here=tests/code
lesson=$here/course/lessons/01-own.md
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
unset LECTERN_DATA LECTERN_PROGRESS NO_COLOR
HOME=$PWD
export HOME
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		[ -z "$3" ] || sed 's/^/# /' "$3" | cat -v
	fi
}
# shows NAME ARGUMENT...: the lesson as in NAME.want
shows() {
	name=$1
	shift
	"$LECTERN" render --width 64 "$@" "$lesson" >"$tmp/got" 2>&1
	[ -z "$UPDATE" ] || cp "$tmp/got" "$here/$name.want"
	diff "$here/$name.want" "$tmp/got" >"$tmp/diff"
	ok $? "$name" "$tmp/diff"
	! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$tmp/got"
	ok $? "$name: no control byte" "$tmp/got"
}
shows course
shows infra --code $here/infra
shows closed --code $here/closed
shows gone --code $here/nowhere
shows lessons --code $here/course/lessons

# What other programs show of the lesson is what stands in the course's code.
"$LECTERN" check $here/course >"$tmp/got" 2>&1
ok $? 'the lesson says what the course says' "$tmp/got"
sed 's/allow_all`<!--/allow_some`<!--/; s/=storage /=storge /
	s/=policy/=/' "$lesson" >"$tmp/01-own.md"
mkdir -p "$tmp/c/lessons"
cp -R $here/course/lessons/code "$tmp/c/lessons"
cp "$tmp/01-own.md" "$tmp/c/lessons"
{
	printf '\n\n<!-- code: mysql -->\n\nx<!-- =sku -->\n\n'
	printf '<!-- code: redis -->\n\n## Y<!-- =sku -->\n\n( <!-- =sku -->)\n'
	printf 'a\n<!-- =sku -->\n'
} >>"$tmp/c/lessons/01-own.md"
"$LECTERN" check "$tmp/c" 2>/dev/null | sed "s|^$tmp/c/lessons/||" >"$tmp/got"
[ -z "$UPDATE" ] || cp "$tmp/got" $here/check.want
diff $here/check.want "$tmp/got" >"$tmp/diff"
ok $? 'every slip is named' "$tmp/diff"

# The panes as they are stored.
"$LECTERN" --course $here/course --progress "$tmp/s.db" --code $here/infra \
	--seed 1 --script $here/panes.keys >"$tmp/got" 2>&1
[ -z "$UPDATE" ] || cp "$tmp/got" $here/panes.want
diff $here/panes.want "$tmp/got" >"$tmp/diff"
ok $? 'the panes' "$tmp/diff"

# In the panes: the same values, found by search, and new when they change.
cp -R $here/infra "$tmp/infra"
cat >"$tmp/keys" <<'KEYS'
size 72x30
clock 2026-11-22T09:00:00Z
key enter
show
key h s
KEYS
"$LECTERN" --course $here/course --progress "$tmp/p.db" --code "$tmp/infra" \
	--script "$tmp/keys" >"$tmp/screen" 2>&1
grep -q 'Your widest rule, `partners`, admits 128 addresses' "$tmp/screen"
ok $? 'the panes show the values' "$tmp/screen"
grep -q 'database.tf:' "$tmp/screen"
ok $? 'and whose they are' "$tmp/screen"
printf 'size 72x20\nclock 2026-11-22T09:00:00Z\nkey /\ntype partners\nkey enter\nshow\n' \
	>"$tmp/keys"
"$LECTERN" --course $here/course --progress "$tmp/q.db" --code "$tmp/infra" \
	--script "$tmp/keys" >"$tmp/screen" 2>&1
grep -q 'partners, admits' "$tmp/screen"
ok $? 'search finds what is shown' "$tmp/screen"
"$LECTERN" render --width 64 --code $here/infra - <"$lesson" >"$tmp/got" 2>&1
grep -q 'rule, `partners`, admits' "$tmp/got"
ok $? 'from standard input too' "$tmp/got"
"$LECTERN" render --width 64 - <"$lesson" >"$tmp/got" 2>&1
grep -q 'rule, `allow_all`, admits' "$tmp/got"
ok $? 'and without any code the lesson is as it was written' "$tmp/got"
echo "1..$n"
