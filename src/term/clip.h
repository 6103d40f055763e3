#ifndef TERM_CLIP_H
#define TERM_CLIP_H

#include "base/str.h"

/* The bytes that put the text on a terminal's clipboard (OSC 52), in `a`. */
struct str clip_osc52(struct arena *a, struct str text);

#endif
