/*
 * Prints what README.md and lectern(1) say of the keys, lectern-lesson(5) of
 * the values and lectern-quiz(5) of the families, from the tables in the code.
 * usage: tables markdown|mdoc|values|families
 */
#include "base/arena.h"
#include "check/estate.h"
#include "quiz/family.h"
#include "ui/act.h"
#include "ui/keymap.h"
#include "ui/keys.h"

#include <stdio.h>
#include <string.h>

/* A word that mdoc would not take for anything else. */
static void print_word(struct str word)
{
	if (word.len == 1 && strchr(".,:;()[]?!|\\\"'", word.at[0]))
		fputs(word.at[0] == '\\' ? "\\e" : "\\&", stdout);
	if (word.len != 1 || word.at[0] != '\\')
		printf("%.*s", STR_ARG(word));
}

static void print_binding(struct arena *a, const struct binding *b)
{
	fputs(".It", stdout);
	for (size_t i = 0; i < 5 && b->keys[i]; i++) {
		fputs(i ? " , Ic " : " Ic ", stdout);
		print_word(key_name(a, b->keys[i]));
	}
	printf("\n%s\n", act_words(b->act));
}

static void print_mdoc(struct arena *a)
{
	size_t n;
	const struct binding *rows = keymap(&n);

	for (int context = 0; context < CONTEXT_COUNT; context++) {
		printf("%s%s:\n.Bl -tag -width backspace -compact\n",
		    context ? ".Pp\n" : "",
		    context_words((enum context)context));
		for (size_t i = 0; i < n; i++)
			if (rows[i].context == (enum context)context)
				print_binding(a, &rows[i]);
		puts(".El");
	}
}

static void print_family(const struct family *f)
{
	printf(".It Ic %s", f->name);
	for (size_t i = 0; i < PARAMS_MOST && f->params[i].name; i++)
		printf(" Cm %s Ns = Ns Ar %s", f->params[i].name,
		    f->params[i].value);
	printf("\n%u: %s.\nDefines\n.Ql %s .\n", f->number, f->asks, f->names);
	for (size_t i = 0; i < PARAMS_MOST && f->params[i].name; i++)
		if (f->params[i].kind == PARAM_WORD)
			printf(".Cm %s\nis any, or one of\n.Ql %s .\n",
			    f->params[i].name, f->params[i].words);
}

static void print_families(void)
{
	puts(".Bl -tag -width Ds");
	for (size_t i = 0; family_at(i); i++)
		print_family(family_at(i));
	puts(".El");
}

static void print_values(void)
{
	const struct estate_name *row;

	puts(".Bl -tag -width admits_ranges -compact");
	for (size_t i = 0; (row = estate_name(i)); i++)
		printf(".It Ic %s\n%s%s%s\n", row->name, row->what,
		    strchr(row->kinds, ' ') ? "" : "; of ",
		    strchr(row->kinds, ' ') ? "" : row->kinds);
	puts(".El");
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	const char *what = argc > 1 ? argv[1] : "markdown";

	if (strcmp(what, "mdoc") == 0)
		print_mdoc(a);
	else if (strcmp(what, "values") == 0)
		print_values();
	else if (strcmp(what, "families") == 0)
		print_families();
	else
		printf("%s", keymap_markdown(a).at);
	arena_free(a);
	return 0;
}
