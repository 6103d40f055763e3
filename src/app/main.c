#include "app/app.h"
#include "app/check.h"
#include "app/exam_lines.h"
#include "app/export.h"
#include "app/firewall.h"
#include "app/logs.h"
#include "app/options.h"
#include "app/progress.h"
#include "app/quiz_lines.h"
#include "app/render.h"
#include "app/review_lines.h"
#include "text/width.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A file and nowhere to show panes: its lines, as `less` and `man` do. */
static int read_or_render(const struct options *o)
{
	char path[4096];
	const char *const words[] = { path };
	struct options render = *o;
	struct str name, word = o->n ? str_of(o->words[0]) : STR("");

	str_cut(word, '#', &name);
	if (name.len == 0 || name.len >= sizeof(path) ||
	    isatty(STDOUT_FILENO) || options_get(o, OPTION_SCRIPT))
		return app_command(o);
	memcpy(path, name.at, name.len);
	path[name.len] = '\0';
	render.words = words;
	return render_command(&render);
}

int main(int argc, char **argv)
{
	struct options o;

	text_locale();
	/* A limit on the size of files is then an error like a full disk. */
	signal(SIGXFSZ, SIG_IGN);
	if (!options_read(&o, argc, argv))
		return EXIT_CANNOT;
	if (options_get(&o, OPTION_VERSION) || o.command == COMMAND_VERSION) {
		printf("lectern %s\n", options_version());
		return EXIT_FINE;
	}
	if (options_get(&o, OPTION_HELP)) {
		options_help(o.command);
		return EXIT_FINE;
	}
	switch (o.command) {
	case COMMAND_READ:
		return read_or_render(&o);
	case COMMAND_CHECK:
		return check_command(&o);
	case COMMAND_FIREWALL:
		return firewall_command(&o);
	case COMMAND_BACKUP:
		return backup_command(&o);
	case COMMAND_EXPORT:
		return o.n ? export_command(&o) : log_command(&o);
	case COMMAND_MERGE:
		return merge_command(&o);
	case COMMAND_IMPORT:
		return import_command(&o);
	case COMMAND_RENDER:
		return render_command(&o);
	case COMMAND_QUIZ:
		return quiz_command(&o);
	case COMMAND_REVIEW:
		return review_command(&o);
	case COMMAND_EXAM:
		return exam_command(&o);
	case COMMAND_HELP:
		options_help(options_command(o.n ? o.words[0] : NULL));
		return EXIT_FINE;
	case COMMAND_PROGRESS:
		return progress_command(&o);
	case COMMAND_RESET:
		return reset_command(&o);
	case COMMAND_VERSION:
	case COMMAND_COUNT:
		break;
	}
	return EXIT_CANNOT;
}
