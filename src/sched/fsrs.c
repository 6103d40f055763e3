#include "sched/fsrs.h"

#include "base/die.h"

#include <math.h>
#include <string.h>

/* clang-format off */
static const double official[FSRS_WEIGHTS] = {
	0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
	0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
	1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
};
/* clang-format on */

static const double least_stability = 0.001, least_first = 0.1;
static const double most_days = 36500;

static double within(double n, double least, double most)
{
	return n < least ? least : n > most ? most : n;
}

/* An enum is unsigned, and grades are counted down from as well. */
static double beyond(enum rating rating, enum rating from)
{
	return (double)rating - (double)from;
}

static double first_difficulty(const double *w, enum rating rating)
{
	return w[4] - exp(w[5] * beyond(rating, RATING_AGAIN)) + 1;
}

struct fsrs fsrs_new(const double w[FSRS_WEIGHTS])
{
	struct fsrs f;

	memcpy(f.w, w ? w : official, sizeof(f.w));
	f.decay = -f.w[20];
	f.factor = pow(0.9, 1 / f.decay) - 1;
	f.growth = exp(f.w[8]);
	f.easy = first_difficulty(f.w, RATING_EASY);
	f.least_loss = exp(f.w[17] * f.w[18]);
	return f;
}

double fsrs_recall(const struct fsrs *f, double stability, double days)
{
	return pow(1 + f->factor * days / stability, f->decay);
}

static struct fsrs_state first(const struct fsrs *f, enum rating rating)
{
	double stability = f->w[rating - 1];

	return (struct fsrs_state){
		.stability = stability < least_first ? least_first : stability,
		.difficulty = within(first_difficulty(f->w, rating), 1, 10),
	};
}

static double same_day(const struct fsrs *f, double s, enum rating rating)
{
	double by = exp(f->w[17] * (beyond(rating, RATING_GOOD) + f->w[18])) *
	    pow(s, -f->w[19]);

	return s * (rating >= RATING_HARD && by < 1 ? 1 : by);
}

static double recalled(const struct fsrs *f, struct fsrs_state was,
    double chance, enum rating rating)
{
	double gain = f->growth * (11 - was.difficulty) *
	    pow(was.stability, -f->w[9]) * (exp(f->w[10] * (1 - chance)) - 1);

	if (rating == RATING_HARD)
		gain *= f->w[15];
	if (rating == RATING_EASY)
		gain *= f->w[16];
	return was.stability * (1 + gain);
}

static double forgotten(
    const struct fsrs *f, struct fsrs_state was, double chance)
{
	double left = f->w[11] * pow(was.difficulty, -f->w[12]) *
	    (pow(was.stability + 1, f->w[13]) - 1) *
	    exp(f->w[14] * (1 - chance));
	double most = was.stability / f->least_loss;

	return left < most ? left : most;
}

static double next_difficulty(const struct fsrs *f, double d, enum rating g)
{
	double moved = d - f->w[6] * beyond(g, RATING_GOOD) * (10 - d) / 9;

	return within(f->w[7] * f->easy + (1 - f->w[7]) * moved, 1, 10);
}

struct fsrs_state fsrs_next(const struct fsrs *f, struct fsrs_state was,
    double days, enum rating rating)
{
	double stability;

	MUST(days >= 0 && rating >= RATING_AGAIN && rating <= RATING_EASY);
	if (was.stability <= 0)
		return first(f, rating);
	if (days <= 0)
		stability = same_day(f, was.stability, rating);
	else if (rating == RATING_AGAIN)
		stability =
		    forgotten(f, was, fsrs_recall(f, was.stability, days));
	else
		stability = recalled(
		    f, was, fsrs_recall(f, was.stability, days), rating);
	return (struct fsrs_state){
		.stability = within(stability, least_stability, most_days),
		.difficulty = next_difficulty(f, was.difficulty, rating),
	};
}

int fsrs_interval(const struct fsrs *f, double stability, double retention)
{
	double days =
	    stability / f->factor * (pow(retention, 1 / f->decay) - 1);

	return (int)within(floor(days + 0.5), 1, most_days);
}
