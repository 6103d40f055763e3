#include "app/browse.h"

#include "base/arena.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Only plain web addresses leave lectern: never a word that is an option. */
static bool may_leave(struct str url)
{
	for (size_t i = 0; i < url.len; i++)
		if (url.at[i] <= ' ' || (unsigned char)url.at[i] >= 0x7f)
			return false;
	return str_starts(url, STR("https://")) ||
	    str_starts(url, STR("http://"));
}

/* In a grandchild, so that nobody waits for the browser. */
static void start(const char *url)
{
	static const char *const openers[] = { "xdg-open", "open" };
	int null = open("/dev/null", O_RDWR);

	if (fork() != 0)
		_exit(0);
	setsid();
	if (null >= 0) {
		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
	}
	for (size_t i = 0; i < sizeof(openers) / sizeof(*openers); i++)
		execlp(openers[i], openers[i], url, (char *)NULL);
	_exit(127);
}

struct str browse(struct str url)
{
	struct arena *a;
	pid_t child;

	if (!may_leave(url))
		return STR("Only web addresses are opened outside.");
	a = arena_new();
	child = fork();
	if (child == 0)
		start(str_c(a, url));
	if (child > 0)
		waitpid(child, NULL, 0);
	arena_free(a);
	return child > 0 ? STR("Handed to the browser.")
			 : STR("The browser could not be started.");
}
