#include "app/options.h"

#include <stdio.h>
#include <string.h>

struct command_row {
	const char *name; /* as it is typed; NULL: no word */
	const char *words; /* what may follow */
	size_t least, most; /* words */
	const char *help;
};

/* clang-format off */
static const struct command_row commands[COMMAND_COUNT] = {
	[COMMAND_READ] = { NULL, "[FILE[#ANCHOR]]", 0, 1,
		"open the course, or one lesson, in panes" },
	[COMMAND_RENDER] = { "render", "FILE|-", 1, 1,
		"write a lesson to standard output as the panes show it" },
	[COMMAND_QUIZ] = { "quiz", "FILE", 1, 1,
		"ask a quiz in plain lines, or judge answers from a file" },
	[COMMAND_REVIEW] = { "review", "", 0, 0,
		"ask the questions of all modules that are due" },
	[COMMAND_EXAM] = { "exam", "[MODULE]", 0, 1,
		"sit an exam: what is right is said when all is handed in" },
	[COMMAND_CHECK] = { "check", "[PATH ...]", 0, 100000,
		"name every fault in lessons and quizzes" },
	[COMMAND_FIREWALL] = { "firewall", "PATH ...", 1, 100000,
		"say who can reach each server: .tf files, or lists of ranges" },
	[COMMAND_BACKUP] = { "backup", "FILE", 1, 1,
		"copy what is remembered into a new file" },
	[COMMAND_EXPORT] = { "export", "[FORMAT QUIZ]", 0, 2,
		"write a quiz for other programs: anki, gift, html, md, qti" },
	[COMMAND_IMPORT] = { "import", "gift FILE|-", 2, 2,
		"write questions from Moodle as a quiz file" },
	[COMMAND_MERGE] = { "merge", "OTHER.db ...", 1, 100000,
		"add what was learned on other machines, or from backups" },
	[COMMAND_PROGRESS] = { "progress", "", 0, 0,
		"show what was read, answered and right" },
	[COMMAND_RESET] = { "reset", "MODULE", 1, 1,
		"begin a module anew; asks first" },
	[COMMAND_HELP] = { "help", "[COMMAND]", 0, 1,
		"say how lectern is called" },
	[COMMAND_VERSION] = { "version", "", 0, 0,
		"print the version" },
};

enum { ALL = (1 << COMMAND_COUNT) - 1 };
#define OF(command) (1u << COMMAND_##command)

struct option_row {
	const char *name;
	const char *value; /* NULL: a flag */
	unsigned commands; /* OF(…) of those that take it */
	const char *help;
};

static const struct option_row rows[OPTION_COUNT] = {
	[OPTION_ADMITS] = { "admits", "ADDR", OF(FIREWALL),
		"whether ADDR gets in, and by which rule" },
	[OPTION_ANSWERS] = { "answers", "FILE", OF(QUIZ) | OF(EXAM),
		"ask nothing: judge the lines \"ID: ANSWER\" of FILE (- is stdin)" },
	[OPTION_CODE] = { "code", "DIR",
		OF(READ) | OF(REVIEW) | OF(RENDER) | OF(QUIZ),
		"read your own Terraform in DIR with the lessons; none forgets it" },
	[OPTION_COLOR] = { "color", "WHEN", OF(READ) | OF(REVIEW) | OF(EXAM) | OF(RENDER),
		"auto, always or never" },
	[OPTION_COURSE] = { "course", "DIR",
		OF(READ) | OF(REVIEW) | OF(EXAM) | OF(CHECK) | OF(PROGRESS) | OF(RESET),
		"the course in DIR (lessons, quizzes)" },
	[OPTION_CSV] = { "csv", NULL, OF(PROGRESS) | OF(EXPORT),
		"print CSV: figures, or (export) one event a line" },
	[OPTION_DIFF] = { "diff", "PATH", OF(FIREWALL),
		"name an address that only one side lets in" },
	[OPTION_JSON] = { "json", NULL, OF(QUIZ) | OF(PROGRESS) | OF(FIREWALL) | OF(EXPORT),
		"print JSON; with --answers or export, one object a line" },
	[OPTION_LIMIT] = { "limit", "N", OF(REVIEW),
		"at most N questions" },
	[OPTION_MINUTES] = { "minutes", "M", OF(EXAM),
		"hand in when M minutes have been used; no limit without" },
	[OPTION_ONLY] = { "only", "ID,...", OF(QUIZ),
		"only these questions" },
	[OPTION_OUTPUT] = { "output", "PATH", OF(EXPORT),
		"write to this file, or (qti) into this directory" },
	[OPTION_PLAIN] = { "plain", NULL, OF(REVIEW) | OF(EXAM),
		"in plain lines, as lectern quiz asks" },
	[OPTION_PROGRESS] = { "progress", "FILE",
		OF(READ) | OF(REVIEW) | OF(EXAM) | OF(QUIZ) | OF(PROGRESS) |
		    OF(RESET) | OF(MERGE) | OF(BACKUP) | OF(EXPORT),
		"keep progress in FILE" },
	[OPTION_QUESTION] = { "question", "ID", OF(PROGRESS),
		"one question: its history and its curve of forgetting" },
	[OPTION_QUESTIONS] = { "questions", "N", OF(EXAM),
		"at most N questions (20)" },
	[OPTION_RANGES] = { "ranges", NULL, OF(FIREWALL),
		"print the merged ranges, one a line" },
	[OPTION_REPORT] = { "report", "FILE", OF(EXAM),
		"write the result to FILE: .md, .html or .json" },
	[OPTION_RETENTION] = { "retention", "R", OF(READ) | OF(REVIEW),
		"ask again when the chance of recall is R, 0.70 to 0.97; kept" },
	[OPTION_SCRIPT] = { "script", "FILE", OF(READ) | OF(REVIEW) | OF(EXAM),
		"take keys from FILE and print the screens; no terminal needed" },
	[OPTION_SEED] = { "seed", "N", OF(READ) | OF(REVIEW) | OF(EXAM) | OF(QUIZ) | OF(EXPORT),
		"shuffle, and draw numbers, as seed N does" },
	[OPTION_SEEDS] = { "seeds", "N", OF(CHECK),
		"make each generated question N times (200)" },
	[OPTION_STRICT] = { "strict", NULL, OF(CHECK),
		"warnings count as errors" },
	[OPTION_TAG] = { "tag", "TAG", OF(REVIEW),
		"only questions with this tag" },
	[OPTION_THEME] = { "theme", "NAME", OF(READ) | OF(REVIEW) | OF(EXAM) | OF(RENDER),
		"dark or light" },
	[OPTION_WIDTH] = { "width", "N", OF(RENDER),
		"lines of at most N cells" },
	[OPTION_YES] = { "yes", NULL, OF(RESET),
		"do not ask" },
	[OPTION_HELP] = { "help", NULL, ALL,
		"say how the command is called" },
	[OPTION_VERSION] = { "version", NULL, OF(READ),
		"print the version" },
};
/* clang-format on */

static int fail(const char *command, const char *what, const char *name)
{
	fprintf(stderr, "lectern: ");
	if (command)
		fprintf(stderr, "%s: ", command);
	/* The name is from the command line: nothing but printable ASCII. */
	fputs(what, stderr);
	for (; name && *name; name++)
		fputc(*name >= ' ' && *name < 0x7f ? *name : '?', stderr);
	fprintf(stderr, " (lectern --help lists what there is)\n");
	return -1;
}

enum command options_command(const char *word)
{
	for (int i = 0; word && i < COMMAND_COUNT; i++)
		if (commands[i].name && strcmp(word, commands[i].name) == 0)
			return (enum command)i;
	return COMMAND_READ;
}

/* The option that "name" or "name=value" names, or OPTION_COUNT. */
static enum option_id option_of(const char *arg, enum command command)
{
	size_t len = strcspn(arg, "=");

	for (int i = 0; i < OPTION_COUNT; i++)
		if (strlen(rows[i].name) == len &&
		    memcmp(rows[i].name, arg, len) == 0 &&
		    rows[i].commands & 1u << command)
			return (enum option_id)i;
	return OPTION_COUNT;
}

/* Takes argv[i]; returns how many arguments it took, -1 on a fault. */
static int take_option(struct options *o, int argc, char **argv, int i)
{
	const char *name = commands[o->command].name;
	const char *arg = argv[i] + 2;
	enum option_id id = option_of(arg, o->command);
	const char *value = strchr(arg, '=');

	if (id == OPTION_COUNT)
		return fail(name, "no such option: ", argv[i]);
	if (!rows[id].value) {
		o->value[id] = "";
		return value ? fail(name, "takes no value: ", argv[i]) : 1;
	}
	if (value) {
		o->value[id] = value + 1;
		return 1;
	}
	if (i + 1 >= argc)
		return fail(name, "wants a value: ", argv[i]);
	o->value[id] = argv[i + 1];
	return 2;
}

bool options_read(struct options *o, int argc, char **argv)
{
	int i = 1, n = 0;

	memset(o, 0, sizeof(*o));
	o->command = argc > 1 ? options_command(argv[1]) : COMMAND_READ;
	if (o->command != COMMAND_READ)
		i = 2;
	while (i < argc) {
		bool end = strcmp(argv[i], "--") == 0;

		if (end || argv[i][0] != '-' || argv[i][1] == '\0') {
			for (i += end; end && i < argc; i++)
				argv[n++] = argv[i];
			if (!end)
				argv[n++] = argv[i++];
		} else if (strcmp(argv[i], "-h") == 0) {
			o->value[OPTION_HELP] = "";
			i++;
		} else if (argv[i][1] != '-') {
			return fail(NULL, "no such option: ", argv[i]) == 0;
		} else {
			int took = take_option(o, argc, argv, i);

			if (took < 0)
				return false;
			i += took;
		}
	}
	o->words = (const char *const *)argv;
	o->n = (size_t)n;
	if (o->value[OPTION_HELP])
		return true;
	if (o->n < commands[o->command].least)
		return fail(commands[o->command].name, "wants ",
			   commands[o->command].words) == 0;
	if (o->n > commands[o->command].most)
		return fail(commands[o->command].name,
			   "one word too many: ", argv[n - 1]) == 0;
	return true;
}

const char *options_get(const struct options *o, enum option_id id)
{
	return o->value[id];
}

bool options_number(
    const struct options *o, enum option_id id, long least, long most, long *n)
{
	uint64_t got;
	const char *value = o->value[id];

	if (!value)
		return true;
	if (!str_number(str_of(value), (uint64_t)most, &got) ||
	    (long)got < least) {
		fprintf(stderr,
		    "lectern: --%s wants a number from %ld to %ld\n",
		    rows[id].name, least, most);
		return false;
	}
	*n = (long)got;
	return true;
}

static void print_usage(const struct command_row *row)
{
	printf("lectern%s%s%s%s\n", row->name ? " " : "",
	    row->name ? row->name : "", *row->words ? " " : "", row->words);
}

static void print_options(enum command command)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		char left[40];

		if (!(rows[i].commands & 1u << command))
			continue;
		snprintf(left, sizeof(left), "--%s%s%s", rows[i].name,
		    rows[i].value ? " " : "",
		    rows[i].value ? rows[i].value : "");
		printf("      %-18s %s\n", left, rows[i].help);
	}
}

void options_help(enum command command)
{
	if (command != COMMAND_READ) {
		print_usage(&commands[command]);
		printf("  %s\n", commands[command].help);
		print_options(command);
		return;
	}
	puts("lectern: a study room in the terminal\n");
	for (int i = 0; i < COMMAND_COUNT; i++) {
		print_usage(&commands[i]);
		printf("    %s\n", commands[i].help);
		print_options((enum command)i);
	}
	puts("\nIn the panes, ? lists the keys.  More: man lectern");
}

const char *options_version(void)
{
	return "0.1";
}
