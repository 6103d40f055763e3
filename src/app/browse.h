#ifndef APP_BROWSE_H
#define APP_BROWSE_H

#include "base/str.h"

/*
 * Opens a web address (http, https; printable ASCII) with xdg-open or open,
 * and returns what to tell the learner.  Anything else is not opened.
 */
struct str browse(struct str url);

#endif
