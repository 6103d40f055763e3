#include "sched/standing_own.h"

#include <string.h>

static const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);

/* Eight bytes at a time: a long log asks for a million names. */
static uint64_t hash_of(
    enum fact fact, const struct entry *module, struct str name)
{
	uint64_t hash = (module ? module->hash : name.len) + (uint64_t)fact;
	uint64_t eight;

	for (; name.len >= sizeof(eight); name.len -= sizeof(eight)) {
		memcpy(&eight, name.at, sizeof(eight));
		name.at += sizeof(eight);
		hash = (hash ^ eight) * odd;
		hash ^= hash >> 32;
	}
	eight = name.len;
	if (name.len)
		memcpy(&eight, name.at, name.len);
	hash = (hash ^ eight) * odd;
	return hash ^ hash >> 32;
}

static bool is(const struct entry *e, enum fact fact,
    const struct entry *module, struct str name)
{
	return e->fact == fact && e->module == module && str_eq(e->name, name);
}

/* The slot that holds the entry, or the free one where it would go. */
static struct entry **slot_of(const struct standing *s, uint64_t hash,
    enum fact fact, const struct entry *module, struct str name)
{
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
			*slot_of(s, old[i]->hash, old[i]->fact, old[i]->module,
			    old[i]->name) = old[i];
}

struct entry *entry_find(const struct standing *s, enum fact fact,
    const struct entry *module, struct str name)
{
	return *slot_of(s, hash_of(fact, module, name), fact, module, name);
}

static void list(struct standing *s, struct entry *e)
{
	if (e->fact == FACT_MODULE)
		*VEC_ADD(s->a, &s->modules) = e;
	else if (e->fact == FACT_CARD)
		*VEC_ADD(s->a, &s->cards) = e;
	s->undone += e->fact == FACT_UNDONE;
}

struct entry *entry_get(
    struct standing *s, enum fact fact, struct entry *module, struct str name)
{
	uint64_t hash = hash_of(fact, module, name);
	struct entry **slot = slot_of(s, hash, fact, module, name);
	struct entry *e = *slot;

	if (e)
		return e;
	if (2 * ++s->used > s->nslots) {
		widen(s);
		slot = slot_of(s, hash, fact, module, name);
	}
	e = NEW(s->a, struct entry);
	*e = (struct entry){
		.hash = hash,
		.module = module,
		.name = str_copy(s->a, name),
		.fact = fact,
		.resets = module ? NOT_YET : 0,
	};
	*slot = e;
	list(s, e);
	return e;
}

struct entry *entry_at(const struct standing *s, size_t i)
{
	return i < s->nslots ? s->slots[i] : NULL;
}

void entry_keep(struct standing *s, struct kept *kept, struct str text)
{
	if (text.len > kept->cap) {
		kept->cap = text.len * 2;
		kept->at = arena_take(s->a, kept->cap);
	}
	if (text.len)
		memcpy(kept->at, text.at, text.len);
	kept->len = text.len;
}
