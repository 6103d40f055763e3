/*
 * Runs two programs in turn, A B A B …, and prints how much longer A takes:
 * the medians of wall and processor time over the pairs, and the ratios.
 *
 *	pairs N A… -- B…
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1000 };

struct took {
	double wall, cpu; /* ms */
	long peak; /* KiB */
};

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double ms(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static struct took run(char **argv)
{
	double start = now_ms();
	struct took took;
	struct rusage use;
	pid_t child = fork();
	int status;

	if (child == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &use) < 0 || status != 0) {
		fprintf(stderr, "pairs: %s failed\n", argv[0]);
		exit(1);
	}
	took.wall = now_ms() - start;
	took.cpu = ms(use.ru_utime) + ms(use.ru_stime);
	took.peak = use.ru_maxrss;
	return took;
}

static int order(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

static double median(double *at, int n)
{
	qsort(at, (size_t)n, sizeof(*at), order);
	return at[n / 2];
}

int main(int argc, char **argv)
{
	static double wall[2][MOST], cpu[2][MOST], walls[MOST], cpus[MOST];
	int n = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 0, cut = 2;
	char **program[2];
	long peak[2] = { 0, 0 };

	while (cut < argc && strcmp(argv[cut], "--") != 0)
		cut++;
	if (n < 1 || n > MOST || cut <= 2 || cut + 1 >= argc) {
		fputs("usage: pairs N A... -- B...\n", stderr);
		return 2;
	}
	argv[cut] = NULL;
	program[0] = argv + 2;
	program[1] = argv + cut + 1;
	for (int i = -1; i < n; i++)
		for (int k = 0; k < 2; k++) {
			struct took took = run(program[k]);

			if (i < 0)
				continue;
			wall[k][i] = took.wall;
			cpu[k][i] = took.cpu;
			if (took.peak > peak[k])
				peak[k] = took.peak;
		}
	for (int i = 0; i < n; i++) {
		walls[i] = wall[0][i] / wall[1][i];
		cpus[i] = cpu[0][i] / cpu[1][i];
	}
	printf("wall %.2fx cpu %.2fx  (%.1f / %.1f ms, %.0f / %.0f MB)\n",
	    median(walls, n), median(cpus, n), median(wall[0], n),
	    median(wall[1], n), (double)peak[0] / 1024, (double)peak[1] / 1024);
	return 0;
}
