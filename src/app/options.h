#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The commands and their options: one table that the parser, --help and (by a
 * test) the manual read.
 */
enum command {
	COMMAND_READ, /* no word: the panes */
	COMMAND_RENDER,
	COMMAND_QUIZ,
	COMMAND_REVIEW,
	COMMAND_EXAM,
	COMMAND_CHECK,
	COMMAND_FIREWALL,
	COMMAND_BACKUP,
	COMMAND_EXPORT,
	COMMAND_IMPORT,
	COMMAND_MERGE,
	COMMAND_PROGRESS,
	COMMAND_RESET,
	COMMAND_HELP,
	COMMAND_VERSION,
	COMMAND_COUNT
};

enum option_id {
	OPTION_ADMITS,
	OPTION_ANSWERS,
	OPTION_CODE,
	OPTION_COLOR,
	OPTION_COURSE,
	OPTION_CSV,
	OPTION_DIFF,
	OPTION_JSON,
	OPTION_LIMIT,
	OPTION_MINUTES,
	OPTION_ONLY,
	OPTION_OUTPUT,
	OPTION_PLAIN,
	OPTION_PROGRESS,
	OPTION_QUESTION,
	OPTION_QUESTIONS,
	OPTION_RANGES,
	OPTION_REPORT,
	OPTION_RETENTION,
	OPTION_SCRIPT,
	OPTION_SEED,
	OPTION_SEEDS,
	OPTION_STRICT,
	OPTION_TAG,
	OPTION_THEME,
	OPTION_WIDTH,
	OPTION_YES,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT
};

enum { EXIT_FINE = 0, EXIT_SOME_NOT = 1, EXIT_CANNOT = 2 };

struct options {
	enum command command;
	const char *value[OPTION_COUNT]; /* NULL: not given; "" for a flag */
	const char *const *words; /* what is left, in order */
	size_t n;
};

/*
 * Reads a command line; the words are borrowed from argv, which is put in
 * order: words after options.  false: something was wrong, and a message for
 * people is on stderr (exit with EXIT_CANNOT).
 */
bool options_read(struct options *o, int argc, char **argv);

/* The given option's value; NULL if it was not given. */
const char *options_get(const struct options *o, enum option_id id);

/* Its value as a number from `least` to `most`.  false: a message is out. */
bool options_number(
    const struct options *o, enum option_id id, long least, long most, long *n);

/* Prints what --help says of one command; of all of them for COMMAND_READ. */
void options_help(enum command command);

/* The command that this word names; COMMAND_READ if none does. */
enum command options_command(const char *word);

/* The program's version. */
const char *options_version(void);

#endif
