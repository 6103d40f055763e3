#ifndef APP_EXAM_REPORT_H
#define APP_EXAM_REPORT_H

#include "app/examine.h"

#include <stdint.h>

struct diags;
struct options;

/* What --report names, or "".  false: no report is called so, and d says. */
bool exam_report_path(
    const struct options *o, struct str *path, struct diags *d);

/* Writes the report of what was handed in at `now`.  false: d says why not. */
bool exam_report(struct str path, const struct exam *e, struct str title,
    int64_t now, struct diags *d);

#endif
