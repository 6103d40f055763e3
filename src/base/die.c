#include "base/die.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { EXIT_OUR_FAULT = 70 };

static void (*restore_terminal)(void);

void die_restore(void (*restore)(void))
{
	restore_terminal = restore;
}

void die(const char *fmt, ...)
{
	va_list args;
	void (*restore)(void) = restore_terminal;

	restore_terminal = NULL;
	if (restore)
		restore();
	fputs("lectern: ", stderr);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
	exit(EXIT_OUR_FAULT);
}

void die_at(const char *file, int line, const char *cond)
{
	die("%s:%d: this must hold and does not: %s", file, line, cond);
}
