#!/bin/sh
# lectern quiz: what is kept, what goes on, how it ends.
n=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$work/out" "$work/err"
	fi
}

cat >"$work/q.md" <<'QUIZ'
# Two questions

### First
<!-- quiz: id=first tries=2 -->

= 1

> Hint: The first number.

> Explain: One.

### Second
<!-- quiz: id=second -->

s= two

> Explain: Two.
QUIZ

# Asks with the lines of $1 and the options behind it.
ask() {
	lines=$1
	shift
	printf "$lines" | "$LECTERN" quiz "$work/q.md" \
		--progress "$work/p.db" "$@" >"$work/out" 2>"$work/err"
	status=$?
}
says() { grep -q "$1" "$work/out"; }
never_says() { ! grep -q "$1" "$work/out"; }

ask '1\n\ntwo\n'
[ $status = 0 ] && says '2 of 2 right' && [ ! -s "$work/err" ]
ok $? 'all right ends with 0'

ask '1\n'
[ $status = 1 ] && says '1 of 2 right, 1 still open'
ok $? 'the input ends: a summary, and 1'

ask ''
says 'Going on where you left off' && says 'Question 2 of 2' &&
	never_says 'Question 1'
ok $? 'a round that was left goes on'

ask ':restart\n'
says 'Question 1 of 2'
ok $? ':restart begins anew'

ask '' --seed 3
says 'Question 1 of 2' && never_says 'Going on'
ok $? 'a seed begins a round of its own'

ask '2\n3\n\ntwo\n\n1\n' --seed 3
[ $status = 0 ] && says '1 of 2 tries left' && says 'The solution:' &&
	says '1 of 2 right; 1 of 2 points' && says '1 of 1 right'
ok $? 'what was missed is asked again'

ask '2\n:skip\ntwo\n:quit\n' --seed 3
[ $status = 1 ] && says '1 of 2 right, 1 still open'
ok $? ':quit leaves'

ask 'two\n' --only second
[ $status = 0 ] && says '1 of 1 right' && never_says First
ok $? '--only asks what it names'

ask '' --only second,third
[ $status = 2 ] && grep -q 'there is no question third' "$work/err"
ok $? '--only with an unknown id ends with 2'

ask ':help\n' --seed 3
missing=
for word in $(sed -n 's/^  \(:[a-z]*\) .*/\1/p' "$work/out"); do
	grep -q "Ql $word" src/man/lectern.1 || missing="$missing $word"
done
says '^  :hint ' && [ -z "$missing" ]
ok $? "the manual has every command$missing"

mkdir "$work/dir"
printf '1\n' | "$LECTERN" quiz "$work/q.md" --progress "$work/dir" \
	--only first >"$work/out" 2>"$work/err"
[ $? = 0 ] && grep -q 'will not be saved' "$work/err" && says '1 of 1 right'
ok $? 'without a progress file it goes on, and says so'

# Nothing that is typed reaches the terminal as a control.
printf '\033[2J\001\n\302\233x\n\342\200\256y\n\377\n1\000\n' |
	"$LECTERN" quiz "$work/q.md" --seed 1 --progress "$work/p.db" \
	>"$work/out" 2>"$work/err"
[ $? = 1 ] && [ "$(grep -c 'This costs no try' "$work/out")" = 5 ] &&
	[ "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <"$work/out" | wc -c)" = 0 ] &&
	! LC_ALL=C grep -q "$(printf '\302\233')" "$work/out" &&
	! LC_ALL=C grep -q "$(printf '\342\200\256')" "$work/out"
ok $? 'control characters are refused and shown as marks'

# Nor does anything from the file.
printf '# T\033[2J\n\n### Q\001\n<!-- quiz: id=a k\033 -->\n\n&#27;[31m\n
1. [ ] n\033]0;o\n   > f\302\233m\n2. [x] y&#x202e;s\n   > k\033\n
> Hint: h\033\n\n> Explain: e&#27;\n\n[Read\033](u\033x)\n
### B\n<!-- quiz: id=\033b -->\n\n= \033\n
### W\n<!-- quiz: id=w -->\n\ns= a\nnot= 6 {{\033[2J}}\n' >"$work/c.md"
printf '1\n:hint\n2\n\n6\n:show\n' | "$LECTERN" quiz "$work/c.md" \
	--seed 1 --progress "$work/p.db" >"$work/out" 2>&1
printf 'a: 1\nw: 6\n' >"$work/answers"
for json in '' --json; do
	"$LECTERN" quiz "$work/c.md" --answers "$work/answers" $json \
		>>"$work/out" 2>&1
done
says 'f<9b>m' && says 'y<202e>s' && says '0 of 1 right\|1 of 2 right' &&
	[ "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <"$work/out" | wc -c)" = 0 ] &&
	! LC_ALL=C grep -q "$(printf '\302\233')" "$work/out" &&
	! LC_ALL=C grep -q "$(printf '\342\200\256')" "$work/out"
ok $? 'control characters of a quiz are shown as marks'

# A great answer, typed and from a file.
head -c 5000000 /dev/zero | tr '\0' '(' >"$work/great"
(cat "$work/great" && echo && echo 1) | "$LECTERN" quiz "$work/q.md" \
	--progress "$work/p.db" --only first >"$work/out" 2>"$work/err"
[ $? = 0 ] && says 'longer than 64 KiB' && says '1 of 1 right'
ok $? 'an answer of 5 MB is refused'
printf 'first: @great\nsecond: @bytes\n' >"$work/answers"
printf 'tw\000o\033[2J\377' >"$work/bytes"
"$LECTERN" quiz "$work/q.md" --answers "$work/answers" --json \
	>"$work/out" 2>"$work/err"
[ $? = 1 ] && [ "$(grep -c '"verdict":"unreadable"' "$work/out")" = 2 ] &&
	[ "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <"$work/out" | wc -c)" = 0 ]
ok $? 'an answer of any bytes from a file is unreadable'

printf 'first: 1\n' >"$work/answers"
"$LECTERN" quiz "$work/q.md" --answers "$work/answers" \
	>"$work/out" 2>"$work/err"
[ $? = 0 ] && grep -q '^not answered: second$' "$work/err"
ok $? 'what is not answered is named'
printf 'first: 1\nsecond: no\n' | "$LECTERN" quiz "$work/q.md" \
	--answers - --only first --json >"$work/out" 2>"$work/err"
[ $? = 0 ] && [ "$(wc -l <"$work/out")" = 1 ] && [ ! -s "$work/err" ]
ok $? '--only leaves other answers out'
printf '# nothing\n\n' | "$LECTERN" quiz "$work/q.md" --answers - \
	>"$work/out" 2>"$work/err"
[ $? = 2 ] && grep -q 'there is no answer' "$work/err"
ok $? 'no answer at all ends with 2'

for bad in '' '--json' '--seed x' '--seed' '--frob' 'more'; do
	"$LECTERN" quiz "$work/q.md" $bad </dev/null >"$work/out" 2>"$work/err"
	status=$?
	[ -z "$bad" ] || { [ $status = 2 ] && [ -s "$work/err" ] &&
		[ ! -s "$work/out" ]; }
	ok $? "quiz FILE $bad"
done
echo '# No question' >"$work/none.md"
for bad in "$work/none.md" "$work/absent.md" "$work/dir" /dev/null; do
	"$LECTERN" quiz "$bad" </dev/null >"$work/out" 2>"$work/err"
	[ $? = 2 ] && [ -s "$work/err" ] && [ ! -s "$work/out" ]
	ok $? "quiz ${bad#"$work/"}"
done
"$LECTERN" quiz "$work/q.md" --answers - --only first >/dev/full \
	2>"$work/err" <<'ANSWERS'
first: 1
ANSWERS
[ $? = 2 ] && grep -q 'cannot be written' "$work/err"
ok $? 'a full disk ends with 2'
echo "1..$n"
