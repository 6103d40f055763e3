#include "app/editor.h"

#include "app/loop.h"
#include "base/arena.h"
#include "base/file.h"
#include "term/term.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	WAIT_MS = 20, /* between two looks at the editor */
	NOT_FOUND = 127, /* what a shell says of a command that is not there */
	NOT_RUN = 126
};

/* Whether a program of this name lies in PATH. */
static bool is_there(struct arena *a, struct str name)
{
	struct str path = str_of(getenv("PATH"));

	while (path.len) {
		struct str dir;

		path = str_cut(path, ':', &dir);
		if (dir.len &&
		    access(str_c(a, path_join(a, dir, name)), X_OK) == 0)
			return true;
	}
	return false;
}

/* The command that opens a file; empty: there is none. */
static struct str command(struct arena *a)
{
	static const char *const names[] = { "VISUAL", "EDITOR" };
	static const char *const usual[] = { "vi", "nano" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct str set = str_trim(str_of(getenv(names[i])));

		if (set.len)
			return set;
	}
	for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++)
		if (is_there(a, str_of(usual[i])))
			return str_of(usual[i]);
	return STR("");
}

/* Whether the editor takes "+LINE" before the file. */
static bool takes_line(struct str command)
{
	static const char *const names[] = { "vi", "vim", "nvim", "nano",
		"emacs", "kak" };
	struct str word;

	str_cut(command, ' ', &word);
	word = path_name(word);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq(word, str_of(names[i])))
			return true;
	return false;
}

static void default_signals(void)
{
	static const int signals[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP,
		SIGTSTP, SIGTTIN, SIGTTOU, SIGCONT, SIGWINCH, SIGCHLD, SIGPIPE,
		SIGXFSZ };
	sigset_t none;

	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		signal(signals[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* What the shell is to run: the command with these arguments. */
struct run {
	const char *script, *line, *path; /* line: NULL for none */
};

/* In the child: in front of the terminal, and then the editor. */
static void become(const struct run *run)
{
	static const char *const shell = "/bin/sh", *const name = "lectern";

	setpgid(0, 0);
	signal(SIGTTOU, SIG_IGN);
	tcsetpgrp(STDIN_FILENO, getpid());
	default_signals();
	if (run->line)
		execl(shell, "sh", "-c", run->script, name, run->line,
		    run->path, (char *)NULL);
	else
		execl(shell, "sh", "-c", run->script, name, run->path,
		    (char *)NULL);
	_exit(NOT_FOUND);
}

/* Puts a process group in front, also from behind. */
static void put_in_front(pid_t group)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;

	sigemptyset(&ignore.sa_mask);
	sigaction(SIGTTOU, &ignore, &before);
	tcsetpgrp(STDIN_FILENO, group);
	sigaction(SIGTTOU, &before, NULL);
}

/* The editor has stopped: so do we, and go on with it. */
static void stop_with(pid_t child)
{
	struct sigaction stop = { .sa_handler = SIG_DFL }, ours;

	put_in_front(getpgrp());
	sigemptyset(&stop.sa_mask);
	sigaction(SIGTSTP, &stop, &ours);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	put_in_front(child);
	kill(-child, SIGCONT);
}

/* Waits for the editor's end; its status. */
static int wait_for(struct loop *l, pid_t child)
{
	bool told = false;
	int status = 0;

	for (;;) {
		pid_t got = waitpid(child, &status, WNOHANG | WUNTRACED);

		if (got == child && WIFSTOPPED(status))
			stop_with(child);
		else if (got != 0)
			return got == child ? status : 0;
		if (!told && loop_ends(l)) {
			kill(-child, SIGHUP);
			kill(-child, SIGCONT);
			told = true;
		}
		poll(NULL, 0, WAIT_MS);
	}
}

static struct str outcome(struct arena *a, struct str command, int status)
{
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;

	if (code == NOT_FOUND || code == NOT_RUN)
		return str_fmt(a,
		    "%.*s cannot be started: set VISUAL or EDITOR to your "
		    "editor, or write here.",
		    STR_ARG(command));
	if (WIFSIGNALED(status))
		return str_fmt(a, "%.*s was ended by signal %d.",
		    STR_ARG(command), WTERMSIG(status));
	if (code)
		return str_fmt(
		    a, "%.*s ended with %d.", STR_ARG(command), code);
	return STR("");
}

struct str editor_open(struct arena *a, struct loop *l, struct term *t,
    struct str path, unsigned line)
{
	struct str with = command(a);
	struct run run = { .path = str_c(a, path) };
	int status;
	pid_t child;

	if (term_fd(t) < 0)
		return STR("A script has no terminal for an editor.");
	if (with.len == 0)
		return STR("There is no editor: set VISUAL or EDITOR to yours, "
			   "or write here.");
	run.script = str_fmt(a, "exec %.*s \"$@\"", STR_ARG(with)).at;
	if (line && takes_line(with))
		run.line = str_fmt(a, "+%u", line).at;
	term_leave(t);
	child = fork();
	if (child == 0)
		become(&run);
	if (child < 0) {
		loop_back(l, t);
		return STR("The editor cannot be started: the system gives no "
			   "process.");
	}
	setpgid(child, child);
	put_in_front(child);
	status = wait_for(l, child);
	put_in_front(getpgrp());
	loop_back(l, t);
	return outcome(a, with, status);
}
