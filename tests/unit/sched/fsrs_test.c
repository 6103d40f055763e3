#include "sched/fsrs.h"
#include "tap.h"

#include <math.h>

static bool near(double got, double want)
{
	bool is = fabs(got - want) <= 1e-4;

	if (!is)
		printf("# got %.9f, want %.9f\n", got, want);
	return is;
}

/* Official vectors: ts-fsrs, py-fsrs and fsrs-rs publish them. */
static void begins_as_published(const struct fsrs *f)
{
	static const double s[] = { 0.212, 1.2931, 2.3065, 8.2956 };
	static const double d[] = { 6.4133, 5.11217071, 2.11810397, 1 };

	for (int g = RATING_AGAIN; g <= RATING_EASY; g++) {
		struct fsrs_state was = { 0 };
		struct fsrs_state now = fsrs_next(f, was, 0, (enum rating)g);

		OK(near(now.stability, s[g - 1]));
		OK(near(now.difficulty, d[g - 1]));
	}
}

static void moves_difficulty(const struct fsrs *f)
{
	static const double d[] = { 8.341763, 6.6659956, 4.990228, 3.3144615 };
	struct fsrs_state was = { .stability = 5, .difficulty = 5 };

	for (int g = RATING_AGAIN; g <= RATING_EASY; g++)
		OK(near(
		    fsrs_next(f, was, 1, (enum rating)g).difficulty, d[g - 1]));
}

static void changes_stability(const struct fsrs *f)
{
	static const double s[] = { 1.30243125, 17.77531755, 22.92869563,
		34.21415404 };
	static const double lapse[] = { 1.0525396, 1.1894329, 1.3680838,
		1.584989 };
	struct fsrs_state was = { .stability = 10, .difficulty = 5 };

	for (int g = RATING_AGAIN; g <= RATING_EASY; g++)
		OK(near(
		    fsrs_next(f, was, 5, (enum rating)g).stability, s[g - 1]));
	for (int i = 0; i < 4; i++) {
		double chance = 0.9 - 0.1 * i;
		double days = 5 / f->factor * (pow(chance, 1 / f->decay) - 1);

		was = (struct fsrs_state){ 5, 1 + i };
		OK(near(fsrs_recall(f, 5, days), chance));
		OK(near(
		    fsrs_next(f, was, days, RATING_AGAIN).stability, lapse[i]));
	}
}

/* Where py-fsrs differs: hard on the same day takes nothing away. */
static void keeps_on_the_same_day(const struct fsrs *f)
{
	struct fsrs_state was = { .stability = 5, .difficulty = 5 };

	OK(near(fsrs_next(f, was, 0, RATING_HARD).stability, 5));
	OK(fsrs_next(f, was, 0, RATING_AGAIN).stability < 5);
	OK(fsrs_next(f, was, 0, RATING_EASY).stability > 5);
}

static void forgets_along_the_curve(const struct fsrs *f)
{
	static const struct {
		double days, stability, chance;
	} rows[] = { { 0, 1, 1 }, { 1, 2, .9403443 }, { 2, 3, .9253786 },
		{ 3, 4, .9185229 }, { 4, 4, .9 }, { 5, 2, .8261359 } };
	static const int days[] = { 34793, 2508, 387, 90, 27, 9, 3, 1, 1 };

	OK(near(f->factor, 0.9803464944));
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		OK(near(fsrs_recall(f, rows[i].stability, rows[i].days),
		    rows[i].chance));
	for (int i = 0; i < 9; i++)
		INT_IS(fsrs_interval(f, 1, 0.2 + 0.1 * i), days[i]);
	INT_IS(fsrs_interval(f, 1e9, 0.9), 36500);
}

/* Good six times, again twice, good five times, each on the day it is due. */
static void spaces_a_history(const struct fsrs *f)
{
	static const int want[] = { 0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12,
		21 };
	struct fsrs_state now = { 0 };
	int days = 0;

	for (int i = 0; i < 13; i++) {
		enum rating g = i == 6 || i == 7 ? RATING_AGAIN : RATING_GOOD;

		now = fsrs_next(f, now, days, g);
		/* Steps of minutes lie on the same day: a 0 is published. */
		days = want[i] ? fsrs_interval(f, now.stability, 0.9) : 0;
		INT_IS(days, want[i]);
	}
}

static void remembers_a_history(void)
{
	static const int gaps[] = { 0, 0, 1, 3, 8, 21 };
	struct fsrs f = fsrs_new(NULL);
	struct fsrs_state now = { 0 };

	for (int i = 0; i < 6; i++)
		now =
		    fsrs_next(&f, now, gaps[i], i ? RATING_GOOD : RATING_AGAIN);
	OK(near(now.stability, 53.62691));
	OK(near(now.difficulty, 6.3574867));
	f.w[17] = f.w[18] = f.w[19] = 0;
	f = fsrs_new(f.w);
	now = (struct fsrs_state){ 0 };
	for (int i = 0; i < 6; i++)
		now =
		    fsrs_next(&f, now, gaps[i], i ? RATING_GOOD : RATING_AGAIN);
	OK(near(now.stability, 53.335106));
}

static void stays_within_bounds(const struct fsrs *f)
{
	struct fsrs_state now = { 0 };

	for (int i = 0; i < 200; i++)
		now = fsrs_next(f, now, 36500, RATING_EASY);
	OK(now.stability <= 36500 && now.difficulty >= 1);
	for (int i = 0; i < 200; i++)
		now = fsrs_next(f, now, 1, RATING_AGAIN);
	OK(now.stability >= 0.001 && now.difficulty <= 10);
}

int main(void)
{
	struct fsrs f = fsrs_new(NULL);

	begins_as_published(&f);
	moves_difficulty(&f);
	changes_stability(&f);
	keeps_on_the_same_day(&f);
	forgets_along_the_curve(&f);
	spaces_a_history(&f);
	remembers_a_history();
	stays_within_bounds(&f);
	return tap_done();
}
