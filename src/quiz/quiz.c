#include "quiz/quiz.h"

#include "quiz/parse.h"

const struct question *quiz_find(const struct quiz *quiz, struct str id)
{
	for (size_t i = 0; i < quiz->n; i++)
		if (str_eq(quiz->questions[i].id, id))
			return &quiz->questions[i];
	return NULL;
}
