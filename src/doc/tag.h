#ifndef DOC_TAG_H
#define DOC_TAG_H

#include "base/str.h"

#include <stdbool.h>

/* Whether the line is one whole HTML tag, opening or closing, and blanks. */
bool tag_alone(struct str line);

#endif
