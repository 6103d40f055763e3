/*
 * Replays histories from stdin, one a line:
 *   RETENTION W0 .. W20 then DAYS RATING for each answer
 * and prints for each answer: STABILITY DIFFICULTY INTERVAL RECALL.
 */
#include "sched/fsrs.h"

#include <stdio.h>
#include <stdlib.h>

enum { LINE = 16384 };

static void replay(char *at)
{
	double retention = strtod(at, &at), w[FSRS_WEIGHTS];
	struct fsrs_state now = { 0 };
	struct fsrs f;

	for (int i = 0; i < FSRS_WEIGHTS; i++)
		w[i] = strtod(at, &at);
	f = fsrs_new(w);
	for (;;) {
		char *end;
		double days = strtod(at, &end), recall = 1;

		if (end == at)
			return;
		if (now.stability > 0)
			recall = fsrs_recall(&f, now.stability, days);
		now =
		    fsrs_next(&f, now, days, (enum rating)strtol(end, &at, 10));
		printf("%.10g %.10g %d %.10g\n", now.stability, now.difficulty,
		    fsrs_interval(&f, now.stability, retention), recall);
	}
}

int main(void)
{
	static char line[LINE];

	while (fgets(line, sizeof(line), stdin))
		replay(line);
	return 0;
}
