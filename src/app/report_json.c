#include "app/report.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/json.h"

#include <math.h>

static void count(struct buf *b, const char *key, uint64_t n)
{
	json_key(b, key);
	buf_fmt(b, "%llu", (unsigned long long)n);
}

/* To four places: more would be noise. */
static double rounded(double d)
{
	return floor(d * 10000 + 0.5) / 10000;
}

static void number(struct buf *b, const char *key, double d)
{
	json_key(b, key);
	json_number(b, rounded(d));
}

static void text(struct buf *b, const char *key, struct str s)
{
	json_key(b, key);
	json_string(b, s);
}

static void flag(struct buf *b, const char *key, bool is)
{
	json_key(b, key);
	buf_add(b, is ? STR("true") : STR("false"));
}

static void next(struct buf *b, size_t i)
{
	buf_add(b, i ? STR(",{") : STR("{"));
}

static void shares(struct buf *b, const char *key, const char *id,
    const struct share *at, size_t n)
{
	json_key(b, key);
	buf_byte(b, '[');
	for (size_t i = 0; i < n; i++) {
		next(b, i);
		if (at[i].module.len)
			text(b, "module", at[i].module);
		text(b, id, at[i].id);
		count(b, "questions", at[i].questions);
		count(b, "answered", at[i].answered);
		number(b, "retained", at[i].now);
		number(b, "retained_in_30_days", at[i].later);
		buf_byte(b, '}');
	}
	buf_byte(b, ']');
}

static void questions(struct buf *b, const struct report_study *r)
{
	json_key(b, "memories");
	buf_byte(b, '[');
	for (size_t i = 0; i < r->n; i++) {
		const struct remembered *q = &r->questions[i];

		next(b, i);
		text(b, "module", q->module);
		text(b, "id", q->id);
		number(b, "stability", q->card->memory.stability);
		number(b, "difficulty", q->card->memory.difficulty);
		number(b, "recall", q->chance);
		count(b, "reviews", q->card->rated);
		count(b, "lapses", q->card->lapses);
		flag(b, "leech", q->card->leech);
		text(b, "last", clock_date(b->a, q->card->day));
		text(b, "due", clock_date(b->a, q->due));
		buf_byte(b, '}');
	}
	buf_byte(b, ']');
}

static void calendar(struct buf *b, const struct report_study *r)
{
	size_t n;
	const struct study_day *days = standing_days(r->standing, &n);

	json_key(b, "calendar");
	buf_byte(b, '[');
	for (size_t i = 0; i < n; i++) {
		next(b, i);
		text(b, "day", clock_date(b->a, days[i].day));
		count(b, "answers", days[i].answers);
		count(b, "right", days[i].right);
		count(b, "sections_read", days[i].sections);
		count(b, "seconds", days[i].seconds);
		buf_byte(b, '}');
	}
	buf_byte(b, ']');
}

static void forecast(struct buf *b, const struct report_study *r)
{
	json_key(b, "due");
	buf_byte(b, '[');
	for (size_t i = 0; i < REPORT_DUE; i++) {
		next(b, i);
		text(b, "day", clock_date(b->a, r->day + (int64_t)i));
		count(b, "questions", r->due[i]);
		buf_byte(b, '}');
	}
	buf_byte(b, ']');
}

static void calibration(struct buf *b, const struct report_study *r)
{
	json_key(b, "calibration");
	buf_byte(b, '[');
	for (int i = CONFIDENCE_UNSURE; i < CONFIDENCES; i++) {
		enum confidence said = (enum confidence)i;
		struct calibration c = standing_sure(r->standing, said);

		next(b, (size_t)(i - CONFIDENCE_UNSURE));
		text(b, "said", str_of(confidence_name(said)));
		count(b, "answers", c.answers);
		count(b, "right", c.right);
		buf_byte(b, '}');
	}
	buf_byte(b, ']');
}

void report_json(struct buf *b, const struct report_study *r)
{
	text(b, "today", clock_date(b->a, r->day));
	number(b, "retention", standing_retention(r->standing));
	count(b, "due_today", r->due[0]);
	count(b, "leeches", r->leeches);
	count(b, "seconds", r->seconds);
	shares(b, "retained_by_section", "section", r->sections, r->nsections);
	shares(b, "retained_by_tag", "tag", r->tags, r->ntags);
	forecast(b, r);
	calendar(b, r);
	calibration(b, r);
	questions(b, r);
}

/* What a comma, a quote or a line end would break stands in quotes. */
static void add_field(struct buf *b, struct str s)
{
	bool plain = true;

	for (size_t i = 0; i < s.len; i++)
		plain &= s.at[i] != ',' && s.at[i] != '"' && s.at[i] != '\n' &&
		    s.at[i] != '\r';
	if (plain) {
		buf_add(b, s);
		return;
	}
	buf_byte(b, '"');
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"')
			buf_byte(b, '"');
		buf_byte(b, s.at[i]);
	}
	buf_byte(b, '"');
}

void report_csv_line(struct buf *b, const char *group, struct str name,
    const char *figure, struct str value)
{
	buf_fmt(b, "%s,", group);
	add_field(b, name);
	buf_fmt(b, ",%s,", figure);
	add_field(b, value);
	buf_byte(b, '\n');
}

static void csv_count(struct buf *b, const char *group, struct str name,
    const char *figure, uint64_t n)
{
	report_csv_line(b, group, name, figure,
	    str_fmt(b->a, "%llu", (unsigned long long)n));
}

static void csv_number(struct buf *b, const char *group, struct str name,
    const char *figure, double d)
{
	report_csv_line(
	    b, group, name, figure, str_fmt(b->a, "%.10g", rounded(d)));
}

static void csv_shares(
    struct buf *b, const char *group, const struct share *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str name = at[i].module.len
		    ? str_fmt(b->a, "%.*s#%.*s", STR_ARG(at[i].module),
			  STR_ARG(at[i].id))
		    : at[i].id;

		csv_count(b, group, name, "questions", at[i].questions);
		csv_count(b, group, name, "answered", at[i].answered);
		csv_number(b, group, name, "retained", at[i].now);
		csv_number(b, group, name, "retained_in_30_days", at[i].later);
	}
}

static void csv_question(struct buf *b, const struct remembered *q)
{
	struct str name =
	    str_fmt(b->a, "%.*s#%.*s", STR_ARG(q->module), STR_ARG(q->id));
	const struct card *card = q->card;

	csv_number(b, "memory", name, "stability", card->memory.stability);
	csv_number(b, "memory", name, "difficulty", card->memory.difficulty);
	csv_number(b, "memory", name, "recall", q->chance);
	csv_count(b, "memory", name, "reviews", card->rated);
	csv_count(b, "memory", name, "lapses", card->lapses);
	csv_count(b, "memory", name, "leech", card->leech);
	report_csv_line(b, "memory", name, "last", clock_date(b->a, card->day));
	report_csv_line(b, "memory", name, "due", clock_date(b->a, q->due));
}

static void csv_days(struct buf *b, const struct report_study *r)
{
	size_t n;
	const struct study_day *days = standing_days(r->standing, &n);

	for (size_t i = 0; i < REPORT_DUE; i++)
		csv_count(b, "due", clock_date(b->a, r->day + (int64_t)i),
		    "questions", r->due[i]);
	for (size_t i = 0; i < n; i++) {
		struct str day = clock_date(b->a, days[i].day);

		csv_count(b, "calendar", day, "answers", days[i].answers);
		csv_count(b, "calendar", day, "right", days[i].right);
		csv_count(
		    b, "calendar", day, "sections_read", days[i].sections);
		csv_count(b, "calendar", day, "seconds", days[i].seconds);
	}
}

void report_csv(struct buf *b, const struct report_study *r)
{
	csv_number(
	    b, "all", STR(""), "retention", standing_retention(r->standing));
	csv_count(b, "all", STR(""), "due_today", r->due[0]);
	csv_count(b, "all", STR(""), "leeches", r->leeches);
	csv_count(b, "all", STR(""), "seconds", r->seconds);
	csv_shares(b, "section", r->sections, r->nsections);
	csv_shares(b, "tag", r->tags, r->ntags);
	csv_days(b, r);
	for (int i = CONFIDENCE_UNSURE; i < CONFIDENCES; i++) {
		enum confidence said = (enum confidence)i;
		struct calibration c = standing_sure(r->standing, said);
		struct str name = str_of(confidence_name(said));

		csv_count(b, "calibration", name, "answers", c.answers);
		csv_count(b, "calibration", name, "right", c.right);
	}
	for (size_t i = 0; i < r->n; i++)
		csv_question(b, &r->questions[i]);
}
