#!/bin/sh
# Questions about the learner's own code: what they are asked about, what
# stands in, and what the log keeps.
: "${LECTERN:?is the program to test}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset LECTERN_DATA LECTERN_PROGRESS NO_COLOR
HOME=$work
export HOME
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		[ -z "$3" ] || head -40 "$3" | sed 's/^/# /'
	fi
}
here=tests/code
quiz=$here/course/quizzes/01-own.md
# judged DIR NAME "ID: ANSWER"...: all are right
judged() {
	dir=$1 name=$2
	shift 2
	printf '%s\n' "$@" >"$work/answers"
	"$LECTERN" quiz "$quiz" ${dir:+--code "$dir"} \
		--answers "$work/answers" --json >"$work/got" 2>&1 &&
		[ "$(grep -c '"verdict":"right"' "$work/got")" = $# ]
	ok $? "$name" "$work/got"
}
judged '' 'without code the course is asked about' \
	'own-count: 4294967296' 'own-who: 0.0.0.0 - 255.255.255.255' \
	'own-size: B_Standard_B1ms' 'own-tls: 1' 'own-cache: Basic C0' \
	'own-half: 16'
judged $here/infra 'what the learner has is asked about' \
	'own-count: 128' 'own-who: 203.0.113.0/25' \
	'own-size: GP_Standard_D2s_v3' 'own-tls: 1' 'own-half: 32'
judged $here/infra 'what the learner lacks is the course'"'"'s' \
	'own-cache: Basic C0' 'own-version: 17'
# allow_all of the course is no office: that is asked of the learner's alone
judged $here/closed 'hostile values stay values' \
	'own-count: 1' 'own-who: 198.51.100.7' 'own-tls: 2' 'own-half: 16'
judged $here/nowhere 'a directory that is gone costs nothing' \
	'own-count: 4294967296'

# says DIR TEXT: what the learner reads of the first question
says() {
	printf '1\n' | "$LECTERN" quiz "$quiz" ${1:+--code "$1"} --only "$2" \
		--progress "$work/p.db" >"$work/got" 2>&1
	tr '\n' ' ' <"$work/got" | tr -s ' ' | grep -qF -e "$3"
	ok $? "$2 says: $3" "$work/got"
}
says $here/infra own-count 'In your code,'
says $here/infra own-count 'your widest rule, partners, admit'
says $here/infra own-cache \
	"Your code has no Redis cache. In the course's redis.tf:"
says $here/infra own-version \
	"Your code does not tell all that this asks. In the course's postgres.tf:"
says '' own-count "In the course's postgres.tf:"

"$LECTERN" check $here/course >"$work/got" 2>&1
ok $? 'its examples hold for the course' "$work/got"
printf '# Q\n\n### {{rule}}?\n<!-- quiz: id=a code=mysql -->\n\n= 1\n\n### {{ruel}}?\n<!-- quiz: id=b code=redis -->\n\n= 1\n' \
	>"$work/q.md"
"$LECTERN" check "$work/q.md" >"$work/got" 2>&1
grep -q 'code= is postgresql or redis' "$work/got" &&
	grep -q 'no value is called ruel' "$work/got"
ok $? 'slips are named' "$work/got"

# In the panes, and in the log.
printf 'size 72x24\nclock 2026-11-22T09:00:00Z\nkey a\nshow\ntype 12\nkey enter\nshow\n' \
	>"$work/keys"
"$LECTERN" --course $here/course --progress "$work/l.db" \
	--code $here/infra --script "$work/keys" >"$work/screen" 2>&1
grep -qF 'In your code,' "$work/screen" &&
	grep -qF 'widest rule, partners, admit' "$work/screen"
ok $? 'the panes ask about it too' "$work/screen"
for db in p l; do
	if command -v sqlite3 >/dev/null 2>&1; then
		sqlite3 "$work/$db.db" 'select item, detail from events' \
			>"$work/got" 2>&1
		grep -q 'code:own-count|.*rule=partners.*rule_count=128' \
			"$work/got"
		ok $? "$db: the log keeps what was asked about" "$work/got"
	else
		n=$((n + 1))
		echo "ok $n - $db: the log # SKIP no sqlite3 here"
	fi
done
echo "1..$n"
