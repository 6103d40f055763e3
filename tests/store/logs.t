#!/bin/sh
# lectern merge, backup and export of what is remembered.
: "${LECTERN:?is the program to test}"
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
unset LECTERN_PROGRESS
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
cat >"$tmp/quiz.md" <<'END'
# Q

### One?
<!-- quiz: id=one -->

= 1

### Two?
<!-- quiz: id=two -->

s= =SUM(A1)|two
END
# Answers are kept where a learner gives them.
printf '1\n' | "$LECTERN" quiz "$tmp/quiz.md" --only one \
	--progress "$tmp/a.db" >/dev/null
printf '=SUM(A1)\n' | "$LECTERN" quiz "$tmp/quiz.md" --only two \
	--progress "$tmp/b.db" >/dev/null
log() {
	"$LECTERN" export --json --progress "$1" | grep '"kind":"answer"' | sort
}

"$LECTERN" backup "$tmp/copy.db" --progress "$tmp/a.db" >"$tmp/out"
[ $? = 0 ] && [ "$(log "$tmp/copy.db")" = "$(log "$tmp/a.db")" ]
ok $? "backup: the copy holds the same"
[ "$(ls "$tmp" | grep -c '^copy.db')" = 1 ]
ok $? "backup: one file"
"$LECTERN" backup "$tmp/copy.db" --progress "$tmp/b.db" >/dev/null 2>"$tmp/err"
[ $? = 2 ] && grep -q 'copy.db.*there already' "$tmp/err" &&
	[ "$(log "$tmp/copy.db")" = "$(log "$tmp/a.db")" ]
ok $? "backup: what is there stays"

"$LECTERN" merge "$tmp/b.db" --progress "$tmp/a.db" >"$tmp/out"
[ $? = 0 ] && grep -q 'b.db: 1 event, 1 of them new$' "$tmp/out"
ok $? "merge: says what came"
{ log "$tmp/copy.db"; log "$tmp/b.db"; } | sort >"$tmp/want"
log "$tmp/a.db" | diff - "$tmp/want" >/dev/null
ok $? "merge: the union"
"$LECTERN" merge "$tmp/b.db" "$tmp/copy.db" "$tmp/a.db" \
	--progress "$tmp/a.db" >"$tmp/out"
[ $? = 0 ] && [ "$(grep -c ', 0 of them new$' "$tmp/out")" = 3 ]
ok $? "merge: again is nothing new"
log "$tmp/a.db" | diff - "$tmp/want" >/dev/null
ok $? "merge: and changes nothing"
echo 'no log' >"$tmp/junk.db"
mkfifo "$tmp/fifo"
"$LECTERN" merge "$tmp/junk.db" "$tmp/none.db" "$tmp/fifo" "$tmp/a.db" \
	--progress "$tmp/b.db" >"$tmp/out" 2>"$tmp/err"
[ $? = 1 ] && [ "$(wc -l <"$tmp/err")" = 3 ] && grep -q 'a.db: 2 events, 1 of them new$' "$tmp/out"
ok $? "merge: refuses one by one, and takes the rest"
sed 's/^/# /' "$tmp/err"

"$LECTERN" export --csv --progress "$tmp/a.db" >"$tmp/csv"
[ $? = 0 ] && head -1 "$tmp/csv" | grep -q '^id,at,kind,module,item,'
ok $? "csv: begins with its names"
grep -q "\"'=SUM(A1)\"" "$tmp/csv"
ok $? "csv: a formula stays a text"
"$LECTERN" export --json --progress "$tmp/a.db" | grep -q '"answer":"=SUM(A1)"'
ok $? "json: as it was"
"$LECTERN" export --progress "$tmp/a.db" >/dev/null 2>"$tmp/err"
[ $? = 2 ] && grep -q -e '--csv or --json' "$tmp/err"
ok $? "export: says what is missing"
"$LECTERN" export --json --progress "$tmp/nowhere.db" >"$tmp/out" 2>"$tmp/err"
[ $? = 2 ] && [ ! -e "$tmp/nowhere.db" ]
ok $? "export: makes no file"
echo "1..$n"
