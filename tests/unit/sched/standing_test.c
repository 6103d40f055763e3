#include "base/arena.h"
#include "sched/standing.h"
#include "tap.h"

static const struct str module = { "04-data", 7 };

static struct event answer(const char *item, const char *verdict)
{
	bool right = strcmp(verdict, "right") == 0;

	return (struct event){
		.when = 100,
		.kind = EVENT_ANSWER,
		.module = module,
		.item = str_of(item),
		.verdict = str_of(verdict),
		.score = right			      ? 1
		    : strcmp(verdict, "partial") == 0 ? 0.5
						      : 0,
	};
}

static void add(struct standing *s, struct event event)
{
	standing_add(s, &event);
}

static void names_kinds(void)
{
	enum event_kind kind = EVENT_ANSWER;

	for (int i = EVENT_ANSWER; i <= EVENT_UNDO; i++) {
		OK(event_read(str_of(event_name((enum event_kind)i)), &kind));
		INT_IS(kind, i);
	}
	OK(!event_read(STR("ANSWER"), &kind));
	OK(!event_read(STR(""), &kind));
}

static void follows_answers(struct arena *a)
{
	struct standing *s = standing_new(a);
	const struct card *card;

	OK(!standing_card(s, module, STR("q")));
	add(s, answer("q", "unreadable"));
	add(s, answer("q", "cannot tell"));
	OK(!standing_card(s, module, STR("q")));
	INT_IS(standing_last(s, module), 100);
	add(s, answer("q", "partial"));
	add(s, answer("q", "right"));
	card = standing_card(s, module, STR("q"));
	INT_IS(card->answers, 2);
	OK(card->right && !card->first_right && !card->shown);
	STR_IS(card->module, "04-data");
	STR_IS(card->question, "q");
	add(s, answer("q", "wrong"));
	OK(!card->right);
	add(s, answer("q", "unreadable"));
	INT_IS(card->answers, 3);
	OK(!standing_card(s, STR("05"), STR("q")));
}

static void knows_first_tries(struct arena *a)
{
	struct standing *s = standing_new(a);
	struct event hinted = answer("hinted", "right");
	struct event shown = { .kind = EVENT_SHOWN, .module = module };

	add(s, answer("plain", "unreadable"));
	add(s, answer("plain", "right"));
	OK(standing_card(s, module, STR("plain"))->first_right);
	add(s, answer("plain", "wrong"));
	OK(standing_card(s, module, STR("plain"))->first_right);

	hinted.hints = 1;
	add(s, hinted);
	OK(standing_card(s, module, STR("hinted"))->right);
	OK(!standing_card(s, module, STR("hinted"))->first_right);

	shown.item = STR("shown");
	add(s, shown);
	INT_IS(standing_card(s, module, STR("shown"))->answers, 0);
	add(s, answer("shown", "right"));
	OK(!standing_card(s, module, STR("shown"))->first_right);

	shown.item = STR("plain");
	add(s, answer("plain", "right"));
	add(s, shown);
	OK(standing_card(s, module, STR("plain"))->shown);
	OK(!standing_card(s, module, STR("plain"))->right);
}

static void remembers_places(struct arena *a)
{
	struct standing *s = standing_new(a);
	struct event place = {
		.kind = EVENT_PLACE,
		.module = module,
		.item = STR("lesson"),
		.detail = STR("line 3"),
	};

	STR_IS(standing_place(s, module, STR("lesson")), "");
	add(s, place);
	STR_IS(standing_place(s, module, STR("lesson")), "line 3");
	STR_IS(standing_place(s, module, STR("quiz")), "");
	place.detail = STR("line 12345 of a long one");
	add(s, place);
	STR_IS(standing_place(s, module, STR("lesson")),
	    "line 12345 of a long one");
	place.detail = STR("");
	add(s, place);
	STR_IS(standing_place(s, module, STR("lesson")), "");
}

static void forgets_on_reset(struct arena *a)
{
	struct standing *s = standing_new(a);
	struct event read = {
		.when = 200,
		.kind = EVENT_READ,
		.module = module,
		.item = STR("tls"),
	};
	struct event other = answer("q", "right");
	struct event reset = {
		.when = 300, .kind = EVENT_RESET, .module = module
	};

	other.module = STR("05-next");
	add(s, other);
	add(s, answer("q", "wrong"));
	add(s, read);
	OK(standing_read(s, module, STR("tls")));
	OK(!standing_card(s, module, STR("tls")));
	INT_IS(standing_last(s, module), 200);
	INT_IS(standing_last(s, STR("")), 200);
	INT_IS(standing_past(s, module).answers, 1);
	INT_IS(standing_past(s, module).questions, 1);
	INT_IS(standing_past(s, module).sections, 1);
	add(s, reset);
	INT_IS(standing_past(s, module).answers, 0);
	INT_IS(standing_past(s, module).questions, 0);
	INT_IS(standing_past(s, module).sections, 0);
	INT_IS(standing_past(s, STR("05-next")).questions, 1);
	INT_IS(standing_past(s, STR("none")).answers, 0);
	INT_IS(standing_modules(s), 2);
	STR_IS(standing_module(s, 0), "05-next");
	OK(!standing_read(s, module, STR("tls")));
	OK(!standing_card(s, module, STR("q")));
	INT_IS(standing_last(s, module), 0);
	INT_IS(standing_last(s, STR("")), 100);
	OK(standing_card(s, STR("05-next"), STR("q")) != NULL);
	add(s, answer("q", "right"));
	OK(standing_card(s, module, STR("q"))->first_right);
	INT_IS(standing_card(s, module, STR("q"))->answers, 1);
	INT_IS(standing_past(s, module).questions, 1);
	add(s, read);
	add(s, read);
	INT_IS(standing_past(s, module).sections, 1);
	INT_IS(standing_last(s, STR("none")), 0);
}

/* More than any table begins with, and names that share pieces. */
static void keeps_many_apart(struct arena *a)
{
	struct standing *s = standing_new(a);
	size_t wrong = 0;

	for (int i = 0; i < 3000; i++) {
		struct event event = answer("", i % 2 ? "right" : "wrong");

		event.module = str_fmt(a, "m%d", i % 30);
		event.item = str_fmt(a, "q%d", i);
		add(s, event);
	}
	for (int i = 0; i < 3000; i++) {
		const struct card *card = standing_card(
		    s, str_fmt(a, "m%d", i % 30), str_fmt(a, "q%d", i));

		wrong += !card || card->right != (i % 2 == 1);
		wrong += standing_card(s, str_fmt(a, "m%d", (i + 1) % 30),
			     str_fmt(a, "q%d", i)) != NULL;
	}
	INT_IS(wrong, 0);
}

int main(void)
{
	struct arena *a = arena_new();

	names_kinds();
	follows_answers(a);
	knows_first_tries(a);
	remembers_places(a);
	forgets_on_reset(a);
	keeps_many_apart(a);
	arena_free(a);
	return tap_done();
}
