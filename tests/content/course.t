#!/bin/sh
# Our own course: without a fault, true to its own answers, and well mixed.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0

# ok STATUS NAME [FILE to show]
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		[ -z "$3" ] || head -20 "$3" | sed 's/^/# /'
	fi
}
# none NAME FILE: the file, a list of what is amiss, is empty
none() {
	[ ! -s "$2" ]
	ok $? "$1" "$2"
}

"$LECTERN" check --strict --course . >"$work/faults" 2>"$work/err"
ok $? 'lectern check --strict finds nothing' "$work/faults"

for quiz in quizzes/*.md; do
	name=$(basename "$quiz" .md)
	tests=tests/content/answers.awk
	awk -v want=right -f $tests "$quiz" >"$work/right"
	awk -v want=wrong -f $tests "$quiz" >"$work/wrong"

	"$LECTERN" quiz "$quiz" --answers "$work/right" --json \
		>"$work/out" 2>"$work/err"
	ok $? "$name: every right answer is right" "$work/out"
	asked=$(grep -c '^<!-- quiz:' "$quiz")
	made=$(awk '/^### / { n += made; made = 0 }
		/^<!-- vars:/ { made = 1 }
		/^<!-- quiz:.* (code=|type=terraform)/ { made = 1 }
		END { print n + made }' "$quiz")
	[ "$(wc -l <"$work/out")" = "$((asked - made))" ]
	ok $? "$name: every question is judged" "$work/out"

	"$LECTERN" quiz "$quiz" --answers "$work/wrong" --json \
		>"$work/out" 2>"$work/err"
	grep -E '"verdict":"(right|unreadable)"|"feedback":""' "$work/out" \
		>"$work/amiss"
	none "$name: every known slip is wrong, and told why" "$work/amiss"
	[ "$(wc -l <"$work/out")" = "$(wc -l <"$work/wrong")" ]
	ok $? "$name: every known slip is judged"

	grep '^<!-- quiz:' "$quiz" | grep -v ' facts=' >"$work/amiss"
	none "$name: every question says which facts it rests on" "$work/amiss"
	for part in 'Hint:' 'Explain:' ; do
		awk -v part="> $part" '
			/^### / { if (NR > 1 && q != "" && !seen) print q
				q = $0; seen = 0 }
			index($0, part) == 1 { seen = 1 }
			END { if (q != "" && !seen) print q }' \
			"$quiz" >"$work/amiss"
		none "$name: every question has a $part" "$work/amiss"
	done
done

# The place of the right option must not give it away.
awk '/^### / { place = 0 } /^[0-9]+\. \[[ x]\]/ { place++ }
	/^[0-9]+\. \[x\]/ { at[place]++; all++ }
	END { for (i in at) if (at[i] * 5 > all * 2) print "place " i
		if (length(at) < 4 || all < 40) print all " in all" }' \
	quizzes/*.md >"$work/amiss"
none 'the right option stands in every place about as often' "$work/amiss"

for tag in firewall tls sku; do
	some=$(grep -c "^<!-- quiz:.* tags=[a-z,-]*$tag[, ]" \
		quizzes/04-managed-data-services.md)
	[ "$some" -ge 16 ]
	ok $? "Module 4 asks at least 16 times about $tag ($some)"
done

grep -nE 'enable_non_ssl_port *=|file://|azurerm_postgresql_server"' \
	lessons/code/*.tf lessons/code/good/*.tf >"$work/amiss"
none 'the Terraform uses no name that azurerm 5 has dropped' "$work/amiss"
grep -q 'version = "~> 5.0"' lessons/code/postgres.tf
ok $? 'the Terraform pins azurerm to ~> 5.0'
# Every fact that is named can be looked up, and says where it comes from.
{
	grep -ohE '<!-- facts: [^>]*-->' lessons/0*.md | sed 's/^.*facts: //'
	grep -ohE '^<!-- quiz:.* facts=[^ ]*' quizzes/*.md | sed 's/.*facts=//'
} | tr -s ' ,' '\n\n' | grep -v -e '^-->$' -e '^$' | sort -u >"$work/keys"
[ "$(wc -l <"$work/keys")" -ge 100 ]
ok $? "the course rests on facts ($(wc -l <"$work/keys"))"
while read -r key; do
	grep -qE "^\\| $key \\| [^|]+ \\| [^|]+ \\| (read|tried|follows|unsure)" \
		lessons/sources.md || echo "$key"
done <"$work/keys" >"$work/amiss"
none 'sources.md says of each fact where it comes from' "$work/amiss"

grep -nE '\.tf#L[0-9]' lessons/*.md quizzes/*.md >"$work/amiss"
none 'links into code name what they mean, for lines move' "$work/amiss"

for dir in lessons/code lessons/code/good; do
	if command -v terraform >/dev/null; then
		terraform fmt -check $dir >"$work/amiss" 2>&1
		ok $? "$dir is formatted as terraform formats" "$work/amiss"
	else
		ok 0 "$dir is formatted # SKIP terraform is not installed"
	fi
done
"$LECTERN" firewall --json lessons/code/good >"$work/out"
ok $? 'who gets in by the good pair can be told' "$work/out"
[ "$(grep -o '"count":65,"rules":2,"unknown":\[\]' "$work/out" |
	wc -l)" = 2 ] && ! grep -q '"azure_services":true' "$work/out"
ok $? 'the good pair admits the office and the app, and no more' "$work/out"
sed -n 8p lessons/code/redis.tf | grep -q non_ssl_port_enabled
ok $? 'non_ssl_port_enabled stands on line 8, as Module 0 asks'

# An address in an example belongs to nobody, or is what the text is about.
grep -nohE '\b([0-9]{1,3}\.){3}[0-9]{1,3}\b' \
	lessons/0*.md lessons/code/*.tf lessons/code/good/*.tf \
	quizzes/*.md | sort -u |
	grep -vE ':(192\.0\.2|198\.51\.(100|101)|203\.0\.11[34])\.' |
	grep -vE ':(0\.0\.0\.0|255\.255\.255\.255|10\.1\.[0-9.]+|192\.168\.1\.20)$' \
	>"$work/amiss"
none 'addresses are those kept for documentation' "$work/amiss"

echo "1..$n"
