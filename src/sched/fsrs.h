#ifndef SCHED_FSRS_H
#define SCHED_FSRS_H

/*
 * FSRS-6: how well a thing is remembered, and when it is to be asked again.
 * The formulas are those on which ts-fsrs and fsrs-rs agree
 * (open-spaced-repetition, "The Algorithm"); where they part from py-fsrs
 * (an answer on the same day never makes a memory weaker unless it was
 * wrong) we follow them.  Nothing is fuzzed: the same log gives the same
 * days everywhere.
 */
enum { FSRS_WEIGHTS = 21 };

enum rating { RATING_AGAIN = 1, RATING_HARD, RATING_GOOD, RATING_EASY };

/* The weights, and what follows from them. */
struct fsrs {
	double w[FSRS_WEIGHTS];
	double decay, factor; /* of the curve of forgetting */
	double growth; /* e^w8 */
	double easy; /* difficulty that all drift to: unclamped D0(Easy) */
	double least_loss; /* e^(w17 w18): a lapse divides by no less */
};

/* A memory.  Both 0: there is none yet. */
struct fsrs_state {
	double stability; /* days until the chance of recall is 0.9 */
	double difficulty; /* 1 to 10 */
};

/* With these weights; NULL: the official ones. */
struct fsrs fsrs_new(const double w[FSRS_WEIGHTS]);

/* What a memory becomes when it is rated `days` (>= 0) after the last time. */
struct fsrs_state fsrs_next(const struct fsrs *f, struct fsrs_state was,
    double days, enum rating rating);

/* The chance of recall, `days` after a memory was left this stable. */
double fsrs_recall(const struct fsrs *f, double stability, double days);

/*
 * After how many whole days (1 to 36500) the chance of recall has fallen to
 * `retention` (above 0, at most 1).
 */
int fsrs_interval(const struct fsrs *f, double stability, double retention);

#endif
