#!/bin/sh
# The bank of questions: large enough, built more than picked, and well mixed.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0
built='^(firewall|terraform|connection|sku|command|order|number)$'

ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
	fi
}
# count CONDITION: the questions of which the condition is true
count() {
	awk -F'\t' -v built="$built" "$1 { n++ } END { print n + 0 }" \
		"$work/bank"
}
# at_least MOST-WANTED NAME CONDITION
at_least() {
	has=$(count "$3")
	[ "$has" -ge "$1" ]
	ok $? "$2: $has, at least $1"
}
at_most() {
	has=$(count "$3")
	[ "$has" -le "$1" ]
	ok $? "$2: $has, at most $1"
}

awk -f tests/content/bank.awk quizzes/[0-9]*.md >"$work/bank"

at_least 10 'questions of module 0' '$1 == "00"'
at_least 90 'questions of module 4' '$1 == "04"'
at_least 35 'questions of module 5' '$1 == "05"'
for module in 00 04 05; do
	all=$(count "\$1 == \"$module\"")
	at_least $(((all + 1) / 2)) "module $module: answers that are built" \
		"\$1 == \"$module\" && \$3 ~ built"
done
all=$(count 1)
at_least $(((all + 1) / 2)) 'answers that are built' '$3 ~ built'

for tag in firewall tls sku; do
	at_least 20 "module 4 about $tag" \
		"\$1 == \"04\" && (\",\" \$5 \",\") ~ /,$tag,/"
done
at_least 12 'files to edit' '$3 == "terraform"'
at_least 20 'generated questions' '$7'
families=$(grep -ho 'family = [a-z-]*' quizzes/*.md | sort -u | wc -l)
[ "$families" -ge 17 ]
ok $? "families of generated questions: $families, at least 17"
for kind in firewall connection sku command order number text match one \
	several; do
	at_least 3 "questions of kind $kind" "\$3 == \"$kind\""
done
for module in 04 05; do
	for difficulty in easy medium hard; do
		all=$(count "\$1 == \"$module\"")
		at_least $((all * 3 / 20)) "module $module: $difficulty" \
			"\$1 == \"$module\" && \$4 == \"$difficulty\""
	done
	for case in 1 2 3 4 5 6; do
		grep -q "^### Case $case: " quizzes/$module-*.md
		ok $? "module $module has case $case"
		some=$(grep -c "^### Case $case[,:]" quizzes/$module-*.md)
		[ "$some" -ge 2 ]
		ok $? "module $module asks more than once in case $case"
	done
done

# Neither its place nor its length gives the right option away.
ones=$(count '$3 == "one"')
for place in 1 2 3 4; do
	at_most $((ones * 2 / 5)) "right options in place $place" \
		"\$3 == \"one\" && \$8 == $place"
	at_least $((ones * 3 / 20)) "right options in place $place" \
		"\$3 == \"one\" && \$8 == $place"
done
at_most $((ones * 2 / 5)) 'right options longer than all others' '$9'

has=$(count '$10 != ""')
ok "$has" 'every question is whole'
awk -F'\t' '$10 != "" { print "# " $2 ": " $10 }' "$work/bank"

# Progress hangs on ids: one that was given up is never given again.
grep -v '^#' tests/content/retired >"$work/retired"
cut -f2 "$work/bank" | grep -Fxf "$work/retired" >"$work/again"
[ ! -s "$work/again" ]
ok $? 'no id is that of a question which is gone'
sed 's/^/# /' "$work/again"
echo "1..$n"
