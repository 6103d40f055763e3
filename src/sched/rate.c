#include "sched/rate.h"

enum rating rate(const struct evidence *seen)
{
	if (!seen->right || seen->hints > 0 || seen->tries > 1)
		return RATING_AGAIN;
	return seen->confidence == CONFIDENCE_UNSURE ? RATING_HARD
						     : RATING_GOOD;
}
