#include "term/fit.h"

#include "base/diag.h"
#include "term/terminfo.h"

#include <stdlib.h>
#include <unistd.h>

const char *const fit_else =
    "\"lectern render FILE\" and \"lectern quiz FILE\" write plain lines";

bool fit_for_panes(struct diags *d)
{
	const char *name = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		diag_error(d, STR(""),
		    "panes need a terminal for input and output; %s", fit_else);
		return false;
	}
	if (!name || !*name) {
		diag_error(d, STR(""),
		    "TERM is not set, so panes cannot be shown; %s", fit_else);
		return false;
	}
	if (!terminfo_fits()) {
		diag_error(d, STR(""),
		    "TERM=%s is not a terminal that can show panes; %s", name,
		    fit_else);
		return false;
	}
	return true;
}
