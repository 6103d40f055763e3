#!/bin/sh
# lectern firewall over plain lists: what is merged, who is to blame, what
# cannot be read.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0
: "${B:=build/release}" "${LECTERN:=$PWD/build/lectern}"
cd "$dir" || exit 1

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

cat >office <<'END'
# the office
office: 203.0.113.64/26
203.0.113.100 - 203.0.113.140	# overlaps

198.51.100.7
0.0.0.0 - 0.0.0.0
END
cat >same <<'END'
203.0.113.64-203.0.113.90; 203.0.113.91-203.0.113.140, 0.0.0.0
start_ip_address = "198.51.100.7" end_ip_address = "198.51.100.7"
END
echo '203.0.113.64-203.0.113.140; 198.51.100.7; 198.51.100.8' >other
echo '0.0.0.0/0' >all
: >empty

is 'the report' 'office (list): 78 addresses, 4 rules
  198.51.100.7                                  1  line 5
  203.0.113.64 - 203.0.113.140                 77  line 2, line 3
  Azure'"'"'s own services, all customers'"'"': line 6' \
	"$("$LECTERN" firewall office)"
is 'its JSON' '{"servers":[{"name":"office","kind":"list","public_access":true,"azure_services":true,"admits":[["198.51.100.7","198.51.100.7"],["203.0.113.64","203.0.113.140"]],"count":78,"rules":4,"unknown":[]}]}' \
	"$("$LECTERN" firewall --json office)"
is 'nobody and everybody' '{"servers":[{"name":"empty","kind":"list","public_access":true,"azure_services":false,"admits":[],"count":0,"rules":0,"unknown":[]},{"name":"all","kind":"list","public_access":true,"azure_services":false,"admits":[["0.0.0.0","255.255.255.255"]],"count":4294967296,"rules":1,"unknown":[]}]}' \
	"$("$LECTERN" firewall empty all --json)"
is 'ranges of two lists' '198.51.100.7-198.51.100.8
203.0.113.64-203.0.113.140' "$("$LECTERN" firewall --ranges office other)"
is 'ranges of standard input' '255.255.255.254-255.255.255.255' \
	"$(printf '255.255.255.255\r\n255.255.255.254' |
		"$LECTERN" firewall --ranges -)"

got=$("$LECTERN" firewall office --diff same --json)
is 'equal: status' 0 $?
is 'equal' '{"equal":true,"only_here":null,"only_there":null}' "$got"
got=$("$LECTERN" firewall office --diff other --json)
is 'different: status' 1 $?
is 'different' '{"equal":false,"only_here":null,"only_there":"198.51.100.8","azure_services":"only_here"}' "$got"
got=$("$LECTERN" firewall all --diff other)
is 'different, in words' '198.51.100.9 gets in only here: all: line 1' "$got"

got=$("$LECTERN" firewall office --admits 203.0.113.140)
is 'admitted: status' 0 $?
is 'admitted' '203.0.113.140 gets in by office: line 3' "$got"
got=$("$LECTERN" firewall office --admits 203.0.113.141)
is 'not admitted: status' 1 $?
is 'not admitted' '203.0.113.141 does not get in' "$got"
is 'the marker is no address' '0.0.0.0 does not get in' \
	"$("$LECTERN" firewall office --admits 0.0.0.0)"
is 'admitted, for programs' '{"address":"198.51.100.7","admitted":true,"by":[{"server":"office","rule":"line 5"}]}' \
	"$("$LECTERN" firewall office --admits 198.51.100.7 --json)"
"$LECTERN" firewall office --admits 010.0.0.1 >out 2>&1
is 'no address: status' 2 $?

printf '1.2.3.4\n  1.2.3.0/33\n9.9.9.9-8.8.8.8\n' >bad
got=$("$LECTERN" firewall bad --ranges 2>err)
is 'unreadable: status' 2 $?
is 'unreadable: nothing is said' '' "$got"
is 'unreadable: where and why' 'bad:2:11: error: /33 is longer than an address: the length goes from /0 to /32.
bad:3:1: error: “9.9.9.9-8.8.8.8” runs backwards: its first address is above its last one, so swap the two.' \
	"$(cat err)"
"$LECTERN" firewall office --diff bad >out 2>&1
is 'unreadable other side: status' 2 $?
"$LECTERN" firewall nowhere >out 2>&1
is 'no such file: status' 2 $?
got=$(echo '10.0.0.9/30' | "$LECTERN" firewall --ranges - 2>err)
is 'a block is read whole' '10.0.0.8-10.0.0.11' "$got"
is 'and that is said' 1 "$(grep -c 'warning: 10.0.0.9/30 is read as' err)"
printf '\0\377\n\033[2J\n' >hostile
"$LECTERN" firewall hostile >out 2>&1
is 'hostile: status' 2 $?
is 'hostile: no escape reaches the terminal' 0 "$(grep -c "$(printf '\033')" out)"
echo "1..$n"
