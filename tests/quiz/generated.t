#!/bin/sh
# Generated questions from outside: the same seed asks the same in every run,
# a miss brings new numbers, and lectern check names the seed of a fault.
n=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$work/out"
	fi
}
families=tests/golden/quiz/families/quiz.md

# Prints the instance of a seed: instance FILE ID SEED
instance() {
	"$LECTERN" quiz "$1" --only "$2" --seed "$3" \
		--progress "$work/p.db" </dev/null 2>&1 | sed -n '4,/^> /p'
}

for id in $(sed -n 's/^<!-- quiz: id=\([a-z-]*\).*/\1/p' $families); do
	instance $families "$id" 7 >"$work/out"
	instance $families "$id" 7 | cmp -s - "$work/out" &&
		grep -q 'seed 7$' "$work/out"
	ok $? "$id: the same seed, the same instance"
	instance $families "$id" 8 | sed 's/seed 8$/seed 7/' >"$work/other"
	! cmp -s "$work/other" "$work/out"
	ok $? "$id: another seed, another instance"
done

cat >"$work/q.md" <<'QUIZ'
# Sums

### How much are {{a}} and {{b}}?
<!-- quiz: id=sum tries=2 -->
<!-- vars:
a = 1000..9999
b = 1000..9999
-->

= {{sum}}

> Hint: Add.

> Explain: Added.
QUIZ
"$LECTERN" check "$work/q.md" >"$work/out" 2>&1
grep -q 'q.md:10:3: error: no value is called sum' "$work/out"
ok $? 'an unknown name is a fault, with its place'

sed 's/^-->/sum = a + b; where a < b; -->/' "$work/q.md" >"$work/quiz.md"
sed -i 's/; -->/\n-->/' "$work/quiz.md"
"$LECTERN" check "$work/quiz.md" >"$work/out" 2>&1
ok $? 'definitions stand one a line, or apart by ;'

# Reads two numbers from the question as it is asked, and adds them.
sum() {
	sed -n 's/^How much are \([0-9]*\) and \([0-9]*\)?$/\1 \2/p' |
		sed -n "$1p" | { read -r a b && echo $((a + b)); }
}
ask() {
	printf "$1" | "$LECTERN" quiz "$work/quiz.md" --seed 5 \
		--progress "$work/p.db" >"$work/out" 2>&1
}
ask '1\n\n2\n2\n\n'
first=$(sum 1 <"$work/out") second=$(sum 2 <"$work/out")
third=$(sum 3 <"$work/out")
[ -n "$third" ] && [ "$first" != "$second" ] && [ "$second" != "$third" ]
ok $? 'a miss brings new numbers; so does a question that is closed'
grep -q 'The seed was 5: --seed 5' "$work/out"
ok $? 'the seed is said at the end'
ask "1\n\n$second\n"
[ $? = 0 ] && grep -q '1 of 1 right; 1 of 1 points' "$work/out"
ok $? 'and no penalty: the second instance counts in full'
ask "1\n$first\n"
[ $? = 0 ] && grep -q '1 of 2 tries left' "$work/out"
ok $? 'the same numbers can be tried again'
ask ":new\n$second\n"
[ $? = 0 ] && ! grep -q 'Not yet' "$work/out"
ok $? ':new asks another without an answer'
ask '1\n\n:quit\n'
printf "$second\n" | "$LECTERN" quiz "$work/quiz.md" \
	--progress "$work/p.db" >"$work/out" 2>&1
[ $? = 0 ] && grep -q 'Going on' "$work/out"
ok $? 'a round that was left goes on with its instance'

# The log knows which instance was answered.
if command -v sqlite3 >/dev/null 2>&1; then
	sqlite3 "$work/p.db" 'select distinct seed from events where seed is not null order by seed' \
		>"$work/out" 2>&1
	grep -qx 5 "$work/out" && [ "$(wc -l <"$work/out")" -ge 2 ]
	ok $? 'the log holds the seed of each instance'
else
	n=$((n + 1))
	echo "ok $n - the log # SKIP no sqlite3 here"
fi

printf 'sum: %s\n' "$first" >"$work/a"
"$LECTERN" quiz "$work/quiz.md" --answers "$work/a" --seed 5 --json \
	>"$work/out" 2>&1
[ $? = 0 ] && grep -q '"seed":5,"verdict":"right"' "$work/out"
ok $? '--answers judges the instance of --seed'
"$LECTERN" quiz "$work/quiz.md" --answers "$work/a" >"$work/out" 2>&1
[ $? = 1 ] && grep -q 'sum (seed 1)' "$work/out"
ok $? 'without it, that of seed 1, and says so'

# A fault of few seeds.
cat >"$work/q.md" <<'QUIZ'
# Quotient

### How much is {{a}} / {{b}}?
<!-- quiz: id=half -->
<!-- vars:
a = 1..40
b = a / 30
-->

= [{{b}}, 1)

> Hint: h

> Explain: e
QUIZ
"$LECTERN" check "$work/q.md" >"$work/out" 2>&1
[ $? = 1 ] && grep -q '(seed [0-9]*), as with [0-9]* others' "$work/out"
ok $? 'a fault of some seeds names the first'
"$LECTERN" check --seeds 1 "$work/q.md" >"$work/out" 2>&1
! grep -q error: "$work/out"
ok $? '--seeds says how many are made'
sed 's/^a = .*/a = 1..2/; s/\[{{b}}, 1)/{{b}}/' "$work/q.md" >"$work/quiz.md"
"$LECTERN" check "$work/quiz.md" >"$work/out" 2>&1
grep -q 'has only 2 different instances in 200 seeds' "$work/out"
ok $? 'a question with few instances is warned of'

# Every family, with parameters at their ends and blocks at the ends of the
# address space: all instances are solved both ways.
while read -r family; do
	printf '### Q\n<!-- quiz: id=q facts=D2 -->\n%s\n\n= 1\n
> Hint: h\n\n> Explain: e\n' "<!-- vars: family = $family -->" \
		>"$work/quiz.md"
	"$LECTERN" check --seeds 40 "$work/quiz.md" >"$work/out" 2>&1
	ok $? "$family"
done <<'FAMILIES'
exact-cidr base=0.0.0.0/16
exact-cidr base=255.255.0.0/16 prefix=16..32
exact-cidr base=10.0.0.0/24 prefix=32
exact-cidr base=203.0.113.7/32 prefix=32
clients base=0.0.0.0/28 rules=5
clients base=255.255.255.240/28 rules=1
clients base=10.0.0.0/16 rules=1..5
fewest-rules base=255.255.255.192/26 runs=4
fewest-rules base=0.0.0.0/26 runs=1
fewest-rules base=10.0.0.0/16
remove-rule base=0.0.0.0/27 rules=6
remove-rule base=255.255.255.224/27 rules=3
remove-rule base=10.0.0.0/16 rules=3..6
narrow-rule base=255.255.255.240/28 size=3
narrow-rule base=0.0.0.0/16 size=256
narrow-rule base=0.0.0.0/28 size=3..16
range-size base=255.240.0.0/12 size=65536
range-size base=0.0.0.0/12 size=2
range-size base=255.255.255.252/30 size=2..4
redundant-rule base=255.255.255.192/26
redundant-rule base=0.0.0.0/26
redundant-rule base=10.0.0.0/16 redundant=no
redundant-rule redundant=yes
cover-hosts base=255.255.255.240/28 hosts=8 size=4..16
cover-hosts base=0.0.0.0/16 size=256 hosts=2
azure-services access=on marker=yes
azure-services access=off
azure-services marker=no
edit-postgres base=255.255.255.128/25 faults=3
edit-postgres base=0.0.0.0/25
edit-postgres base=10.0.0.0/16
edit-postgres base=127.0.0.0/16 faults=3
edit-postgres base=224.0.0.0/16
edit-redis through=value name=old
edit-redis through=variable name=any
edit-redis name=new
dsn-meaning form=uri repeated=yes
dsn-meaning form=words repeated=any mode=verify-full
dsn-meaning mode=disable
cache-string client=redis-url
cache-string client=stackexchange
smallest-sku service=postgresql memory=2..60
smallest-sku service=redis memory=2..60
same-rules base=0.0.0.0/27 rules=4
same-rules base=255.255.255.224/27 rules=4 same=no
same-rules same=yes rules=1
same-rules base=10.0.0.0/16
first-lost base=0.0.0.0/27 rules=4
first-lost base=255.255.255.224/27 rules=1
first-lost base=10.0.0.0/20 rules=4
FAMILIES
echo "1..$n"
