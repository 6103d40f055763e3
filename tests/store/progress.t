#!/bin/sh
# lectern progress and lectern reset, on a small course and a known log.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
writer=$B/tests/tools/store_writer
file=$dir/data/progress.db
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
same() {
	diff -u "$dir/want" "$dir/got" | sed 's/^/# /'
	cmp -s "$dir/want" "$dir/got"
	ok $? "$1"
}
event() { "$writer" event "$file" "$@" || exit 1; }
# What depends on the day is held by tests/app/review.t.
progress() {
	"$LECTERN" progress --course "$dir" --progress "$file" "$@" |
		sed -e '/^Retained:/,$d' -e 's/,"today":.*/}/'
}
reset() { "$LECTERN" reset --course "$dir" --progress "$file" "$@"; }

mkdir -p "$dir/lessons" "$dir/quizzes"
cat >"$dir/lessons/01-water.md" <<'END'
# Module 1: Water

## Rain

It falls.

## 日本の川とその長い長い旅のはなし、海へ

It flows.
END
cat >"$dir/lessons/02-air.md" <<'END'
# Air

## Wind
END
cat >"$dir/quizzes/01-water.md" <<'END'
# Water

## Which way?
<!-- quiz: id=way -->

1. [ ] up
1. [x] down

> Explain: it falls.

[Read again](../lessons/01-water.md#rain)

## How much?
<!-- quiz: id=much -->

= 5

> Explain: it is measured.

[Read again](../lessons/01-water.md#rain)

## Anything?
<!-- quiz: id=any -->

s= yes

> Explain: so it is.
END

progress >"$dir/got" 2>&1
cat >"$dir/want" <<'END'
Module 1: Water
(01-water)
0 of 2 sections read; 0 of 3 questions answered, 0 right, 0 at first try.

  Section                       Read   Answered  Right  First try
  Rain                          no       0 of 2      0          0  [..........]
  日本の川とその長い長い旅のは
  なし、海へ                    no
  Questions of no section       -        0 of 1      0          0  [..........]

Air
(02-air)
0 of 1 sections read.

  Section                       Read
  Wind                          no

END
same "nothing yet is no fault"
[ ! -e "$dir/data" ]
ok $? "and nothing is made for asking"

event read 01-water rain
event answer 01-water way wrong
event answer 01-water way right
event answer 01-water much unreadable
event answer 01-water much right
event answer 01-water any right 1
event answer 01-water gone right
event read 09-old here
event answer 09-old "$(printf 'x\033[31m')" right
progress >"$dir/got" 2>&1
cat >"$dir/want" <<'END'
Module 1: Water
(01-water)
1 of 2 sections read; 3 of 3 questions answered, 3 right, 1 at first try.

  Section                       Read   Answered  Right  First try
  Rain                          yes      2 of 2      2          1  [##########]
  日本の川とその長い長い旅のは
  なし、海へ                    no
  Questions of no section       -        1 of 1      1          0  [##########]

Air
(02-air)
0 of 1 sections read.

  Section                       Read
  Wind                          no

Not in this course, but remembered: 09-old (sections read: 1, answers: 1).
END
same "what was read, answered and right"

progress --json >"$dir/got" 2>&1
cat >"$dir/want" <<'END'
{"modules":[{"id":"01-water","title":"Module 1: Water","read":false,"sections_read":1,"questions":3,"answered":3,"right":3,"first_right":1,"sections":[{"id":"rain","title":"Rain","read":true,"questions":2,"answered":2,"right":2,"first_right":1},{"id":"日本の川とその長い長い旅のはなし海へ","title":"日本の川とその長い長い旅のはなし、海へ","read":false,"questions":0,"answered":0,"right":0,"first_right":0}],"no_section":{"questions":1,"answered":1,"right":1,"first_right":0}},{"id":"02-air","title":"Air","read":false,"sections_read":0,"questions":0,"answered":0,"right":0,"first_right":0,"sections":[{"id":"wind","title":"Wind","read":false,"questions":0,"answered":0,"right":0,"first_right":0}],"no_section":{"questions":0,"answered":0,"right":0,"first_right":0}}],"elsewhere":[{"id":"09-old","sections_read":1,"answers":1}],"sections_read":1,"questions":3,"answered":3,"right":3,"first_right":1}
END
same "the same as JSON"

before=$("$writer" list "$file" | cksum)
reset 01-water </dev/null >"$dir/got" 2>&1
[ $? = 2 ]
ok $? "nobody is there to say yes: refused"
cat >"$dir/want" <<'END'
Forget 5 answers to 4 questions and 1 section read of 01-water? [y/N] 
lectern reset: nobody is there to answer: say --yes
END
same "and it is said"
echo n | reset 01-water >"$dir/got" 2>/dev/null
[ $? = 1 ] && [ "$("$writer" list "$file" | cksum)" = "$before" ]
ok $? "a no through a pipe"
cp "$file" "$dir/copy.db"
echo y | "$LECTERN" reset 01-water --course "$dir" \
	--progress "$dir/copy.db" >"$dir/got" 2>/dev/null
[ $? = 0 ] && [ "$("$writer" list "$dir/copy.db" | cksum)" != "$before" ]
ok $? "a yes through a pipe"

reset 1-water --yes >"$dir/got" 2>&1
[ $? = 2 ] && [ "$("$writer" list "$file" | cksum)" = "$before" ]
ok $? "an unknown module: refused"
cat >"$dir/want" <<'END'
lectern reset: there is no module "1-water"; there are: 01-water, 02-air, 09-old
END
same "with the names that there are"
reset "$(printf 'a\033]0;x\007')" --yes 2>&1 | grep -q "$(printf '\033')"
[ $? = 1 ]
ok $? "no control byte is echoed"

reset 02-air --yes >"$dir/got" 2>&1
[ $? = 0 ] && [ "$("$writer" list "$file" | cksum)" = "$before" ]
ok $? "nothing to forget: nothing is written"
reset 1 --yes >"$dir/got" 2>&1
[ $? = 0 ] && [ "$(cat "$dir/got")" = "01-water begins anew." ]
ok $? "--yes forgets, by number too"
progress | grep -q '^0 of 2 sections read; 0 of 3 questions answered'
ok $? "and it shows"
[ "$("$writer" list "$file" | wc -l)" = 10 ]
ok $? "but the log keeps all"
reset 09-old --yes >"$dir/got"
progress | grep -q 09-old
[ $? = 1 ]
ok $? "a module that only the log knows can go too"

echo notes >"$dir/notes"
"$LECTERN" progress --course "$dir" --progress "$dir/notes" >"$dir/got" 2>&1
[ $? = 2 ] && grep -q 'notes: error: not a progress file' "$dir/got" &&
	[ "$(cat "$dir/notes")" = notes ]
ok $? "another file is left as it is"
"$LECTERN" reset 1 --yes --course "$dir" --progress "$dir/notes" >"$dir/got" 2>&1
[ $? = 2 ] && [ "$(cat "$dir/notes")" = notes ]
ok $? "by reset too"
"$LECTERN" progress --course "$dir/nowhere" --progress "$file" >"$dir/got" 2>&1
[ $? = 2 ] && grep -q nowhere "$dir/got"
ok $? "no course: said"
env -u HOME -u XDG_DATA_HOME -u LECTERN_PROGRESS "$LECTERN" progress \
	--course "$dir" >"$dir/got" 2>&1
[ $? = 2 ] && grep -q 'HOME is not set.*--progress' "$dir/got"
ok $? "no HOME: said"
XDG_DATA_HOME=$dir/xdg LECTERN_PROGRESS='' HOME=/nowhere \
	"$LECTERN" progress --course "$dir" >/dev/null 2>&1 && [ ! -e "$dir/xdg" ]
ok $? "an empty place is looked at, not made"
LECTERN_PROGRESS=$file "$LECTERN" progress --course "$dir" >"$dir/want" 2>&1
"$LECTERN" progress --course "$dir" --progress "$file" >"$dir/got" 2>&1
same "LECTERN_PROGRESS names the file too"
if [ -e /dev/full ]; then
	"$LECTERN" progress --course "$dir" --progress "$file" \
		>/dev/full 2>/dev/null
	[ $? = 2 ]
	ok $? "a full disk behind stdout is no success"
fi
event read 01-water rain
(ulimit -f 16 && reset 1 --yes) >"$dir/got" 2>&1
[ $? = 2 ] && grep -q 'disk is full' "$dir/got"
ok $? "a limit on files is like a full disk: said, and no signal ends it"
reset 1 --yes >/dev/null
ok $? "and it can be tried again"
echo "1..$n"
