#include "ui/act.h"

static const char *const words_of[] = {
#define ACT_ROW(id, words) [ACT_##id] = (words),
	ACTS(ACT_ROW)
#undef ACT_ROW
};

const char *act_words(enum act act)
{
	MUST(act < ACT_COUNT);
	return act == ACT_NONE ? "" : words_of[act];
}
