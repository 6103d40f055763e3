# One line a question, apart by tabs: module, id, kind, difficulty, tags,
# hints, whether generated (vars), place of the right option, whether the
# right option is longer than all others, what is amiss.
function amiss(what) { bad = bad (bad ? ", " : "") what }
function close_option() {
	if (option && !said)
		amiss("option " option " says nothing")
	option = said = 0
}
function shown_kind() {
	if (one || several)
		return one ? "one" : "several"
	if (number || text)
		return number ? "number" : "text"
	return gaps ? "gaps" : "unknown"
}
function close_question(  longest, i) {
	close_option()
	if (id == "")
		return
	if (kind == "")
		kind = shown_kind()
	if (difficulty !~ /^(easy|medium|hard)$/)
		amiss("difficulty " difficulty)
	if (tags == "")
		amiss("no tags")
	if (!facts)
		amiss("no facts")
	if (!explained)
		amiss("no explanation")
	if (!linked)
		amiss("no passage to read again")
	if (kind ~ /^(number|text)$/ && !slips && !vars)
		amiss("no known slip")
	if (hints < ((kind ~ BUILT) ? 2 : 1))
		amiss("too few hints")
	longest = (one > 0)
	for (i = 1; i <= one; i++)
		if (i != place && len[i] >= len[place])
			longest = 0
	printf "%s\t%s\t%s\t%s\t%s\t%d\t%d\t%d\t%d\t%s\n", module, id,
	    kind, difficulty, tags, hints, vars, place, longest, bad
	id = ""
}
function value(key,  s) {
	if (!match($0, " " key "=[^ ]+"))
		return ""
	return substr($0, RSTART + length(key) + 2, RLENGTH - length(key) - 2)
}
BEGIN { BUILT = "^(firewall|terraform|connection|sku|command|order|number)$" }
FNR == 1 {
	close_question()
	module = FILENAME
	sub(/.*\//, "", module)
	sub(/-.*/, "", module)
	fenced = 0
}
/^```/ { fenced = !fenced }
/^### / && !fenced { close_question() }
/^<!-- quiz:/ {
	id = value("id")
	kind = value("type")
	difficulty = value("difficulty")
	tags = value("tags")
	facts = value("facts") != ""
	one = several = number = text = gaps = slips = 0
	explained = linked = hints = vars = place = option = said = 0
	bad = ""
}
/^<!-- vars:/ { vars = 1 }
id == "" || fenced { next }
/^([0-9]+\.|-) \[([ x]|[{][{][a-z0-9]+[}][}])\] / {
	close_option()
	option = /^-/ ? ++several : ++one
	len[option] = length($0)
	if (/^[0-9]+\. \[x\]/)
		place = option
}
/^ +> / { said = 1 }
/^= / { number = 1 }
/^(s|ip)= / { text = 1 }
/^not= / { slips++ }
/\[\[/ { gaps = 1 }
/^> Hint:/ { close_option(); hints++ }
/^> Explain:/ { explained = 1 }
/^\[Read again\]\(/ { linked = 1 }
END { close_question() }
