#!/bin/sh
# The shape of our own lessons: short sections, each with what it promises.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0

# none NAME FILE: the file, a list of what is amiss, is empty
none() {
	n=$((n + 1))
	if [ -s "$2" ]; then
		echo "not ok $n - $1"
		head -20 "$2" | sed 's/^/# /'
	else
		echo "ok $n - $1"
	fi
}

# without FILE PATTERN: the sections that have no such line, but for those
# that sum up and lead on
without() {
	awk -v pattern="$2" '
	function close_section() {
		if (title != "" && !seen && title !~ /^(In two|Where to go)/)
			print title
	}
	/^## / { close_section(); title = substr($0, 4); seen = 0 }
	$0 ~ pattern { seen = 1 }
	END { close_section() }' "$1"
}

for lesson in lessons/0*.md; do
	name=$(basename "$lesson" .md)
	# At 80x24 a screen has 20 rows of text.
	"$LECTERN" render --color never --width 76 "$lesson" | awk '
	/^(─)+$/ && above !~ /│/ {
		if (title != "" && NR - 1 - at > 60)
			print title ": " NR - 1 - at " rows"
		title = above
		at = NR - 1
	}
	{ above = $0 }
	END { if (NR - at > 60 || title == "") print title ": " NR - at }
	' >"$work/amiss"
	none "$name: no section is longer than three screens" "$work/amiss"
done
for lesson in lessons/04-*.md lessons/05-*.md; do
	name=$(basename "$lesson" .md)
	without "$lesson" '\*\*In your code\*\*' >"$work/amiss"
	none "$name: each section speaks of the learner's code" "$work/amiss"
	without "$lesson" '^<!-- note: ' >"$work/amiss"
	none "$name: each section has a note for teachers" "$work/amiss"
	without "$lesson" '^<!-- time: ' >"$work/amiss"
	none "$name: each section says how long it takes" "$work/amiss"
	without "$lesson" '^<!-- facts: ' >"$work/amiss"
	none "$name: each section says what it rests on" "$work/amiss"
	grep -q '^## In two minutes$' "$lesson" || echo "no summary" >"$work/amiss"
	none "$name: ends with two minutes" "$work/amiss"
done

# The slips of the older page, section A of the facts: all are put right, and
# where a reader of that page would look.
lesson=lessons/04-managed-data-services.md
for fact in A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14 A15; do
	awk -v fact="$fact" '
	/^<!-- facts: / { on = ($0 " ") ~ (" " fact " ") }
	on && /\*\*You may have read\*\*/ { found = 1 }
	END { exit !found }' "$lesson" || echo "$fact"
done >"$work/amiss"
none 'each slip is met by "You may have read"' "$work/amiss"

for lesson in lessons/[0-9]*.md; do
	echo "$lesson" "quizzes/$(basename "$lesson")"
done | xargs awk -f tests/content/taught.awk >"$work/amiss"
none 'nothing is asked before it is taught' "$work/amiss"

echo "1..$n"
