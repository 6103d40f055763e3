#include "sched/standing.h"

#include "base/arena.h"
#include "base/vec.h"

#include <limits.h>
#include <string.h>

enum fact { FACT_MODULE, FACT_CARD, FACT_READ, FACT_PLACE };

/* Text that is replaced again and again where it stands. */
struct kept {
	char *at;
	size_t len, cap;
};

/* One thing that is known: of a module, or of an item of one. */
struct entry {
	uint64_t hash;
	struct entry *module; /* NULL: it is a module itself */
	struct str name; /* the module's or the item's */
	enum fact fact;
	unsigned resets; /* the module's; older than its own: forgotten */
	int64_t last; /* FACT_MODULE */
	struct past past; /* FACT_MODULE */
	struct kept detail; /* FACT_PLACE */
	struct card card; /* FACT_CARD */
};

struct standing {
	struct arena *a;
	VEC(struct entry *) modules;
	struct entry *recent; /* the last event's module: mostly the next's */
	struct entry **slots; /* open addressing, never more than half full */
	size_t nslots, used; /* nslots is a power of two */
};

enum { FIRST_SLOTS = 64 };

/* The resets of an item that nothing has happened to. */
static const unsigned not_yet = UINT_MAX;

struct standing *standing_new(struct arena *a)
{
	struct standing *s = NEW(a, struct standing);

	s->a = a;
	s->nslots = FIRST_SLOTS;
	s->slots = NEW_N(a, struct entry *, s->nslots);
	return s;
}

static uint64_t hash_of(
    enum fact fact, const struct entry *module, struct str name)
{
	uint64_t hash = str_hash(name) + (uint64_t)fact;

	if (module)
		hash ^= module->hash * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 32;
}

static bool is(const struct entry *e, enum fact fact,
    const struct entry *module, struct str name)
{
	return e->fact == fact && e->module == module && str_eq(e->name, name);
}

/* The slot that holds the entry, or the free one where it would go. */
static struct entry **slot_of(const struct standing *s, enum fact fact,
    const struct entry *module, struct str name)
{
	uint64_t hash = hash_of(fact, module, name);

	for (size_t i = hash & (s->nslots - 1);; i = (i + 1) & (s->nslots - 1))
		if (!s->slots[i] ||
		    (s->slots[i]->hash == hash &&
			is(s->slots[i], fact, module, name)))
			return &s->slots[i];
}

static void widen(struct standing *s)
{
	struct entry **old = s->slots;
	size_t n = s->nslots;

	s->nslots *= 2;
	s->slots = NEW_N(s->a, struct entry *, s->nslots);
	for (size_t i = 0; i < n; i++)
		if (old[i])
			*slot_of(s, old[i]->fact, old[i]->module,
			    old[i]->name) = old[i];
}

static struct entry *entry_of(
    struct standing *s, enum fact fact, struct entry *module, struct str name)
{
	struct entry **slot = slot_of(s, fact, module, name);
	struct entry *e = *slot;

	if (e)
		return e;
	if (2 * ++s->used > s->nslots) {
		widen(s);
		slot = slot_of(s, fact, module, name);
	}
	e = NEW(s->a, struct entry);
	*e = (struct entry){
		.hash = hash_of(fact, module, name),
		.module = module,
		.name = str_copy(s->a, name),
		.fact = fact,
		.resets = module ? not_yet : 0,
	};
	*slot = e;
	return e;
}

static struct entry *module_of(struct standing *s, struct str id)
{
	size_t known = s->used;

	if (s->recent && str_eq(s->recent->name, id))
		return s->recent;
	s->recent = entry_of(s, FACT_MODULE, NULL, id);
	if (s->used != known)
		*VEC_ADD(s->a, &s->modules) = s->recent;
	return s->recent;
}

/* The item's entry; a new one, or one that a reset has forgotten, is bare. */
static struct entry *item_of(
    struct standing *s, enum fact fact, struct entry *module, struct str item)
{
	struct entry *e = entry_of(s, fact, module, item);

	if (e->resets == module->resets)
		return e;
	module->past.questions += fact == FACT_CARD;
	module->past.sections += fact == FACT_READ;
	e->resets = module->resets;
	e->detail.len = 0;
	e->card = (struct card){
		.module = module->name,
		.question = e->name,
	};
	return e;
}

/* NULL: not known, or forgotten. */
static const struct entry *item_find(const struct standing *s, enum fact fact,
    struct str module, struct str item)
{
	const struct entry *of = *slot_of(s, FACT_MODULE, NULL, module);
	const struct entry *e = of ? *slot_of(s, fact, of, item) : NULL;

	return e && e->resets == of->resets ? e : NULL;
}

static void keep(struct arena *a, struct kept *kept, struct str text)
{
	if (text.len > kept->cap) {
		kept->cap = text.len * 2;
		kept->at = arena_take(a, kept->cap);
	}
	if (text.len)
		memcpy(kept->at, text.at, text.len);
	kept->len = text.len;
}

/* The same few words come back for ever: they are copied once. */
static struct str word_of(struct standing *s, struct str old, struct str word)
{
	static const struct str words[] = {
		{ "right", sizeof("right") - 1 },
		{ "partial", sizeof("partial") - 1 },
		{ "wrong", sizeof("wrong") - 1 },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq(words[i], word))
			return words[i];
	return str_eq(old, word) ? old : str_copy(s->a, word);
}

static void answered(
    struct standing *s, struct card *card, const struct event *event)
{
	card->right = str_eq(event->verdict, STR("right"));
	if (card->answers++ == 0)
		card->first_right =
		    card->right && event->hints == 0 && !card->shown;
	if (event->score > card->best)
		card->best = event->score;
	card->last = event->when;
	card->verdict = word_of(s, card->verdict, event->verdict);
}

void standing_add(struct standing *s, const struct event *event)
{
	struct entry *module = module_of(s, event->module), *e;

	if (event->when > module->last)
		module->last = event->when;
	switch (event->kind) {
	case EVENT_ANSWER:
		if (str_eq(event->verdict, STR("unreadable")) ||
		    str_eq(event->verdict, STR("cannot tell")))
			break;
		e = item_of(s, FACT_CARD, module, event->item);
		answered(s, &e->card, event);
		module->past.answers++;
		break;
	case EVENT_SHOWN:
		e = item_of(s, FACT_CARD, module, event->item);
		e->card.shown = true;
		e->card.right = false;
		break;
	case EVENT_READ:
		item_of(s, FACT_READ, module, event->item);
		break;
	case EVENT_PLACE:
		e = item_of(s, FACT_PLACE, module, event->item);
		keep(s->a, &e->detail, event->detail);
		break;
	case EVENT_RESET:
		module->resets++;
		module->last = 0;
		module->past = (struct past){ .answers = 0 };
		break;
	}
}

const struct card *standing_card(
    const struct standing *s, struct str module, struct str question)
{
	const struct entry *e = item_find(s, FACT_CARD, module, question);

	return e ? &e->card : NULL;
}

bool standing_read(
    const struct standing *s, struct str module, struct str section)
{
	return item_find(s, FACT_READ, module, section) != NULL;
}

struct str standing_place(
    const struct standing *s, struct str module, struct str item)
{
	const struct entry *e = item_find(s, FACT_PLACE, module, item);

	if (!e)
		return STR("");
	return (struct str){ e->detail.at, e->detail.len };
}

int64_t standing_last(const struct standing *s, struct str module)
{
	const struct entry *of;
	int64_t last = 0;

	if (module.len) {
		of = *slot_of(s, FACT_MODULE, NULL, module);
		return of ? of->last : 0;
	}
	for (size_t i = 0; i < s->modules.n; i++)
		if (s->modules.at[i]->last > last)
			last = s->modules.at[i]->last;
	return last;
}

struct past standing_past(const struct standing *s, struct str module)
{
	const struct entry *of = *slot_of(s, FACT_MODULE, NULL, module);

	return of ? of->past : (struct past){ .answers = 0 };
}

size_t standing_modules(const struct standing *s)
{
	return s->modules.n;
}

struct str standing_module(const struct standing *s, size_t i)
{
	MUST(i < s->modules.n);
	return s->modules.at[i]->name;
}
