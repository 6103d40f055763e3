#ifndef TESTS_PTY_JOB_H
#define TESTS_PTY_JOB_H

/*
 * The shell of pty.h: it leads a session on the terminal, runs one job in
 * front, tells when that stops or ends, and is not ended by a lost terminal.
 */
#include "base/die.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#include <utmp.h>
#endif

enum { PTY_ENV = 32, PTY_ARGS = 32 };

extern char **environ;

struct pty_wish {
	int rows, columns;
	/* "NAME=VALUE" sets, "NAME" takes away. */
	const char *env[PTY_ENV];
	const char *home; /* NULL: a fresh one that pty_free removes */
};

/* What the shell tells about its job. */
struct pty_news {
	enum { PTY_STARTED, PTY_STOPPED, PTY_ENDED } kind;
	int value; /* its pid; or its exit status, or minus the signal */
	int cpu_ms; /* of PTY_ENDED: processor time of the job */
};

static inline void pty_tell(int fd, struct pty_news news)
{
	if (write(fd, &news, sizeof(news)) != sizeof(news))
		_exit(125);
}

static inline void pty_make_env(const struct pty_wish *wish, const char *home)
{
	static char *none[] = { NULL };
	static const char *const keep[] = { "PATH", "ASAN_OPTIONS",
		"UBSAN_OPTIONS", "LECTERN_DATA", NULL };
	static const char *const xdg[][2] = { { "XDG_DATA_HOME", "data" },
		{ "XDG_STATE_HOME", "state" }, { "XDG_CONFIG_HOME", "config" },
		{ "XDG_CACHE_HOME", "cache" } };
	const char *kept[sizeof(keep) / sizeof(*keep)] = { NULL };
	char path[128];

	for (int i = 0; keep[i]; i++)
		kept[i] = getenv(keep[i]);
	environ = none;
	for (int i = 0; keep[i]; i++)
		if (kept[i])
			setenv(keep[i], kept[i], 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	setenv("HOME", home, 1);
	for (size_t i = 0; i < sizeof(xdg) / sizeof(*xdg); i++) {
		snprintf(path, sizeof(path), "%s/%s", home, xdg[i][1]);
		setenv(xdg[i][0], path, 1);
	}
	for (int i = 0; i < PTY_ENV && wish->env[i]; i++)
		if (!strchr(wish->env[i], '='))
			unsetenv(wish->env[i]);
		else
			putenv(strdup(wish->env[i]));
}

static inline void pty_run_job(const char *const argv[])
{
	static const int usual[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP,
		SIGTTOU, SIGTTIN, SIGPIPE, SIGCHLD, SIGCONT };
	char *args[PTY_ARGS] = { NULL };

	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++)
		signal(usual[i], SIG_DFL);
	for (int i = 0; argv[i] && i < PTY_ARGS - 1; i++)
		args[i] = strdup(argv[i]);
	execvp(args[0], args);
	_exit(127);
}

static inline void pty_tell_end(int fd, int status)
{
	struct rusage use;
	struct pty_news news = { .kind = PTY_ENDED };

	getrusage(RUSAGE_CHILDREN, &use);
	news.value =
	    WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
	news.cpu_ms = (int)((use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1000 +
	    (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1000);
	pty_tell(fd, news);
}

/* Runs the job; an order (a byte) puts a stopped one in front again. */
static inline void pty_shell(int news, int orders, const char *const argv[])
{
	pid_t job;
	int status;
	char order;

	signal(SIGHUP, SIG_IGN);
	signal(SIGTTOU, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	job = fork();
	if (job == 0)
		pty_run_job(argv);
	setpgid(job, job);
	tcsetpgrp(STDIN_FILENO, job);
	pty_tell(
	    news, (struct pty_news){ .kind = PTY_STARTED, .value = (int)job });
	while (waitpid(job, &status, WUNTRACED) == job) {
		if (!WIFSTOPPED(status)) {
			pty_tell_end(news, status);
			break;
		}
		tcsetpgrp(STDIN_FILENO, getpgrp());
		pty_tell(news, (struct pty_news){ .kind = PTY_STOPPED });
		if (read(orders, &order, 1) != 1)
			break;
		tcsetpgrp(STDIN_FILENO, job);
		kill(-job, SIGCONT);
	}
	/* The terminal lives until the test has seen all of it. */
	while (read(orders, &order, 1) == 1)
		;
	kill(-job, SIGKILL);
	_exit(0);
}

#endif
