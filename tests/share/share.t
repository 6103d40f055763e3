#!/bin/sh
# lectern export and import: what each format writes and what it says is lost.
: "${LECTERN:?is the program to test}"
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
quiz=quizzes/04-managed-data-services.md
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

for format in anki gift html md; do
	"$LECTERN" export $format $quiz >"$tmp/$format" 2>"$tmp/$format.lost"
	ok $? "$format is written"
	"$LECTERN" export $format $quiz 2>/dev/null | cmp -s - "$tmp/$format"
	ok $? "$format: the same each time"
	LC_ALL=C "$LECTERN" export $format $quiz 2>/dev/null |
		cmp -s - "$tmp/$format"
	ok $? "$format: the same in every locale"
	LC_ALL=C tr -d '\n\t\040-\176\200-\377' <"$tmp/$format" >"$tmp/odd"
	test ! -s "$tmp/odd"
	ok $? "$format: no control characters"
done
grep -q 'gift cannot hold hints: ' "$tmp/gift.lost"
ok $? "gift: hints are said to be lost"
grep -q 'gift cannot hold the judging .*: .*fw-write' "$tmp/gift.lost"
ok $? "gift: what lectern alone judges is said to be lost"
! grep -v -e "fresh numbers" -e "own code" "$tmp/html.lost" >/dev/null
ok $? "html loses nothing but fresh numbers and the reader's code"
! grep -E -i '<script|http-equiv|src=|@import' "$tmp/html"
ok $? "html: no script, nothing from elsewhere"
asked=$("$LECTERN" import gift "$tmp/gift" 2>"$tmp/lost" |
	tee "$tmp/back.md" | grep -c 'quiz: id=')
[ "$asked" -gt 40 ]
ok $? "gift comes back as a quiz ($asked questions)"
"$LECTERN" check "$tmp/back.md" | grep ' error: ' | sed 's/^/# /' >"$tmp/errors"
cat "$tmp/errors"
test ! -s "$tmp/errors"
ok $? "what comes back has no faults"
grep -q 'a quiz file cannot hold a question that a person has to mark' \
	"$tmp/lost"
ok $? "import: essays are said to be lost"

"$LECTERN" export qti $quiz --output "$tmp/qti" 2>"$tmp/qti.lost"
ok $? "qti is written"
[ "$(grep -c '<assessmentItemRef ' "$tmp/qti/test.xml")" = \
	"$(grep -c 'quiz: id=' $quiz)" ]
ok $? "qti: the test names every question"
sed -n 's/.*<file href="\([^"]*\)".*/\1/p' "$tmp/qti/imsmanifest.xml" |
	(cd "$tmp/qti" && xargs ls >/dev/null)
ok $? "qti: the manifest names what is there"
# QTI_XSD=imsqti_v2p1.xsd holds the items against the schema.
if command -v xmllint >/dev/null; then
	xmllint ${QTI_XSD:+--schema "$QTI_XSD"} --noout "$tmp"/qti/*.xml
	ok $? "qti: well formed"
else
	ok 0 "qti: well formed # SKIP no xmllint"
fi
"$LECTERN" export qti $quiz >"$tmp/got" 2>"$tmp/err"
[ $? = 2 ] && [ ! -s "$tmp/got" ] && grep -q 'output' "$tmp/err"
ok $? "qti without a directory"
"$LECTERN" export md $quiz --output "$tmp/none/md" 2>"$tmp/err"
[ $? = 2 ] && grep -q 'none' "$tmp/err"
ok $? "a directory that is not there"

# A file that is to be edited is there to be edited.
for format in anki gift html md; do
	"$LECTERN" export $format quizzes/05-automation-and-maintenance.md \
		2>/dev/null >"$tmp/05"
	grep -q 'azurerm_postgresql_flexible_server' "$tmp/05" &&
		grep -q 'backup_retention_days *.*7' "$tmp/05"
	ok $? "$format: shows the file to edit"
done

printf 'a {=b ~c\n\nd {=e ~f}\n' | "$LECTERN" import gift - \
	>"$tmp/got" 2>"$tmp/err"
[ $? = 1 ] && grep -q '^## d$' "$tmp/got" &&
	grep -q '^standard input:1:1: error: { without its }$' "$tmp/err"
ok $? "import: a fault has its place, and the rest comes out"
printf 'a\033]0;x\007 {=b\033[31m ~c}\n' | "$LECTERN" import gift - >"$tmp/got"
"$LECTERN" check "$tmp/got" 2>&1 | LC_ALL=C tr -d '\n\t -~\200-\377' >"$tmp/odd"
test ! -s "$tmp/odd"
ok $? "import: what is hostile stays text"
"$LECTERN" export word $quiz >/dev/null 2>"$tmp/err"
[ $? = 2 ] && grep -q 'no such format: word (there are anki gift html md qti)' \
	"$tmp/err"
ok $? "a format that is not there"
"$LECTERN" export gift "$tmp/none.md" >/dev/null 2>"$tmp/err"
[ $? = 2 ] && grep -q 'none.md' "$tmp/err"
ok $? "a file that is not there"
echo "1..$n"
