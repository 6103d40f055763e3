#ifndef QUIZ_FORMULA_H
#define QUIZ_FORMULA_H

#include "check/check.h"
#include "quiz/value.h"

/*
 * What stands behind the = of a definition, or behind where:
 *
 *	n * 4 + 1		+ - * / % on whole numbers; an address plus or
 *				minus a number; address minus address
 *	last(net)		first last count prefix min max abs block range
 *				if tick group mask
 *	host in net and n != 3	= != < <= > >= in; and, or, not
 *	"D" + n + "s"		a text and anything make a text
 */
enum formula_fault {
	FORMULA_FINE,
	FORMULA_WRONG, /* it can never be worked out */
	FORMULA_UNLUCKY /* not with these values: division by zero … */
};

/*
 * Works out all of `text`.  Anything but FINE: *flaw says what is wrong and
 * where in the text.  Names that were looked up are marked as used; what it
 * makes lives in `a`.
 */
enum formula_fault formula_value(struct arena *a, struct str text,
    const struct names *names, struct value *value, struct flaw *flaw);

/*
 * Where `what` stands in the text outside quotes and parentheses, from `from`
 * on; SIZE_MAX: nowhere.
 */
size_t formula_find(struct str text, struct str what, size_t from);

#endif
