#!/bin/sh
# Hostile answers to every kind that is written, and hostile bytes on every
# way to the terminal: what cannot be read is unreadable, soon, costs no try,
# and no control byte comes out again.
n=0
: "${LECTERN:=$PWD/build/lectern}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		head -c 2000 out | cat -v | sed 's/^/# /'
	fi
}

# clean FILE...: holds no control byte but line ends, no C1, no bidi control
clean() {
	[ "$(cat "$@" | LC_ALL=C tr -d '\n\040-\176\200-\377' | wc -c)" = 0 ] &&
		! cat "$@" | LC_ALL=C grep -q \
			"$(printf '\302[\200-\237]\|\342\200[\252-\256]')" &&
		! cat "$@" | LC_ALL=C grep -q "$(printf '\342\201[\246-\251]')"
}

# question ID TYPE LINES: one that is closed by its first wrong answer
question() {
	printf '### %s\n<!-- quiz: id=%s %s tries=1 -->\n\nWhat?\n\n' \
		"$1" "$1" "$2"
	printf "$3\n\n> Explain: e\n\n"
}
host='host: db.example.com\nencrypted: yes'
{
	printf '# Hostile\n\n'
	question firewall type=firewall 'exactly: 203.0.113.0/24'
	question libpq type=connection "client: libpq\n$host"
	question npgsql type=connection "client: npgsql\n$host"
	question redis type=connection "client: redis-url\n$host"
	question exchange type=connection "client: stackexchange\n$host"
	question sku type=sku 'for: postgresql'
	question cache type=sku 'for: redis'
	question command type=command 'is: az account show'
	question number '' '= 42'
	question text '' 's= verify-full'
	question gaps '' 'From [[1.2.3.4]] to [[1.2.3.5]].'
} >quiz.md
kinds='firewall libpq npgsql redis exchange sku cache command number text gaps'
# One more is answered by a whole file.
cat quiz.md - >all.md <<'END'
### Edit
<!-- quiz: id=terraform type=terraform tries=1 -->

What?

```hcl
resource "azurerm_postgresql_flexible_server" "main" {
  backup_retention_days = 7
}
```

retention: >= 30
right: = 7 => = 30

> Explain: e
END
right='firewall: 203.0.113.0/24
libpq: host=db.example.com sslmode=require
npgsql: Host=db.example.com;SSL Mode=Require
redis: rediss://db.example.com
exchange: db.example.com,ssl=true
sku: GP_Standard_D2s_v3
cache: Standard C1
command: az account show
number: 42
text: verify-full
gaps: 1.2.3.4 | 1.2.3.5'

many() {
	head -c "$2" /dev/zero | LC_ALL=C tr '\0' "$1"
}
mkdir bad
many x 5000000 >bad/five-megabytes
many '1.' 5000000 >bad/points
many = 5000000 >bad/equals
many '%' 5000000 >bad/percents
many "'" 5000001 >bad/quotes
many '\n' 5000000 >bad/lines
many ' ' 5000000 >bad/blanks
many 1 65537 >bad/one-over-64-KiB
many '[' 20000 >bad/brackets
many '(' 20000 >bad/parentheses
many '{' 20000 >bad/braces
many '{' 20000 | sed 's/{/${/g' >bad/templates
printf '203.0.113.0/24\0' >bad/nul
printf 'a\377\376b' >bad/bytes
printf 'a\355\240\200b' >bad/surrogate
printf 'a\300\257b' >bad/overlong
printf 'a\033[2J\033]0;x\007b' >bad/escapes
printf 'a\302\2332Jb' >bad/c1
printf 'a\177b\010c' >bad/delete
printf '\342\200\256203.0.113.0/24\342\201\246' >bad/bidi
printf '203.0.113.0\342\200\213/24' >bad/unseen

# Each file is an answer to all kinds.
for file in bad/*; do
	for kind in $kinds terraform; do
		echo "$kind: @$file"
	done >answers
	# No more than 12 s of the processor: what hangs is a fault.
	(ulimit -t 12 && "$LECTERN" quiz all.md --answers answers --json \
		>out 2>err)
	[ "$(grep -c '"verdict":"unreadable"' out)" = 12 ] && [ ! -s err ] &&
		clean out
	ok $? "${file#bad/}: unreadable in every kind"
done

# What is just short enough is judged.
many y 65536 >long
for kind in $kinds; do
	echo "$kind: @long"
done >answers
"$LECTERN" quiz quiz.md --answers answers --json >out 2>err
[ "$(grep -c '"id"' out)" = 11 ] && ! grep -q '"right"' out && clean out err
ok $? '64 KiB exactly: judged'

# In plain lines it costs no try: the one that there is brings it home.
for file in bytes surrogate escapes c1 delete bidi unseen brackets; do
	for kind in $kinds; do
		cat "bad/$file"
		printf '\n%s\n\n' \
			"$(echo "$right" | sed -n "s/^$kind: //p")"
	done >input
	rm -f p.db
	"$LECTERN" quiz quiz.md --progress p.db <input >out 2>err
	grep -q '11 of 11 right' out && clean out err
	ok $? "$file: costs no try in plain lines"
done

# In the panes.
mkdir -p course/lessons course/quizzes
printf '# Hostile\n\nText.\n' >course/lessons/01-hostile.md
cp quiz.md course/quizzes/01-hostile.md
for file in bytes escapes c1 delete bidi nul brackets; do
	{
		printf 'size 80x24\nkey j a\n'
		for kind in $kinds; do
			printf 'paste '
			tr -d '\n' <"bad/$file"
			printf '\nkey enter\nshow\nkey ctrl-u\n'
		done
	} >keys
	"$LECTERN" --course course --progress panes.db --script keys \
		>out 2>err </dev/null
	clean out err && ! grep -q 'no more tries' out
	ok $? "$file: in the panes"
done

# What files hold, and what they are called.
evil=$(printf 'a\033[2J\302\2332J\342\200\256b\177\001')
mkdir -p "evil/lessons/code" evil/quizzes "evil/tf$evil"
cat >evil/lessons/01-evil.md <<END
---
title: $evil
summary: $evil
---
# $evil

[$evil](code/$evil.tf) \`$evil\` ![$evil]($evil) <b>$evil</b>

\`\`\`$evil
$evil
\`\`\`

| $evil | x |
|---|---|
| $evil | $evil |
END
cat >evil/quizzes/01-evil.md <<END
# $evil

### $evil
<!-- quiz: id=$evil type=$evil $evil=1 -->

= $evil

> Explain: $evil
END
cat >"evil/tf$evil/$evil.tf" <<END
resource "azurerm_redis_cache" "$evil" {
  name = "$evil"
}
resource "azurerm_redis_firewall_rule" "$evil" {
  redis_cache_name = azurerm_redis_cache.$evil.name
  start_ip = "$evil"
}
$evil
END
printf '%s\n1.2.3.4%s\n' "$evil" "$evil" >"evil/list$evil"
printf '%s: 1\nfirewall: %s\nfirewall: @%s\n' "$evil" "$evil" "$evil" >answers
printf 'size 80x24\nshow\nkey enter\nshow\nkey j\nshow\nkey a\nshow\n' >keys
swept() {
	what=$1
	shift
	"$LECTERN" "$@" >out 2>err </dev/null
	[ -s out ] || [ -s err ]
	said=$?
	[ $said = 0 ] && clean out err
	ok $? "$what"
}
swept 'a check of hostile files' check evil
swept 'a hostile lesson' render evil/lessons/01-evil.md
swept 'a hostile quiz' quiz evil/quizzes/01-evil.md --answers answers
swept 'hostile answers' quiz quiz.md --answers answers
swept 'the same for programs' quiz quiz.md --answers answers --json
swept 'a hostile file of Terraform' firewall "evil/tf$evil"
swept 'the same for programs' firewall --json "evil/tf$evil"
swept 'a hostile list' firewall "evil/list$evil"
swept 'a hostile address' firewall --admits "$evil" quiz.md
swept 'a file that is not there' firewall "$evil"
swept 'a lesson that is not there' render "$evil"
swept 'an option that is not there' "--$evil"
swept 'a word that is not there' "$evil"
swept 'the panes of a hostile course' --course evil --progress evil.db \
	--script keys
swept 'what the learner has done there' progress --course evil \
	--progress evil.db
swept 'a course that is not there' --course "$evil" --script keys
echo "1..$n"
