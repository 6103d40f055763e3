# The answers that a quiz file itself gives away, as lines for --answers:
# want=right prints one right answer to each question, want=wrong every
# answer that it calls wrong: not= lines and each wrong option by itself.
# Generated questions are left out: their answers depend on the seed, or on
# whose code they are about, and lectern check solves them.
function close_question(  i) {
	if (id == "")
		return
	if (want == "right" && (order || match_rows)) {
		right = ""
		for (i = 1; i <= order + match_rows; i++)
			right = right " " i
	}
	if (want == "right")
		print id ": " right
	for (i = 1; want == "wrong" && i <= nwrong; i++)
		print id ": " wrong[i]
	id = right = type = ""
	options = order = match_rows = nwrong = gaps = fenced = 0
}
function take_gaps(line,  gap) {
	while (match(line, /\[\[[^]]*\]\]/)) {
		gap = substr(line, RSTART + 2, RLENGTH - 4)
		line = substr(line, RSTART + RLENGTH)
		if (match(gap, /\([^)]*\)/))
			gap = substr(gap, RSTART + 1, RLENGTH - 2)
		sub(/\|.*/, "", gap)
		right = right (gaps++ ? " | " : "") gap
	}
}
/^```/ { fenced = !fenced }
/^### / { close_question() }
/^<!-- quiz:/ {
	id = $0
	sub(/.* id=/, "", id)
	sub(/ .*/, "", id)
	if (/ code=/)
		id = ""
	type = /type=order/ ? "order" : /type=match/ ? "match" : ""
}
/^<!-- vars:/ { id = "" }
# Edits of a file are no answers by themselves; lectern check judges them.
/^<!-- quiz:.* type=terraform / { id = "" }
id == "" || fenced { next }
/^([0-9]+\.|-) \[[ x]\] / {
	options++
	if (/^[^[]*\[x\]/)
		right = right " " options
	else
		wrong[++nwrong] = options
}
/^[0-9]+\. / && type == "order" { order++ }
/^\|/ && type == "match" && !/^\|-/ { match_rows += seen_head++ ? 1 : 0 }
!/^\|/ { seen_head = 0 }
/^= / { right = substr($0, 3); sub(/ *\+- .*/, "", right) }
/^s= / { right = substr($0, 4); sub(/ \|.*/, "", right) }
/^not= / {
	wrong[++nwrong] = substr($0, 6)
	sub(/ *\{\{.*/, "", wrong[nwrong])
}
/^right: / { right = substr($0, 8); sub(/ *\{\{.*/, "", right) }
/\[\[/ { take_gaps($0) }
END { close_question() }
