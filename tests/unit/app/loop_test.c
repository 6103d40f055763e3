#include "app/loop.h"
#include "base/arena.h"
#include "base/diag.h"
#include "tap.h"
#include "term/term.h"

#include <signal.h>

static struct arena *a;

static struct term *script(const char *text)
{
	struct diags d = diags_in(a);

	return term_script(str_of(text), STR("t.keys"), &d);
}

static void plays_scripts(void)
{
	struct term *t = script("key j\nresize 40x12\nshow\nkey k");
	struct loop *l = loop_new();
	struct loop_event e = loop_next(l, t, -1);
	int rows, columns;

	INT_IS(e.kind, LOOP_KEY);
	INT_IS(e.key.code, 'j');
	INT_IS(loop_next(l, t, 0).kind, LOOP_RESIZED);
	term_size(t, &rows, &columns);
	INT_IS(columns, 40);
	/* Before the script shows, its drawer gets a turn, even if it said
	   that it would wait for ever. */
	INT_IS(loop_next(l, t, -1).kind, LOOP_TIMEOUT);
	e = loop_next(l, t, -1);
	INT_IS(e.key.code, 'k');
	e = loop_next(l, t, -1);
	INT_IS(e.kind, LOOP_TERMINATE);
	INT_IS(e.signal, 0);
	loop_free(l);
	term_close(t);
}

static void hears_signals(void)
{
	struct term *t = script("key j");
	struct loop *l = loop_new();
	struct loop_event e;

	for (int i = 0; i < 3; i++)
		raise(SIGWINCH);
	raise(SIGCONT);
	raise(SIGTSTP);
	raise(SIGTERM);
	e = loop_next(l, t, 0);
	INT_IS(e.kind, LOOP_TERMINATE);
	INT_IS(e.signal, SIGTERM);
	INT_IS(loop_next(l, t, 0).kind, LOOP_SUSPEND);
	INT_IS(loop_next(l, t, 0).kind, LOOP_CONTINUED);
	INT_IS(loop_next(l, t, 0).kind, LOOP_RESIZED);
	INT_IS(loop_next(l, t, 0).kind, LOOP_KEY);
	/* A full pipe loses nothing that matters and never blocks. */
	for (int i = 0; i < 100 * 1000; i++)
		raise(SIGWINCH);
	raise(SIGHUP);
	INT_IS(loop_next(l, t, 0).signal, SIGHUP);
	INT_IS(loop_next(l, t, 0).kind, LOOP_RESIZED);
	INT_IS(loop_next(l, t, 0).kind, LOOP_TERMINATE);
	loop_free(l);
	term_close(t);
}

static void (*handler_of(int number))(int)
{
	struct sigaction act;

	sigaction(number, NULL, &act);
	return act.sa_handler;
}

static void gives_signals_back(void)
{
	struct loop *l;

	signal(SIGHUP, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	l = loop_new();
	OK(handler_of(SIGHUP) == SIG_IGN);
	OK(handler_of(SIGTSTP) == SIG_IGN);
	OK(handler_of(SIGTERM) != SIG_DFL);
	OK(handler_of(SIGWINCH) != SIG_DFL);
	loop_free(l);
	OK(handler_of(SIGHUP) == SIG_IGN);
	OK(handler_of(SIGTERM) == SIG_DFL);
	OK(handler_of(SIGWINCH) == SIG_DFL);
	loop_free(NULL);
}

int main(void)
{
	static const int usual[] = { SIGTERM, SIGHUP, SIGINT, SIGTSTP };

	/* Whoever runs the tests may have had them ignored. */
	for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++)
		signal(usual[i], SIG_DFL);
	a = arena_new();
	plays_scripts();
	hears_signals();
	gives_signals_back();
	arena_free(a);
	return tap_done();
}
