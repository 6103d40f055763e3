#include "term/crash.h"

#include <signal.h>
#include <stdbool.h>
#include <termios.h>
#include <unistd.h>

enum { FATAL_SIGNALS = 5, MOST_BYTES = 256, STACK_BYTES = 16 * 1024 };

static const int fatal[FATAL_SIGNALS] = {
	SIGSEGV,
	SIGBUS,
	SIGFPE,
	SIGILL,
	SIGABRT,
};

/*
 * A handler has no other way to its facts than a variable of the file.  All
 * is prepared beforehand: the handler may only write and set modes.
 */
static struct {
	char bytes[MOST_BYTES];
	size_t len;
	struct termios modes;
	bool has_modes, armed;
	struct sigaction before[FATAL_SIGNALS];
} crash;

/* A stack that ran over needs another one to say so. */
static char stack[STACK_BYTES];

static void restore(int number)
{
	size_t done = 0;

	while (done < crash.len) {
		ssize_t n =
		    write(STDOUT_FILENO, crash.bytes + done, crash.len - done);

		if (n <= 0)
			break;
		done += (size_t)n;
	}
	if (crash.has_modes)
		tcsetattr(STDIN_FILENO, TCSANOW, &crash.modes);
	for (int i = 0; i < FATAL_SIGNALS; i++)
		sigaction(fatal[i], &crash.before[i], NULL);
	raise(number);
}

static void give_stack(void)
{
	stack_t now, own = { .ss_sp = stack, .ss_size = sizeof(stack) };

	if (sigaltstack(NULL, &now) == 0 && (now.ss_flags & SS_DISABLE))
		sigaltstack(&own, NULL);
}

void crash_modes(void)
{
	crash.has_modes = tcgetattr(STDIN_FILENO, &crash.modes) == 0;
	crash.len = 0;
}

void crash_add(const char *text)
{
	bool in_pause = false;

	if (!text || text == (const char *)-1)
		return;
	for (; *text && crash.len < MOST_BYTES; text++) {
		/* "$<5>" */
		in_pause = in_pause || (text[0] == '$' && text[1] == '<');
		if (!in_pause)
			crash.bytes[crash.len++] = *text;
		in_pause = in_pause && *text != '>';
	}
}

void crash_arm(void)
{
	struct sigaction act = { .sa_handler = restore,
		.sa_flags = SA_ONSTACK };

	crash_disarm();
	give_stack();
	sigemptyset(&act.sa_mask);
	for (int i = 0; i < FATAL_SIGNALS; i++)
		sigaction(fatal[i], &act, &crash.before[i]);
	crash.armed = true;
}

void crash_disarm(void)
{
	for (int i = 0; crash.armed && i < FATAL_SIGNALS; i++)
		sigaction(fatal[i], &crash.before[i], NULL);
	crash.armed = false;
}
