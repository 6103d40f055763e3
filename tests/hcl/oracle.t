#!/bin/sh
# Our reader of HCL beside the reference parser: the same files are accepted,
# and the trees are the same, on files written for it and on changed ones.
# HCL_FILES=N changes more of them.
go=$(command -v go) || { echo "1..0 # SKIP no Go compiler"; exit 0; }
path=/usr/share/gocode
[ -d "$path/src/github.com/hashicorp/hcl/v2/hclsyntax" ] || {
	echo "1..0 # SKIP no golang-github-hashicorp-hcl-v2-dev"
	exit 0
}
tools=$B/tests/tools
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

# The parser is compiled once; it does not change between runs.
oracle=$B/tests/hcl/oracle
if [ ! -x "$oracle" ] || [ tests/hcl/oracle.go -nt "$oracle" ]; then
	mkdir -p "${oracle%/*}"
	GO111MODULE=off GOPATH=$path GOFLAGS='' GOCACHE="$tmp/cache" \
		"$go" build -o "$oracle" tests/hcl/oracle.go 2>"$tmp/why" || {
		echo "1..0 # SKIP the reference parser cannot be built"
		sed 's/^/# /' "$tmp/why"
		exit 0
	}
fi

mkdir "$tmp/files"
seeds=$(ls tests/hcl/seeds/*.hcl lessons/code/*.tf)
n=${HCL_FILES:-2000}
{
	echo "$seeds"
	# shellcheck disable=SC2086
	"$tools/hcl_mutate" "$tmp/files" "$n" $seeds
} >"$tmp/names"
"$tools/hcl_dump" <"$tmp/names" >"$tmp/ours"
"$oracle" <"$tmp/names" >"$tmp/theirs"

paste -d '\n' "$tmp/names" "$tmp/ours" "$tmp/theirs" | awk -v n="$n" '
NR % 3 == 1 { name = $0; files++ }
NR % 3 == 2 { ours = $0 }
NR % 3 == 0 {
	if (substr(ours, 1, 1) == "!" && substr($0, 1, 1) == "!") next
	if (substr(ours, 1, 1) == "!" || substr($0, 1, 1) == "!") kind = "accept"
	else { both++; if (ours == $0) next; kind = "tree" }
	wrong[kind]++
	print "# " kind " differs: " name
	print "#   ours   " substr(ours, 1, 300)
	print "#   theirs " substr($0, 1, 300)
}
END {
	print "# " files " files: " wrong["accept"] + 0 " accepted by one only; "\
		both " trees, " wrong["tree"] + 0 " differ"
	print (files > n && wrong["accept"] * 1000 <= files ? "" : "not ")\
		"ok 1 - the same files are accepted (99.9 %)"
	print (both && wrong["tree"] * 1000 <= both ? "" : "not ")\
		"ok 2 - the trees are the same (99.9 %)"
	print "1..2"
}'
