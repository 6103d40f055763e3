#include "app/report.h"

#include "base/arena.h"
#include "base/clock.h"
#include "sched/day.h"
#include "text/width.h"
#include "text/wrap.h"

/* The glyphs that bars and days are drawn with. */
struct glyphs {
	const char *full, *half, *none;
	const char *day[5]; /* nothing, a little … a lot */
};

static const struct glyphs blocks_of = { "█", "▒", "░",
	{ "·", "░", "▒", "▓", "█" } };
static const struct glyphs ascii_of = { "#", "+", ".",
	{ ".", "-", "+", "*", "#" } };

/* What is drawn into, and with what. */
struct drawing {
	struct buf *b;
	const struct report_study *r;
	const struct glyphs *glyphs;
	size_t cells;
};

static void repeat(struct buf *b, const char *glyph, size_t n)
{
	for (; n > 0; n--)
		buf_add(b, str_of(glyph));
}

/* The text in exactly so many cells. */
static void add_cell(struct buf *b, struct str text, size_t cells)
{
	struct str fits = text_fit(text_safe(b->a, text), cells, NULL);
	size_t taken = text_cells(fits);

	buf_add(b, fits);
	buf_fill(b, ' ', taken < cells ? cells - taken : 0);
}

/* A sentence, in as many lines as it takes. */
static void add_prose(const struct drawing *g, struct str text)
{
	struct wrap line = wrap_prose(text, 0, g->cells);

	for (;;) {
		buf_add(g->b, str_sub(text, line.begin, line.end));
		buf_byte(g->b, '\n');
		if (line.next >= text.len)
			return;
		line = wrap_prose(text, line.next, g->cells);
	}
}

static size_t part(double some, size_t all, size_t cells)
{
	double at = all ? some / (double)all * (double)cells : 0;

	return at < 0 ? 0 : at > (double)cells ? cells : (size_t)(at + 0.5);
}

static size_t whole(double d)
{
	return (size_t)(d + 0.5);
}

/* Retained in 30 days, lost till then, and not retained now. */
static void add_bar(
    const struct drawing *g, const struct share *s, size_t cells)
{
	size_t now = part(s->now, s->questions, cells);
	size_t later = part(s->later, s->questions, cells);

	later = later > now ? now : later;
	repeat(g->b, g->glyphs->full, later);
	repeat(g->b, g->glyphs->half, now - later);
	repeat(g->b, g->glyphs->none, cells - now);
}

static void add_share(const struct drawing *g, const struct share *s)
{
	enum { WORDS = 28, WIDE = 64, BAR = 16, SMALL = 8 };
	struct buf *b = g->b;

	buf_add(b, STR("  "));
	if (g->cells >= WIDE) {
		add_cell(b, s->name, g->cells - 2 - 2 - BAR - 2 - WORDS);
		buf_add(b, STR("  "));
		add_bar(g, s, BAR);
	} else {
		add_cell(b, s->name, g->cells - 2);
		buf_add(b, STR("\n    "));
		add_bar(g, s, SMALL);
	}
	buf_fmt(b, "  %zu of %zu, %zu in %d days\n", whole(s->now),
	    s->questions, whole(s->later), REPORT_LATER);
}

static void add_shares(const struct drawing *g, const char *title,
    const struct share *at, size_t n)
{
	bool begun = false;

	for (size_t i = 0; i < n; i++) {
		if (at[i].answered == 0)
			continue;
		if (!begun)
			buf_fmt(g->b, "%s\n", title);
		begun = true;
		add_share(g, &at[i]);
	}
	if (begun)
		buf_byte(g->b, '\n');
}

static void add_due(const struct drawing *g)
{
	enum { NAME = 10, COUNT = 4 };
	size_t most = 1, last = 0;
	size_t room = g->cells - 2 - NAME - 2 - COUNT - 2;

	for (size_t i = 0; i < REPORT_DUE; i++) {
		most = g->r->due[i] > most ? g->r->due[i] : most;
		last = g->r->due[i] ? i + 1 : last;
	}
	if (last == 0) {
		buf_fmt(g->b, "Nothing falls due in the next %d days.\n\n",
		    REPORT_DUE);
		return;
	}
	buf_add(g->b, STR("Falls due\n"));
	for (size_t i = 0; i < last; i++) {
		struct str name = i == 0 ? STR("today")
		    : i == 1		 ? STR("tomorrow")
			     : clock_date(g->b->a, g->r->day + (int64_t)i);
		size_t n = g->r->due[i];

		buf_add(g->b, STR("  "));
		add_cell(g->b, name, NAME);
		buf_fmt(g->b, "  %*zu", COUNT, n);
		if (n)
			buf_add(g->b, STR("  "));
		repeat(g->b, g->glyphs->full,
		    most <= room ? n : (n * room + most - 1) / most);
		buf_byte(g->b, '\n');
	}
	buf_byte(g->b, '\n');
}

static const char *day_glyph(
    const struct glyphs *glyphs, const struct study_day *day)
{
	static const unsigned from[] = { 1, 5, 15, 30 };
	unsigned done = day ? day->answers + day->sections : 0;
	size_t level = 0;

	while (level < 4 && done >= from[level])
		level++;
	return glyphs->day[level];
}

static const struct study_day *find_day(
    const struct study_day *days, size_t n, int64_t day)
{
	while (n > 0 && days[n - 1].day > day)
		n--;
	return n > 0 && days[n - 1].day == day ? &days[n - 1] : NULL;
}

/* A column for each week, a row for each of its days. */
static void add_calendar(const struct drawing *g)
{
	enum { LABEL = 6, MOST_WEEKS = 26, WEEK = 7 };
	static const char *const names[] = { "Mon", "Tue", "Wed", "Thu", "Fri",
		"Sat", "Sun" };
	size_t n, weeks = (g->cells - LABEL) / 2;
	const struct study_day *days = standing_days(g->r->standing, &n);
	/* Day 0 was a Thursday. */
	int64_t monday = g->r->day - ((g->r->day + 3) % WEEK + WEEK) % WEEK;

	weeks = weeks > MOST_WEEKS ? MOST_WEEKS : weeks;
	buf_fmt(g->b, "The last %zu weeks\n", weeks);
	for (int row = 0; row < WEEK; row++) {
		buf_fmt(g->b, "  %s ", names[row]);
		for (size_t w = weeks; w-- > 0;) {
			int64_t day = monday - (int64_t)w * WEEK + row;

			if (day > g->r->day)
				break;
			buf_fmt(g->b, " %s",
			    day_glyph(g->glyphs, find_day(days, n, day)));
		}
		buf_byte(g->b, '\n');
	}
	buf_byte(g->b, '\n');
}

static void add_calibration(const struct drawing *g)
{
	bool said = false;

	for (int i = CONFIDENCE_SURE; i >= CONFIDENCE_UNSURE; i--) {
		enum confidence how = (enum confidence)i;
		struct calibration c = standing_sure(g->r->standing, how);

		if (c.answers == 0)
			continue;
		said = true;
		buf_fmt(g->b,
		    "Of the %zu time%s you said %s, %zu %% were right.\n",
		    c.answers, c.answers == 1 ? "" : "s", confidence_name(how),
		    whole(100.0 * (double)c.right / (double)c.answers));
	}
	if (said)
		buf_byte(g->b, '\n');
}

static void add_nearest(const struct drawing *g)
{
	enum { NEAREST = 5 };
	size_t n = g->r->n < NEAREST ? g->r->n : NEAREST;

	buf_add(g->b, STR("Nearest to being forgotten\n"));
	for (size_t i = 0; i < n; i++) {
		const struct remembered *q = &g->r->questions[i];

		buf_fmt(g->b, "  %3zu %%  ", whole(100 * q->chance));
		add_cell(g->b, q->title, g->cells - 10);
		buf_byte(g->b, '\n');
		if (q->card->leech)
			buf_add(g->b,
			    STR("         missed on many days: read its "
				"passage\n"));
	}
	buf_byte(g->b, '\n');
}

static void add_sum(const struct drawing *g)
{
	struct share all = { .questions = 0 };
	uint64_t minutes = (g->r->seconds + 30) / 60;

	for (size_t i = 0; i < g->r->nsections; i++) {
		all.questions += g->r->sections[i].questions;
		all.now += g->r->sections[i].now;
		all.later += g->r->sections[i].later;
	}
	add_prose(g,
	    str_fmt(g->b->a,
		"Retained: %zu of %zu questions; %zu in %d days without a "
		"review.",
		whole(all.now), all.questions, whole(all.later), REPORT_LATER));
	buf_fmt(g->b, "Time: %llu h %02llu min on %zu day%s.\n\n",
	    (unsigned long long)(minutes / 60),
	    (unsigned long long)(minutes % 60), g->r->days,
	    g->r->days == 1 ? "" : "s");
}

void report_text(
    struct buf *b, const struct report_study *r, size_t cells, bool blocks)
{
	struct drawing g = {
		.b = b,
		.r = r,
		.glyphs = blocks ? &blocks_of : &ascii_of,
		.cells = cells < 30 ? 30 : cells,
	};

	if (r->n == 0)
		return;
	add_sum(&g);
	add_due(&g);
	add_nearest(&g);
	add_shares(&g, "Retained, by section", r->sections, r->nsections);
	add_shares(&g, "Retained, by tag", r->tags, r->ntags);
	add_calibration(&g);
	add_calendar(&g);
}

/* The chance of recall on a day of the history; below 0: nothing yet. */
static double chance_on(const struct history *h, int64_t day)
{
	struct card then = *h->card;
	size_t n = h->n;

	while (n > 0 && h->at[n - 1].day > day)
		n--;
	if (n == 0)
		return -1;
	then.memory = h->at[n - 1].memory;
	then.day = h->at[n - 1].day;
	return standing_recall(h->standing, &then, day);
}

static void add_history(struct buf *b, const struct history *h)
{
	static const char *const words[] = {
		[RATING_AGAIN] = "not remembered",
		[RATING_HARD] = "right, but unsure",
		[RATING_GOOD] = "right",
		[RATING_EASY] = "right",
	};

	for (size_t i = 0; i < h->n; i++)
		buf_fmt(b, "  %.*s  %s; 90 %% for %.1f days\n",
		    STR_ARG(clock_date(b->a, h->at[i].day)),
		    words[h->at[i].rating], h->at[i].memory.stability);
}

void report_curve(
    struct buf *b, const struct history *h, size_t cells, bool blocks)
{
	enum { ROWS = 10, LABEL = 8, LEAST = 30 };
	const struct glyphs *glyphs = blocks ? &blocks_of : &ascii_of;
	int64_t first, span;
	size_t columns = (cells < LEAST ? LEAST : cells) - LABEL;

	if (h->n == 0)
		return;
	first = h->at[0].day;
	span = h->today + REPORT_LATER - first;
	buf_fmt(b, "%.*s\n", STR_ARG(text_safe(b->a, h->title)));
	for (int row = ROWS; row > 0; row--) {
		double level = (double)(2 * row - 1) / (2 * ROWS);

		buf_fmt(b, "  %3d %% ", 100 * row / ROWS);
		for (size_t c = 0; c < columns; c++) {
			int64_t day =
			    first + span * (int64_t)c / (int64_t)(columns - 1);
			double chance = chance_on(h, day);
			const char *glyph =
			    day > h->today ? glyphs->none : glyphs->full;

			buf_add(b, chance >= level ? str_of(glyph) : STR(" "));
		}
		buf_byte(b, '\n');
	}
	buf_fill(b, ' ', LABEL);
	buf_fmt(b, "%.*s to %.*s\n", STR_ARG(clock_date(b->a, first)),
	    STR_ARG(clock_date(b->a, h->today + REPORT_LATER)));
	add_history(b, h);
	buf_fmt(b, "  %.*s  falls due\n\n",
	    STR_ARG(clock_date(b->a, standing_due(h->standing, h->card))));
}
