# Reads lesson and quiz by turns, in the order of the modules, and names each
# question that rests on a fact which no passage has taught yet: not in the
# section that asks it, nor before.
function slug(title) {
	title = tolower(title)
	gsub(/[^a-z0-9_ -]/, "", title)
	gsub(/ /, "-", title)
	return title
}
function close_question(  i, n, fact, asked) {
	if (id == "")
		return
	if (section == "")
		section = link
	n = split(facts, fact, ",")
	for (i = 1; i <= n; i++)
		if (!(fact[i] in taught) || taught[fact[i]] > at[section])
			print id ": " fact[i] " (" section ")"
	id = section = link = facts = ""
}
FNR == 1 {
	close_question()
	lesson = FILENAME ~ /lessons\//
}
lesson && /^##+ / {
	if ($1 == "##")
		place++
	sub(/^#+ /, "")
	at[slug($0)] = place
}
lesson && /^(> )?<!-- facts: / {
	n = split($0, word, /[ ,]+/)
	for (i = 1; i <= n; i++)
		if (!(word[i] in taught))
			taught[word[i]] = place
}
!lesson && /^### / { close_question() }
!lesson && /^<!-- quiz: / {
	for (i = 1; i <= NF; i++) {
		split($i, pair, "=")
		if (pair[1] == "id") id = pair[2]
		if (pair[1] == "facts") facts = pair[2]
		if (pair[1] == "section") section = pair[2]
	}
}
!lesson && /^\[Read again\]/ {
	link = $0
	sub(/.*#/, "", link)
	sub(/\).*/, "", link)
}
END { close_question() }
