#include "app/loop.h"

#include "base/clock.h"
#include "base/die.h"
#include "term/term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static const int signals[] = {
	SIGTERM,
	SIGHUP,
	SIGINT,
	SIGQUIT,
	SIGTSTP,
	SIGCONT,
	SIGWINCH,
};

enum { SIGNALS = sizeof(signals) / sizeof(*signals), BATCH = 64 };

struct loop {
	int read_end, write_end;
	struct sigaction before[SIGNALS];
};

/*
 * A handler has no other way to the loop than variables of the file: which
 * signals have come, in the order of `signals`, and the pipe that wakes it
 * (-1: there is no loop).
 */
static volatile sig_atomic_t arrived[SIGNALS];
static volatile sig_atomic_t wake_fd = -1;

static void wake(int number)
{
	int kept = errno;
	ssize_t written;

	for (int i = 0; i < SIGNALS; i++)
		if (signals[i] == number)
			arrived[i] = 1;
	written = write(wake_fd, "", 1);
	(void)written; /* a full pipe wakes the loop as well */
	errno = kept;
}

static void open_pipe(struct loop *l)
{
	int ends[2];

	if (pipe(ends) != 0)
		die("no pipe to be had");
	for (int i = 0; i < 2; i++) {
		fcntl(ends[i], F_SETFL, O_NONBLOCK);
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	}
	l->read_end = ends[0];
	l->write_end = ends[1];
}

static bool ends_us(int number)
{
	return number == SIGTERM || number == SIGHUP || number == SIGINT ||
	    number == SIGQUIT;
}

struct loop *loop_new(void)
{
	struct sigaction act = { .sa_handler = wake, .sa_flags = SA_RESTART };
	struct loop *l = calloc(1, sizeof(*l));

	MUST(wake_fd == -1);
	if (!l)
		die("no memory for the loop");
	open_pipe(l);
	wake_fd = l->write_end;
	sigemptyset(&act.sa_mask);
	for (int i = 0; i < SIGNALS; i++) {
		arrived[i] = 0;
		sigaction(signals[i], NULL, &l->before[i]);
		if (signals[i] == SIGWINCH ||
		    l->before[i].sa_handler != SIG_IGN)
			sigaction(signals[i], &act, NULL);
	}
	return l;
}

void loop_free(struct loop *l)
{
	if (!l)
		return;
	for (int i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &l->before[i], NULL);
	wake_fd = -1;
	close(l->read_end);
	close(l->write_end);
	free(l);
}

/* Empties the pipe, before `arrived` is looked at: no signal is missed. */
static void drain(const struct loop *l)
{
	char bytes[BATCH];

	while (read(l->read_end, bytes, sizeof(bytes)) > 0)
		;
}

/* What a signal means; false: none has come. */
static bool signal_event(struct term *t, struct loop_event *event)
{
	int i = 0;

	while (i < SIGNALS && !arrived[i])
		i++;
	if (i == SIGNALS)
		return false;
	arrived[i] = 0;
	if (ends_us(signals[i])) {
		event->kind = LOOP_TERMINATE;
		event->signal = signals[i];
	} else if (signals[i] == SIGTSTP) {
		event->kind = LOOP_SUSPEND;
	} else if (signals[i] == SIGCONT) {
		event->kind = LOOP_CONTINUED;
		term_return(t);
	} else {
		event->kind = LOOP_RESIZED;
		term_resized(t);
	}
	return true;
}

/* What a key means; false: none has arrived. */
static bool key_event(struct term *t, struct loop_event *event)
{
	event->key = term_key(t);
	event->kind = LOOP_KEY;
	if (event->key.code == KEYS_NONE)
		return false;
	if (event->key.code == KEYS_RESIZE)
		event->kind = LOOP_RESIZED;
	else if (event->key.code == KEYS_CLOSED)
		event->kind = LOOP_TERMINATE;
	return true;
}

/* Milliseconds left until `end`; -1 if there is no end. */
static int left(int64_t end)
{
	int64_t now = clock_ms();

	if (end < 0)
		return -1;
	return end > now ? (int)(end - now) : 0;
}

struct loop_event loop_next(struct loop *l, struct term *t, int wait_ms)
{
	struct loop_event event = { .kind = LOOP_TIMEOUT };
	int64_t end = wait_ms < 0 ? -1 : clock_ms() + wait_ms;
	struct pollfd in[] = {
		{ .fd = l->read_end, .events = POLLIN },
		{ .fd = term_fd(t), .events = POLLIN },
	};

	for (;;) {
		int n;

		drain(l);
		if (signal_event(t, &event) || key_event(t, &event))
			return event;
		if (term_fd(t) < 0)
			break;
		n = poll(in, 2, left(end));
		if (n < 0 && errno != EINTR)
			die("cannot wait for keys");
		if (n == 0)
			break;
	}
	event.kind = LOOP_TIMEOUT;
	return event;
}

bool loop_ends(const struct loop *l)
{
	(void)l;
	for (int i = 0; i < SIGNALS; i++)
		if (ends_us(signals[i]) && arrived[i])
			return true;
	return false;
}

/*
 * What has come till now is seen to by the return; what comes after must be
 * heard.
 */
void loop_back(struct loop *l, struct term *t)
{
	drain(l);
	for (int i = 0; i < SIGNALS; i++)
		if (!ends_us(signals[i]))
			arrived[i] = 0;
	term_return(t);
}

void loop_suspend(struct loop *l, struct term *t)
{
	struct sigaction stop = { .sa_handler = SIG_DFL }, ours;

	term_leave(t);
	sigemptyset(&stop.sa_mask);
	sigaction(SIGTSTP, &stop, &ours);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	loop_back(l, t);
}
