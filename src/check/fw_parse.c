#include "check/fw_parse.h"

#include "base/arena.h"
#include "check/fw_word.h"

/* A stretch of the text between two separators, without its comment. */
struct piece {
	size_t at, end; /* trimmed */
	unsigned line;
};

/* The addresses of a pair, while its other half may still come. */
struct pair {
	bool has[2];
	uint32_t ip[2];
	struct piece from; /* where the pair began */
	size_t end; /* of what has been read of it */
	struct str name;
};

/* A piece ends at a blank after so much, or long lines are read anew and
 * anew. */
enum { PIECE_MOST = 1024 };

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r' && c != '\n');
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

static size_t skip_blank(struct str s, size_t at, size_t end)
{
	while (at < end && is_blank(s.at[at]))
		at++;
	return at;
}

static bool is_comment(struct str s, size_t at)
{
	return s.at[at] == '#' ||
	    (s.at[at] == '/' && at + 1 < s.len && s.at[at + 1] == '/');
}

static bool ends_piece(char c)
{
	return c == '\n' || c == ';' || c == ',';
}

/* Moves past the separator that ends a piece, and a comment before it. */
static void pass_end(struct fw_reader *r, size_t at)
{
	struct str s = r->text;

	if (at < s.len && is_blank(s.at[at])) {
		r->at = at;
		return;
	}
	if (at < s.len && !ends_piece(s.at[at]))
		while (at < s.len && s.at[at] != '\n')
			at++;
	if (at < s.len && s.at[at] == '\n')
		r->line++;
	r->at = at < s.len ? at + 1 : at;
}

/* The next piece, perhaps empty.  false: the text has ended. */
static bool next_piece(struct fw_reader *r, struct piece *piece)
{
	struct str s = r->text;
	size_t at = skip_blank(s, r->at, s.len), end = at;

	if (r->at >= s.len)
		return false;
	while (end < s.len && !ends_piece(s.at[end]) && !is_comment(s, end) &&
	    (end - at < PIECE_MOST || !is_blank(s.at[end])))
		end++;
	*piece = (struct piece){ at, end, r->line + 1 };
	pass_end(r, end);
	while (piece->end > at && is_blank(s.at[piece->end - 1]))
		piece->end--;
	return true;
}

static void finish(struct fw_rule *rule)
{
	rule->azure = rule->range.first == 0 && rule->range.last == 0;
}

/* The end of a plain range, "- b" or "/26", or nothing; 0: something else. */
static size_t scan_tail(const char *at, const char *end, struct fw_rule *rule)
{
	const char *from = at;
	unsigned n = 0;

	while (at < end && is_blank(*at))
		at++;
	if (at < end && *at == '-') {
		for (at++; at < end && is_blank(*at);)
			at++;
		n = (unsigned)ip4_scan(at, end, &rule->range.last);
		return n && rule->range.first <= rule->range.last
		    ? (size_t)(at - from) + n
		    : 0;
	}
	if (at == end || *at++ != '/' || at == end || *at < '0' || *at > '9')
		return 0;
	n = (unsigned)(*at++ - '0');
	if (n && at < end && *at >= '0' && *at <= '9')
		n = n * 10 + (unsigned)(*at++ - '0');
	if (n > 32)
		return 0;
	rule->range = ip4_block(rule->range.first, n);
	return (size_t)(at - from);
}

/*
 * Most lines of long lists are plain: they are read without looking for
 * their end first.  false: read it slowly.
 */
static bool read_plain(struct fw_reader *r, struct fw_rule *rule)
{
	struct str s = r->text;
	size_t at = skip_blank(s, r->at, s.len), next;
	const char *end = s.at + s.len;
	uint32_t ip;

	*rule = (struct fw_rule){ .line = r->line + 1, .at = at };
	next = at + ip4_scan(s.at + at, end, &ip);
	if (next == at)
		return false;
	rule->range = (struct ip4_range){ ip, ip };
	next += scan_tail(s.at + next, end, rule);
	rule->host_bits = rule->range.first != ip;
	rule->len = next - at;
	next = skip_blank(s, next, s.len);
	if (next < s.len && !ends_piece(s.at[next]) && !is_comment(s, next))
		return false;
	finish(rule);
	pass_end(r, next);
	return true;
}

size_t fw_many(struct fw_reader *r, struct ip4_range *ranges, size_t most)
{
	const char *at = r->text.at + r->at, *end = r->text.at + r->text.len;
	size_t n = 0, len;

	while (n < most && (len = ip4_scan_line(at, end, &ranges[n])) > 0) {
		/* The marker is another kind of rule. */
		if (ranges[n].last == 0)
			break;
		at += len;
		n++;
	}
	r->at = (size_t)(at - r->text.at);
	r->line += (unsigned)n;
	return n;
}

bool fw_pass(struct fw_reader *r)
{
	struct str s = r->text;
	size_t from = r->at;

	for (;;) {
		size_t at = skip_blank(s, r->at, s.len);

		if (at == s.len || (s.at[at] != '\n' && !is_comment(s, at)))
			return r->at > from;
		at = str_find(s, STR("\n"), at);
		if (at == SIZE_MAX)
			return r->at > from;
		r->at = at + 1;
		r->line++;
	}
}

/* What the word before = means. */
enum key { KEY_NONE = -1, KEY_START, KEY_END, KEY_NAME, KEY_OTHER };

static enum key key_of(struct str word)
{
	static const struct {
		const char *word;
		enum key key;
	} keys[] = {
		{ "start_ip_address", KEY_START },
		{ "start_ip", KEY_START },
		{ "startipaddress", KEY_START },
		{ "start-ip-address", KEY_START },
		{ "start-ip", KEY_START },
		{ "end_ip_address", KEY_END },
		{ "end_ip", KEY_END },
		{ "endipaddress", KEY_END },
		{ "end-ip-address", KEY_END },
		{ "end-ip", KEY_END },
		{ "name", KEY_NAME },
		{ "server_id", KEY_OTHER },
		{ "redis_cache_name", KEY_OTHER },
		{ "resource_group_name", KEY_OTHER },
		{ "server_name", KEY_OTHER },
	};

	while (str_starts(word, STR("-")))
		word = str_sub(word, 1, word.len);
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (str_eq_nocase(word, str_of(keys[i].word)))
			return keys[i].key;
	return KEY_NONE;
}

/* Without the quotes around it, of programs, of Markdown or of print. */
static struct str unquote(struct str s)
{
	static const struct {
		struct str open, close;
	} quotes[] = {
		{ { "\"", 1 }, { "\"", 1 } },
		{ { "'", 1 }, { "'", 1 } },
		{ { "`", 1 }, { "`", 1 } },
		{ { "\xe2\x80\x9c", 3 }, { "\xe2\x80\x9d", 3 } },
	};

	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++) {
		struct str open = quotes[i].open, close = quotes[i].close;

		if (s.len >= open.len + close.len && str_starts(s, open) &&
		    str_ends(s, close))
			return str_trim(
			    str_sub(s, open.len, s.len - close.len));
	}
	return s;
}

/* Takes "key = value" from the piece.  KEY_NONE: it begins otherwise. */
static enum key take_pair(struct str s, struct piece *piece, struct str *value)
{
	size_t at = piece->at, end, from;
	enum key key;
	char quote;

	while (at < piece->end && is_name(s.at[at]))
		at++;
	key = key_of(str_sub(s, piece->at, at));
	at = skip_blank(s, at, piece->end);
	if (key == KEY_NONE || at == piece->end)
		return KEY_NONE;
	if (s.at[at] == '=' ||
	    (s.at[at] == ':' && (key == KEY_START || key == KEY_END)))
		at = skip_blank(s, at + 1, piece->end);
	else if (s.at[piece->at] != '-')
		return KEY_NONE;
	quote = at < piece->end ? s.at[at] : 0;
	from = end = at;
	if (quote == '"' || quote == '\'')
		for (end++; end < piece->end && s.at[end] != quote;)
			end++;
	while (end < piece->end && !is_blank(s.at[end]) && s.at[end] != '}')
		end++;
	*value = unquote(str_sub(s, from, end));
	piece->at = skip_blank(s, end, piece->end);
	return key;
}

static enum fw_step flaw_of(struct fw_rule *rule, struct flaw *flaw,
    const struct piece *piece, struct str text)
{
	rule->line = piece->line;
	*flaw = (struct flaw){ piece->at, piece->end - piece->at, text };
	return FW_FLAW;
}

static enum fw_step unpaired(
    struct fw_rule *rule, struct flaw *flaw, const struct pair *pair)
{
	struct piece from = pair->from;

	from.end = pair->end;
	return flaw_of(rule, flaw, &from,
	    pair->has[0]
		? STR("This start_ip_address has no end_ip_address; one host "
		      "is written with the same address twice.")
		: STR("This end_ip_address has no start_ip_address; one host "
		      "is written with the same address twice."));
}

static enum fw_step read_value(struct arena *a, struct fw_reader *r,
    struct pair *pair, enum key key, struct str value, struct flaw *flaw)
{
	int i = key == KEY_END;
	bool block;

	if (pair->has[i]) {
		*flaw = (struct flaw){ (size_t)(value.at - r->text.at),
			value.len,
			i ? STR("There are two end_ip_address here for one "
				"start_ip_address.")
			  : STR("There are two start_ip_address here for one "
				"end_ip_address.") };
		return FW_FLAW;
	}
	pair->has[i] = true;
	if (ip4_read(a, value, &pair->ip[i], flaw))
		return FW_RULE;
	block = str_find(value, STR("/"), 0) != SIZE_MAX;
	if (block)
		flaw->text = str_fmt(a,
		    "%s is a block, and %s takes one address: write its first "
		    "as start_ip_address and its last as end_ip_address.",
		    answer_quote(a, value).at,
		    i ? "end_ip_address" : "start_ip_address");
	flaw->at += value.at ? (size_t)(value.at - r->text.at) : pair->end;
	return FW_FLAW;
}

static enum fw_step end_pair(struct arena *a, const struct fw_reader *r,
    const struct pair *pair, struct fw_rule *rule, struct flaw *flaw)
{
	struct piece all = pair->from;

	all.end = pair->end;
	if (pair->ip[0] > pair->ip[1])
		return flaw_of(rule, flaw, &all,
		    str_fmt(a,
			"This runs backwards: start_ip_address %s is above "
			"end_ip_address %s, so swap the two.",
			ip4_text(a, pair->ip[0]).at,
			ip4_text(a, pair->ip[1]).at));
	*rule = (struct fw_rule){
		.range = { pair->ip[0], pair->ip[1] },
		.line = all.line,
		.at = all.at,
		.len = all.end - all.at,
		.name = pair->name.len ? pair->name : r->label,
	};
	finish(rule);
	return FW_RULE;
}

/*
 * resource "type" "label" {, and the } that ends it; what follows on the line
 * is left in the piece.  false: neither.
 */
static bool is_frame(struct fw_reader *r, struct piece *piece)
{
	struct str s = str_sub(r->text, piece->at, piece->end);
	struct str word = STR("resource "), rest;
	size_t brace = str_find(s, STR("{"), 0);

	if (str_eq(s, STR("{")) || str_eq(s, STR("}"))) {
		r->label = STR("");
		piece->at = piece->end;
		return true;
	}
	if (!str_starts(s, word) || brace == SIZE_MAX)
		return false;
	piece->at = skip_blank(r->text, piece->at + brace + 1, piece->end);
	rest = str_trim(str_sub(s, word.len, brace));
	while (str_find(rest, STR(" "), 0) != SIZE_MAX)
		rest = str_trim(str_cut(rest, ' ', &word));
	r->label = unquote(rest);
	return true;
}

/* "office:" before a rule; what follows is left in the piece. */
static struct str take_name(struct str s, struct piece *piece)
{
	size_t at = piece->at, colon;
	struct str name;

	if (at == piece->end || !is_letter(s.at[at]))
		return STR("");
	while (at < piece->end && (is_name(s.at[at]) || s.at[at] == ' '))
		at++;
	colon = at;
	if (colon == piece->end || s.at[colon] != ':' ||
	    str_find(str_sub(s, colon + 1, piece->end), STR(":"), 0) !=
		SIZE_MAX)
		return STR("");
	name = str_trim(str_sub(s, piece->at, colon));
	if (key_of(name) == KEY_START || key_of(name) == KEY_END)
		return STR("");
	piece->at = skip_blank(s, colon + 1, piece->end);
	return name;
}

static enum fw_step read_range(struct arena *a, struct fw_reader *r,
    const struct piece *piece, struct fw_rule *rule, struct flaw *flaw)
{
	struct str whole = str_sub(r->text, piece->at, piece->end);
	struct str s = unquote(whole);

	*rule = (struct fw_rule){
		.line = piece->line, .at = piece->at, .len = whole.len
	};
	if (!fw_word_explain(a, s, flaw) ||
	    !ip4_read_range(a, s, &rule->range, &rule->host_bits, flaw)) {
		flaw->at += s.at ? (size_t)(s.at - r->text.at) : piece->at;
		return FW_FLAW;
	}
	finish(rule);
	return FW_RULE;
}

/* Goes on with a pair.  FW_END: both halves are not there yet. */
static enum fw_step read_pair(struct arena *a, struct fw_reader *r,
    struct pair *pair, struct piece *piece, struct flaw *flaw)
{
	struct str value;
	enum key key;

	while (piece->at < piece->end) {
		struct piece before = *piece;

		key = take_pair(r->text, piece, &value);
		if (key == KEY_NONE)
			return FW_END;
		if (key == KEY_NAME)
			pair->name = value;
		if (key == KEY_NAME || key == KEY_OTHER)
			continue;
		if (!pair->has[0] && !pair->has[1])
			pair->from = before;
		pair->end = (size_t)(value.at - r->text.at) + value.len;
		if (pair->end < piece->end && value.at > r->text.at &&
		    (value.at[-1] == '"' || value.at[-1] == '\''))
			pair->end++;
		if (read_value(a, r, pair, key, value, flaw) == FW_FLAW)
			return FW_FLAW;
		if (pair->has[0] && pair->has[1])
			return FW_RULE;
	}
	return FW_END;
}

/* Where reading stops for now: the rest of the piece is read again. */
static void give_back(struct fw_reader *r, const struct piece *piece)
{
	if (piece->at == piece->end)
		return;
	r->at = piece->at;
	r->line = piece->line - 1;
}

enum fw_step fw_next(struct arena *a, struct fw_reader *r, struct fw_rule *rule,
    struct flaw *flaw)
{
	struct pair pair = { 0 };
	struct piece piece;

	for (;;) {
		bool open = pair.has[0] || pair.has[1];
		enum fw_step step;
		struct str name;

		if (!open && read_plain(r, rule))
			return FW_RULE;
		if (!next_piece(r, &piece))
			return open ? unpaired(rule, flaw, &pair) : FW_END;
		rule->line = piece.line;
		name = take_name(r->text, &piece);
		if (name.len)
			pair.name = name;
		step = read_pair(a, r, &pair, &piece, flaw);
		if (step == FW_FLAW)
			return FW_FLAW;
		if (step == FW_RULE) {
			give_back(r, &piece);
			return end_pair(a, r, &pair, rule, flaw);
		}
		if (piece.at == piece.end && name.len == 0)
			continue;
		open = pair.has[0] || pair.has[1];
		if (open) {
			give_back(r, &piece);
			return unpaired(rule, flaw, &pair);
		}
		if (is_frame(r, &piece)) {
			give_back(r, &piece);
			continue;
		}
		step = read_range(a, r, &piece, rule, flaw);
		rule->name = name;
		return step;
	}
}

struct str fw_source(struct str text, const struct fw_rule *rule)
{
	return str_sub(text, rule->at, rule->at + rule->len);
}
