#!/bin/sh
# lectern firewall over Terraform: servers, the rules that belong to each,
# what cannot be known, and what two versions do differently.
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

# rule NAME FIRST LAST: a rule of the server db
rule() {
	cat <<END
resource "azurerm_postgresql_flexible_server_firewall_rule" "$1" {
  name             = "$1"
  server_id        = azurerm_postgresql_flexible_server.db.id
  start_ip_address = "$2"
  end_ip_address   = "$3"
}
END
}

mkdir one two closed unknown bad whose
cat >one/servers.tf <<'END'
resource "azurerm_postgresql_flexible_server" "db" {
  name = "shop-db"
}
resource "azurerm_redis_cache" "cache" {
  name = "shop-cache"
}
END
{
	rule azure 0.0.0.0 0.0.0.0
	rule office 203.0.113.64 203.0.113.127
} >one/rules.tf
# The same meaning in other words: split, in another order.
cp one/servers.tf two
{
	rule b 203.0.113.100 203.0.113.127
	rule a 203.0.113.64 203.0.113.99
	rule marker 0.0.0.0 0.0.0.0
} >two/rules.tf

is 'the report' 'db (postgresql): 64 addresses, 2 rules
  203.0.113.64 - 203.0.113.127                 64  office (one/rules.tf:7)
  Azure'"'"'s own services, all customers'"'"': azure (one/rules.tf:1)
cache (redis): everybody, for there is no rule' "$("$LECTERN" firewall one)"
is 'its JSON' '{"servers":[{"name":"db","kind":"postgresql","public_access":true,"azure_services":true,"admits":[["203.0.113.64","203.0.113.127"]],"count":64,"rules":2,"unknown":[]},{"name":"cache","kind":"redis","public_access":true,"azure_services":false,"admits":[["0.0.0.0","255.255.255.255"]],"count":4294967296,"rules":0,"unknown":[]}]}' \
	"$("$LECTERN" firewall one --json)"
is 'files of one directory are one module' "$("$LECTERN" firewall one)" \
	"$("$LECTERN" firewall one/servers.tf one/rules.tf one/rules.tf)"
got=$("$LECTERN" firewall one --diff two --json)
is 'the same meaning: status' 0 $?
is 'the same meaning' '{"equal":true,"only_here":null,"only_there":null}' "$got"
rule more 203.0.113.128 203.0.113.128 >>two/rules.tf
got=$("$LECTERN" firewall one --diff two)
is 'one address more: status' 1 $?
is 'one address more, of one server' \
	'203.0.113.128 gets in only there: db: more (two/rules.tf:19)' "$got"
is 'who lets it in' '203.0.113.70 gets in by db: office (one/rules.tf:7)
203.0.113.70 gets in by cache: no rule, so everybody' \
	"$("$LECTERN" firewall one --admits 203.0.113.70)"
is 'merged with a list' '0.0.0.0-255.255.255.255' \
	"$(echo 203.0.113.128/31 | "$LECTERN" firewall --ranges one -)"

cat >closed/main.tf <<'END'
resource "azurerm_postgresql_flexible_server" "db" {
  name                          = "shop-db"
  public_network_access_enabled = false
}
END
rule office 203.0.113.64 203.0.113.127 >>closed/main.tf
is 'closed beats every rule' '{"servers":[{"name":"db","kind":"postgresql","public_access":false,"azure_services":false,"admits":[],"count":0,"rules":1,"unknown":[]}]}' \
	"$("$LECTERN" firewall closed --json)"

cat >unknown/main.tf <<'END'
variable "ip" {}
resource "azurerm_postgresql_flexible_server" "db" {
  name = "shop-db"
}
END
rule office 203.0.113.64 203.0.113.127 >>unknown/main.tf
rule guest x y | sed 's/"[xy]"/var.ip/' >>unknown/main.tf
is 'what is not known is named' '["var.ip"' \
	"$("$LECTERN" firewall unknown --json | grep -o '\["var.ip"')"
cat >whose/main.tf <<'END'
variable "id" {}
resource "azurerm_postgresql_flexible_server" "db" {
  name = "shop-db"
}
END
rule office 203.0.113.64 203.0.113.127 | sed 's/server_id.*/server_id = var.id/
	2i\  count = 3' >>whose/main.tf
is 'a rule that a variable gives away may be this server'"'"'s' \
	'{"name":"db","kind":"postgresql","public_access":true,"azure_services":false,"admits":[],"count":0,"rules":0,"unknown":["var.id"]}' \
	"$("$LECTERN" firewall whose --json | grep -o '{"name":"db"[^}]*}')"
"$LECTERN" firewall unknown --admits 203.0.113.64 >out
is 'what is known is answered' 0 $?
"$LECTERN" firewall unknown --admits 192.0.2.1 >out 2>err
is 'the rest is not: status' 2 $?
is 'the rest is not' 'lectern firewall: cannot tell: var.ip is not known' \
	"$(cat err)"
"$LECTERN" firewall unknown --diff closed >out 2>&1
is 'nor compared: status' 2 $?
"$LECTERN" firewall unknown --diff unknown >out 2>&1
is 'but equal to itself: status' 0 $?

cp one/servers.tf bad
rule back 203.0.113.9 203.0.113.1 >bad/rules.tf
got=$("$LECTERN" firewall bad 2>err)
is 'a rule that cannot be right: status' 2 $?
is 'a rule that cannot be right: where' 'bad/rules.tf:5:' \
	"$(grep -o '^bad/rules.tf:5:' err)"
echo 'resource "x" {' >bad/rules.tf
"$LECTERN" firewall bad >out 2>&1
is 'no Terraform: status' 2 $?
mkdir none
"$LECTERN" firewall none >out 2>&1
is 'no file in it: status' 2 $?
echo "1..$n"
