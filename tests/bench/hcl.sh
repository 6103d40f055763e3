#!/bin/sh
# Reading HCL and working out who gets in: one file of a learner, and 20,000
# rules in one file; then judging the same by the facts of a question.
cd "$(dirname "$0")/../.." || exit 1
tool=$B/tests/tools/hcl_time
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
awk 'BEGIN {
	type = "azurerm_postgresql_flexible_server"
	print "resource \"" type "\" \"main\" {\n  name = \"shop\"\n}"
	for (i = 0; i < 20000; i++) {
		ip = "10." int(i / 256) "." i % 256
		print "\nresource \"" type "_firewall_rule\" \"rule_" i "\" {"
		print "  name             = \"rule-" i "\""
		print "  server_id        = " type ".main.id"
		print "  start_ip_address = \"" ip ".1\""
		print "  end_ip_address   = \"" ip ".9\"\n}"
	}
}' >"$tmp/many.tf"
judge=$B/tests/tools/tf_time
"$tool" 1000 lessons/code/postgres.tf 1000 &&
	"$tool" 5 "$tmp/many.tf" 100000 &&
	"$judge" 1000 lessons/code/postgres.tf 1000 &&
	"$judge" 5 "$tmp/many.tf" 100000
