#include "sched/standing_own.h"

#include <stdint.h>

static const double usual_retention = 0.9;

/* NULL: not known, or forgotten. */
static const struct entry *item_find(const struct standing *s, enum fact fact,
    struct str module, struct str item)
{
	const struct entry *of = entry_find(s, FACT_MODULE, NULL, module);
	const struct entry *e = of ? entry_find(s, fact, of, item) : NULL;

	return e && e->resets == of->resets ? e : NULL;
}

const struct card *standing_card(
    const struct standing *s, struct str module, struct str question)
{
	const struct entry *e = item_find(s, FACT_CARD, module, question);

	return e ? &e->card : NULL;
}

size_t standing_cards(const struct standing *s)
{
	return s->cards.n;
}

const struct card *standing_card_at(const struct standing *s, size_t i)
{
	const struct entry *e;

	MUST(i < s->cards.n);
	e = s->cards.at[i];
	return e->resets == e->module->resets ? &e->card : NULL;
}

double standing_recall(
    const struct standing *s, const struct card *card, int64_t day)
{
	double days = (double)(day - card->day);

	if (!card->rated)
		return 0;
	return fsrs_recall(
	    &s->fsrs, card->memory.stability, days < 0 ? 0 : days);
}

int64_t standing_due(const struct standing *s, const struct card *card)
{
	if (!card->rated)
		return INT64_MAX;
	return card->day +
	    fsrs_interval(
		&s->fsrs, card->memory.stability, standing_retention(s));
}

/* "0.9", "0.85": nothing but hundredths makes a difference that is felt. */
bool retention_read(struct str word, double *retention)
{
	struct str whole, part = str_cut(word, '.', &whole);
	uint64_t hundredths;

	if (!str_eq(whole, STR("0")) || part.len < 1 || part.len > 2 ||
	    !str_number(part, 99, &hundredths))
		return false;
	if (part.len == 1)
		hundredths *= 10;
	if (hundredths < 70 || hundredths > 97)
		return false;
	*retention = (double)hundredths / 100;
	return true;
}

double standing_retention(const struct standing *s)
{
	double retention = usual_retention;

	retention_read(
	    standing_place(s, STR(""), STR("retention")), &retention);
	return retention;
}

const struct study_day *standing_days(const struct standing *s, size_t *n)
{
	*n = s->days.n;
	return s->days.at;
}

struct calibration standing_sure(
    const struct standing *s, enum confidence confidence)
{
	MUST((size_t)confidence < CONFIDENCES);
	return s->sure[confidence];
}

bool standing_read(
    const struct standing *s, struct str module, struct str section)
{
	return item_find(s, FACT_READ, module, section) != NULL;
}

struct str standing_place(
    const struct standing *s, struct str module, struct str item)
{
	const struct entry *e = item_find(s, FACT_PLACE, module, item);

	if (!e)
		return STR("");
	return (struct str){ e->detail.at, e->detail.len };
}

int64_t standing_last(const struct standing *s, struct str module)
{
	const struct entry *of;
	int64_t last = 0;

	if (module.len) {
		of = entry_find(s, FACT_MODULE, NULL, module);
		return of ? of->last : 0;
	}
	for (size_t i = 0; i < s->modules.n; i++)
		if (s->modules.at[i]->last > last)
			last = s->modules.at[i]->last;
	return last;
}

struct past standing_past(const struct standing *s, struct str module)
{
	const struct entry *of = entry_find(s, FACT_MODULE, NULL, module);

	return of ? of->past : (struct past){ .answers = 0 };
}

size_t standing_modules(const struct standing *s)
{
	return s->modules.n;
}

struct str standing_module(const struct standing *s, size_t i)
{
	MUST(i < s->modules.n);
	return s->modules.at[i]->name;
}
