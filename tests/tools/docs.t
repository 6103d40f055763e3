#!/bin/sh
# The manual pages: well formed, and their examples work as they say.
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

# Writes each block that follows a line .\" file: PATH to $dir/PATH.
examples() {
	awk -v dir="$dir" '
	/^\.\\" file: / { out = dir "/" $3; next }
	/^\.Bd / && out != "" { on = 1; next }
	/^\.Ed/ { if (on) close(out); on = 0; out = ""; next }
	on { gsub(/\\e/, "\\"); sub(/^\\&/, ""); print > out }' "$1"
}

for page in src/man/*.[0-9]; do
	if command -v mandoc >/dev/null 2>&1; then
		is "$page: well formed" '' "$(mandoc -Tlint -Wwarning "$page" 2>&1)"
	else
		n=$((n + 1))
		echo "ok $n - $page # SKIP no mandoc here"
	fi
done

mkdir -p "$dir/lessons/code" "$dir/quizzes"
for page in src/man/lectern-*.5; do examples "$page"; done
is 'the examples are there' \
	'lessons/01-water.md lessons/code/garden.tf quizzes/01-water.md' \
	"$(cd "$dir" && find . -type f | sort | sed 's/^..//' | tr '\n' ' ' | sed 's/ $//')"
got=$("$LECTERN" check --strict "$dir" 2>"$dir/err")
is 'lectern check --strict: status' 0 $?
is 'lectern check --strict: nothing to say' '' "$got"
is 'lectern check --strict: all were looked at' \
	'3 files looked at: 0 errors, 0 warnings' "$(cat "$dir/err")"
got=$(printf 'water-when: 2\nwater-sum: 2.5\n' |
	"$LECTERN" quiz "$dir/quizzes/01-water.md" --answers - --json)
is 'lectern quiz --answers: status' 0 $?
is 'lectern quiz --answers: both right' 2 \
	"$(printf '%s\n' "$got" | grep -c '"verdict":"right"')"
echo "1..$n"
