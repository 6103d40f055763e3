#include "app/exam_report.h"

#include "app/options.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "share/result.h"

bool exam_report_path(
    const struct options *o, struct str *path, struct diags *d)
{
	*path = str_of(options_get(o, OPTION_REPORT));
	if (!options_get(o, OPTION_REPORT) || result_knows(*path))
		return true;
	diag_error(d, STR(""),
	    "--report names a file that ends in .md, .html or .json");
	return false;
}

bool exam_report(struct str path, const struct exam *e, struct str title,
    int64_t now, struct diags *d)
{
	struct arena *a = arena_new();
	struct result r = { e, title, clock_utc(a, now) };
	bool ok = file_write(path, result_write(a, &r, path), d);

	arena_free(a);
	return ok;
}
