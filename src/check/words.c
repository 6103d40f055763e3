#include "check/words.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "check/check.h"
#include "text/width.h"

static bool is_blank(uint32_t r)
{
	return r == ' ' || (r >= '\t' && r <= '\r') || r == 0xa0 ||
	    r == 0x202f || (r >= 0x2000 && r <= 0x200a) || r == 0x3000;
}

struct str words_fold(struct arena *a, struct str s, bool exact)
{
	struct buf b = { .a = a };
	bool blank = false;

	while (s.len) {
		uint32_t rune = (unsigned char)s.at[0];
		size_t n = utf8_decode(s, &rune);
		char lower[UTF8_MOST];

		if (n && is_blank(rune)) {
			blank = b.len > 0;
		} else {
			if (blank)
				buf_byte(&b, ' ');
			blank = false;
			if (n == 0 || exact)
				buf_add(&b, str_sub(s, 0, n ? n : 1));
			else
				buf_add(&b,
				    (struct str){ lower,
					utf8_encode(text_lower(rune), lower) });
		}
		s = str_sub(s, n ? n : 1, s.len);
	}
	return buf_str(&b);
}

bool words_same(struct arena *a, struct str x, struct str y, bool exact)
{
	return str_eq(words_fold(a, x, exact), words_fold(a, y, exact));
}

/* Bytes of other scripts count as letters. */
static bool is_letter(struct str s, size_t at)
{
	unsigned char c;

	if (at >= s.len)
		return false;
	c = (unsigned char)s.at[at];
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

bool words_hold(struct arena *a, struct str text, struct str word)
{
	struct str in = words_fold(a, text, false);
	struct str what = words_fold(a, word, false);
	size_t at = 0;

	if (what.len == 0)
		return false;
	while ((at = str_find(in, what, at)) != SIZE_MAX) {
		bool left = is_letter(what, 0) && at && is_letter(in, at - 1);
		bool right = is_letter(what, what.len - 1) &&
		    is_letter(in, at + what.len);

		if (!left && !right)
			return true;
		at++;
	}
	return false;
}

/* One of the texts that an s= line accepts. */
struct alternative {
	struct str text, exact, folded; /* as written, and as compared */
};

struct choice_of_words {
	struct alternative *at;
	size_t n, cap;
};

enum { ALTERNATIVES_MOST = 99 };

static size_t ticks_at(struct str s, size_t at)
{
	size_t from = at;

	while (at < s.len && s.at[at] == '`')
		at++;
	return at - from;
}

/* The code that s begins with, `so` or ``so``; 0: with none.  *code: so. */
static size_t code_length(struct str s, struct str *code)
{
	size_t ticks = ticks_at(s, 0), at = ticks, n;

	for (; ticks && at < s.len; at += n ? n : 1) {
		n = ticks_at(s, at);
		if (n != ticks)
			continue;
		*code = str_trim(str_sub(s, ticks, at));
		return at + n;
	}
	return 0;
}

/* A text that is written as code, as people do, is what the code says. */
static struct str without_ticks(struct str s)
{
	struct str code;

	s = str_trim(s);
	return code_length(s, &code) == s.len && code.len ? code : s;
}

/* An alternative that is code, in which | means nothing.  false: it is not. */
static bool next_code(struct str *rest, struct str *out)
{
	size_t at = 0, len;

	while (at < rest->len && (rest->at[at] == ' ' || rest->at[at] == '\t'))
		at++;
	len = code_length(str_sub(*rest, at, rest->len), out);
	for (at += len; at < rest->len; at++)
		if (rest->at[at] != ' ' && rest->at[at] != '\t')
			break;
	if (len == 0 || out->len == 0 ||
	    (at < rest->len && rest->at[at] != '|'))
		return false;
	*rest = at < rest->len ? str_sub(*rest, at + 1, rest->len)
			       : (struct str){ NULL, 0 };
	return true;
}

/* Cuts at the first | that no backslash stands before; \| is a plain |. */
static struct str next_alternative(struct arena *a, struct str *rest)
{
	struct buf b = { .a = a };
	struct str code;
	size_t i = 0;

	if (next_code(rest, &code))
		return code;
	for (; i < rest->len && rest->at[i] != '|'; i++) {
		if (rest->at[i] == '\\' && i + 1 < rest->len &&
		    rest->at[i + 1] == '|')
			i++;
		buf_byte(&b, rest->at[i]);
	}
	*rest = i < rest->len ? str_sub(*rest, i + 1, rest->len)
			      : (struct str){ NULL, 0 };
	return str_trim(buf_str(&b));
}

static bool prepare(
    struct arena *a, struct accepted *accepted, struct flaw *flaw)
{
	struct choice_of_words *rule = NEW(a, struct choice_of_words);
	struct str rest = accepted->text;

	do {
		size_t at = rest.at ? (size_t)(rest.at - accepted->text.at) : 0;
		struct str one = next_alternative(a, &rest);

		if (one.len == 0) {
			*flaw = (struct flaw){ at, 1,
				STR("an accepted text is empty") };
			return false;
		}
		if (rule->n == ALTERNATIVES_MOST) {
			*flaw = (struct flaw){ at, 1,
				STR("more than 99 accepted texts") };
			return false;
		}
		*VEC_ADD(a, rule) = (struct alternative){ one,
			words_fold(a, one, true), words_fold(a, one, false) };
	} while (rest.at);
	accepted->rule = rule;
	return true;
}

static bool holds(
    const struct accepted *accepted, struct str folded, bool exact)
{
	const struct choice_of_words *rule = accepted->rule;

	for (size_t i = 0; i < rule->n; i++) {
		const struct alternative *one = &rule->at[i];

		if (str_eq(exact ? one->exact : one->folded, folded))
			return true;
	}
	return false;
}

static long hit(const struct wanted *wanted, struct str folded, bool right)
{
	for (size_t i = 0; i < wanted->n; i++)
		if (wanted->accepted[i].right == right &&
		    holds(&wanted->accepted[i], folded, wanted->exact))
			return (long)i;
	return -1;
}

static struct verdict judge(
    struct arena *a, const struct wanted *wanted, struct str answer)
{
	struct str folded = words_fold(a, without_ticks(answer), wanted->exact);
	long right = hit(wanted, folded, true);
	long slip = right < 0 ? hit(wanted, folded, false) : -1;
	const char *quoted = answer_quote(a, str_trim(answer)).at;
	struct verdict v;

	if (right >= 0)
		v = verdict_of(true, STR("That is what is asked for."));
	else if (slip >= 0)
		v = verdict_of(false,
		    str_fmt(a, "%s is a known slip; look again.", quoted));
	else
		v = verdict_of(
		    false, str_fmt(a, "%s is not what is asked for.", quoted));
	v.known = right >= 0 ? right : slip;
	return v;
}

static struct str solution(struct arena *a, const struct accepted *accepted)
{
	const struct choice_of_words *rule = accepted->rule;

	(void)a;
	return rule->at[0].text;
}

static struct str in_words(struct arena *a, const struct accepted *accepted)
{
	const struct choice_of_words *rule = accepted->rule;
	struct buf b = { .a = a };

	for (size_t i = 0; i < rule->n; i++) {
		if (i)
			buf_add(&b, STR(" or "));
		buf_add(&b, rule->at[i].text);
	}
	return buf_str(&b);
}

const struct str *words_accepted(
    struct arena *a, const struct accepted *accepted, size_t *n)
{
	const struct choice_of_words *rule = accepted->rule;
	struct str *texts = NEW_N(a, struct str, rule->n);

	for (size_t i = 0; i < rule->n; i++)
		texts[i] = rule->at[i].text;
	*n = rule->n;
	return texts;
}

static bool covers(
    const struct accepted *x, const struct accepted *y, bool exact)
{
	const struct choice_of_words *rule = y->rule;

	for (size_t i = 0; i < rule->n; i++) {
		const struct alternative *one = &rule->at[i];

		if (!holds(x, exact ? one->exact : one->folded, exact))
			return false;
	}
	return true;
}

const struct check check_text = {
	.name = "text",
	.mark = { "s=", 2 },
	.prepare = prepare,
	.judge = judge,
	.solution = solution,
	.words = in_words,
	.covers = covers,
};
