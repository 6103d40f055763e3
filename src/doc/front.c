#include "doc/front.h"

#include "doc/doc.h"

static bool is_key_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/* Reads "key: value".  false: the line is something else. */
static bool read_pair(struct str line, struct str *key, struct str *value)
{
	size_t n = 0;

	while (n < line.len && is_key_byte(line.at[n]))
		n++;
	if (n == 0 || n == line.len || line.at[n] != ':')
		return false;
	*key = str_sub(line, 0, n);
	*value = str_sub(line, n + 1, line.len);
	if (value->len && value->at[0] != ' ' && value->at[0] != '\t')
		return false;
	*value = str_trim(*value);
	return true;
}

static struct str without_quotes(struct str s)
{
	bool quoted = s.len >= 2 && s.at[0] == s.at[s.len - 1] &&
	    (s.at[0] == '"' || s.at[0] == '\'');

	return quoted ? str_sub(s, 1, s.len - 1) : s;
}

/* What may stand between a key and the next. */
static bool is_more(struct str line)
{
	return line.at[0] == ' ' || line.at[0] == '\t' ||
	    str_eq(line, STR("-")) || str_starts(line, STR("- "));
}

unsigned front_matter(struct doc *doc)
{
	struct str rest = doc->source, line, key, value, title = { 0 };
	bool has_key = false;

	if (str_starts(rest, STR("\xef\xbb\xbf")))
		rest = str_sub(rest, 3, rest.len);
	if (!str_eq(str_line(&rest), STR("---")))
		return 0;
	for (unsigned n = 2; rest.len; n++) {
		line = str_line(&rest);
		if (str_eq(line, STR("---")) && has_key) {
			doc->title = title;
			return n;
		}
		if (read_pair(line, &key, &value)) {
			has_key = true;
			if (str_eq(key, STR("title")))
				title = without_quotes(value);
		} else if (str_trim(line).len && !(has_key && is_more(line))) {
			return 0;
		}
	}
	return 0;
}
