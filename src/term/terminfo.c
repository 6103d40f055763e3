#include "term/terminfo.h"

#include <stddef.h>
#include <term.h>
#include <unistd.h>

bool terminfo_fits(void)
{
	int found;
	bool fits;

	if (setupterm(NULL, STDOUT_FILENO, &found) != 0)
		return false;
	fits = cursor_address && *cursor_address;
	del_curterm(cur_term);
	return fits;
}
