#ifndef VIEW_FORM_OWN_H
#define VIEW_FORM_OWN_H

/* What form.c (what is filled in) and form_rows.c (what is seen) share. */

#include "view/form.h"

/* The option of the file that is shown in this place. */
size_t form_shown(const struct form *f, size_t place);

/* Whether the i-th thing is typed, and not chosen. */
bool form_is_typed(const struct form *f, size_t i);

#endif
