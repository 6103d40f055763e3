#!/bin/sh
# README and manual: well formed, true to the tables in the code, and their
# examples work as they say.
# UPDATE=1 tests/tools/docs.t   rewrites the keys and the screen in them.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0
: "${B:=build/release}" "${LECTERN:=$PWD/build/lectern}"
unset LECTERN_DATA LECTERN_PROGRESS

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

# The lines of FILE between the one that begins with MARK and its end.
block() {
	awk -v mark="$2" -v end="$3" '
	index($0, end) == 1 { on = 0 }
	on { print }
	index($0, mark) == 1 { on = 1 }' "$1"
}

# Puts the file NEW between the two marks of FILE.
put() {
	awk -v mark="$2" -v end="$3" -v new="$4" '
	index($0, end) == 1 { on = 0 }
	!on { print }
	index($0, mark) == 1 {
		on = 1
		while ((getline line < new) > 0) print line
	}' "$1" >"$dir/new" && cat "$dir/new" >"$1"
}

# Writes each block that follows a line .\" file: PATH to $dir/PATH.
examples() {
	awk -v dir="$dir/course" '
	/^\.\\" file: / { out = dir "/" $3; next }
	/^\.Bd / && out != "" { on = 1; next }
	/^\.Ed/ { if (on) close(out); on = 0; out = ""; next }
	on { gsub(/\\e/, "\\"); sub(/^\\&/, ""); print > out }' "$1"
}

# The keys, from the table.
{
	echo
	"$B/tests/tools/tables" markdown | sed 's/^## /### /'
} >"$dir/keys.md"
"$B/tests/tools/tables" mdoc >"$dir/keys.mdoc"
"$B/tests/tools/tables" families >"$dir/families.mdoc"
"$B/tests/tools/tables" values >"$dir/values.mdoc"
if [ -n "$UPDATE" ]; then
	put src/man/lectern-lesson.5 '.\\" values: ' '.\\" end of values' \
		"$dir/values.mdoc"
	put README.md '<!-- keys: ' '<!-- end of keys' "$dir/keys.md"
	put src/man/lectern.1 '.\\" keys: ' '.\\" end of keys' "$dir/keys.mdoc"
	put src/man/lectern-quiz.5 '.\\" families: ' '.\\" end of families' \
		"$dir/families.mdoc"
	{
		echo
		echo '```text'
		"$LECTERN" --progress "$dir/progress.db" \
			--script tests/tools/readme.keys \
			'lessons/04-managed-data-services.md#4-tls-which-settings-call-ssl' |
			grep -v '^-- '
		echo '```'
		echo
	} >"$dir/screen"
	put README.md '<!-- screen: ' '<!-- end of screen' "$dir/screen"
fi
is 'README: the keys' "$(cat "$dir/keys.md")" \
	"$(block README.md '<!-- keys: ' '<!-- end of keys')"
is 'lectern.1: the keys' "$(cat "$dir/keys.mdoc")" \
	"$(block src/man/lectern.1 '.\\" keys: ' '.\\" end of keys')"

is 'lectern-quiz.5: the families' "$(cat "$dir/families.mdoc")" \
	"$(block src/man/lectern-quiz.5 '.\\" families: ' '.\\" end of families')"
is 'lectern-lesson.5: the values' "$(cat "$dir/values.mdoc")" \
	"$(block src/man/lectern-lesson.5 '.\\" values: ' '.\\" end of values')"

[ -n "$UPDATE" ] || echo '# UPDATE=1 tests/tools/docs.t brings the keys up to date'

# The options and commands, from --help.
"$LECTERN" --help >"$dir/help"
options=$(grep -o -e '^ *--[a-z]*' "$dir/help" | tr -d ' -' | sort -u)
is 'lectern.1: the options' "$options" \
	"$(sed -n 's/^\.It Fl -\([a-z]*\).*/\1/p' src/man/lectern.1 | sort -u)"
is 'lectern.1: the options of the synopsis' \
	"$(echo "$options" | grep -v -e help -e version)" \
	"$(sed -n 's/^\.Op Fl -\([a-z]*\).*/\1/p' src/man/lectern.1 | sort -u)"
is 'lectern.1: the commands' \
	"$(sed -n 's/^lectern \([a-z][a-z]*\).*/\1/p' "$dir/help" | sort -u)" \
	"$(sed -n 's/^\.It Cm \([a-z]*\)$/\1/p' src/man/lectern.1 | sort -u)"
for command in $(sed -n 's/^lectern \([a-z][a-z]*\).*/\1/p' "$dir/help"); do
	"$LECTERN" help "$command" | grep -o -e '^ *--[a-z]*' | tr -d ' -' |
		grep -v -x -e help | sort -u >"$dir/takes"
	is "lectern.1: the options of $command" "$(cat "$dir/takes")" \
		"$(awk -v command=".Cm $command" '
		/^\.Nm/ { on = 0 }
		$0 == command { on = 1 }
		/^\.Sh DESCRIPTION/ { exit }
		on && /^\.Op Fl -/ { print substr($3, 2) }' src/man/lectern.1 | sort -u)"
done

# What README says of packages and rooms.
for package in $(awk '/^(run|test) / { print $3 }' src/DEPS | sort -u); do
	is "README: the package $package" yes \
		"$(grep -q -e "^- .*[ ,]$package[,;.]" README.md && echo yes)"
done
is 'README: the rooms' "$(sed -n 's/^\([a-z]*\):.*/\1/p' src/FLOORS)" \
	"$(sed -n '/^## The rooms/,$s/^| `\([a-z]*\)` | .*/\1/p' README.md)"

for page in src/man/*.[0-9]; do
	if command -v mandoc >/dev/null 2>&1; then
		is "$page: well formed" '' "$(mandoc -Tlint -Wwarning "$page" 2>&1)"
	else
		n=$((n + 1))
		echo "ok $n - $page # SKIP no mandoc here"
	fi
done

# The examples.
mkdir -p "$dir/course/lessons/code" "$dir/course/quizzes"
for page in src/man/lectern-*.5; do examples "$page"; done
is 'the examples are there' \
	'lessons/01-water.md lessons/code/garden.tf quizzes/01-water.md' \
	"$(cd "$dir/course" && find . -type f | sort | sed 's/^..//' | tr '\n' ' ' | sed 's/ $//')"
got=$("$LECTERN" check --strict "$dir/course" 2>"$dir/err")
is 'lectern check --strict: status' 0 $?
is 'lectern check --strict: nothing to say' '' "$got"
is 'lectern check --strict: all were looked at' \
	'3 files looked at: 0 errors, 0 warnings' "$(cat "$dir/err")"
got=$(printf 'water-when: 2\nwater-sum: 2.5\n' |
	"$LECTERN" quiz "$dir/course/quizzes/01-water.md" --answers - --json)
is 'lectern quiz --answers: status' 0 $?
is 'lectern quiz --answers: both right' 2 \
	"$(printf '%s\n' "$got" | grep -c '"verdict":"right"')"

# README's lesson and quiz are as good.
awk -v dir="$dir/course" '
/^```markdown/ { out = dir (++n == 1 ? "/lessons" : "/quizzes") "/01-water.md"
	printf "" > out
	if (n == 2) print "# Questions\n" > out
	next }
/^```/ { out = "" }
out != "" { print > out }' README.md
got=$("$LECTERN" check --strict "$dir/course" 2>&1)
is 'README: its examples' '3 files looked at: 0 errors, 0 warnings' "$got"
echo "1..$n"
