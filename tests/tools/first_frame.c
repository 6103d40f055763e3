/*
 * usage: first_frame RUNS PROGRAM-A [ARG ...] -- PROGRAM-B [ARG ...]
 *
 * Starts the two in turn on terminals of 24x80 and prints the median time in
 * milliseconds from start to the last byte of the first screen (what comes
 * before 80 ms of silence), of each, and the median of the ratios A/B.
 */
#include "base/die.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_RUNS = 101, SILENCE_MS = 80 };

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static double run(char **argv)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	double start = now_ms(), last = start;
	char bytes[65536];
	int master;
	pid_t child = forkpty(&master, NULL, NULL, &size);

	MUST(child >= 0);
	if (child == 0) {
		setenv("TERM", "xterm-256color", 1);
		execvp(argv[0], argv);
		_exit(127);
	}
	for (;;) {
		struct pollfd fd = { .fd = master, .events = POLLIN };
		int wait = last == start ? 5000 : SILENCE_MS;

		if (poll(&fd, 1, wait) <= 0 ||
		    read(master, bytes, sizeof(bytes)) <= 0)
			break;
		last = now_ms();
	}
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	close(master);
	return last - start;
}

static int by_size(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

static double median(double *at, int n)
{
	qsort(at, (size_t)n, sizeof(*at), by_size);
	return at[n / 2];
}

int main(int argc, char **argv)
{
	double a[MOST_RUNS], b[MOST_RUNS], ratio[MOST_RUNS];
	int n = argc > 1 ? atoi(argv[1]) : 0, other = 2;

	while (other < argc && strcmp(argv[other], "--") != 0)
		other++;
	if (n < 1 || n > MOST_RUNS || other + 1 >= argc)
		return 2;
	argv[other] = NULL;
	run(argv + 2);
	run(argv + other + 1);
	for (int i = 0; i < n; i++) {
		a[i] = run(argv + 2);
		b[i] = run(argv + other + 1);
		ratio[i] = a[i] / b[i];
	}
	printf("%.2f ms  %.2f ms  ratio %.2f\n", median(a, n), median(b, n),
	    median(ratio, n));
	return 0;
}
