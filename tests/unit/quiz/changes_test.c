#include "quiz/changes.h"

#include "base/arena.h"
#include "check/check.h"
#include "tap.h"

static const char text[] = "a {\n  x   = 1 # one\n  y = \"2\"\n}\nb {\n"
			   "  x = 3\n}\n";

/* clang-format off */
static const struct {
	const char *script, *want; /* of a flaw: its sentence */
	bool made;
} rows[] = {
	{ "x = 1 => x = 7",
	  "a {\n  x = 7 # one\n  y = \"2\"\n}\nb {\n  x = 3\n}\n", true },
	{ "x = 3 => x = 4 ;; \"2\" => 5",
	  "a {\n  x   = 1 # one\n  y = 5\n}\nb {\n  x = 4\n}\n", true },
	{ "y = \"2\" =>", "a {\n  x   = 1 # one\n}\nb {\n  x = 3\n}\n", true },
	{ "# one => ;; y = \"2\" => z", "a {\n  x   = 1 \n  z\n}\nb {\n"
	  "  x = 3\n}\n", true },
	{ "b {\\n x = 3\\n} => c {}",
	  "a {\n  x   = 1 # one\n  y = \"2\"\n}\nc {}\n", true },
	{ "=> # end", "a {\n  x   = 1 # one\n  y = \"2\"\n}\nb {\n  x = 3\n}\n"
	  "# end\n", true },
	{ "x = 1 => x = 2 ;; x = 2 => x = 9",
	  "a {\n  x = 9 # one\n  y = \"2\"\n}\nb {\n  x = 3\n}\n", true },
	{ "x = => y", "this stands more than once in the text that is edited",
	  false },
	{ "q => y", "this does not stand in the text that is edited", false },
	{ "x = 1", "a change is written old => new", false },
};
/* clang-format on */

static void makes(struct arena *a)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct flaw flaw = { 0 };
		struct str out;
		bool made = changes_apply(
		    a, STR(text), str_of(rows[i].script), &out, &flaw);

		OK(made == rows[i].made);
		STR_IS(made ? out : flaw.text, rows[i].want);
	}
}

static void shows(struct arena *a)
{
	STR_IS(changes_show(
		   a, STR("a\nb\nc\nd\ne\nf\n"), STR("a\nb\nX\nd\ne\nf\ng\n")),
	    " b\n-c\n+X\n d\n…\n f\n+g");
	STR_IS(changes_show(a, STR("a\nb\n"), STR("a\nb\n")), "");
	STR_IS(changes_show(a, STR(""), STR("a\n")), "+a");
	STR_IS(changes_show(a, STR("a\nb\n"), STR("b\n")), "-a\n b");
}

int main(void)
{
	struct arena *a = arena_new();

	makes(a);
	shows(a);
	arena_free(a);
	return tap_done();
}
