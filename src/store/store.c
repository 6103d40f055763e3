#include "store/store.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "store/id.h"
#include "store/newfile.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "store/trouble.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum want { WANT_READ, WANT_WRITE };

struct store {
	struct arena *a;
	struct sqlite *q;
	struct str path; /* as it was named, for messages */
	struct str file; /* links followed */
	enum trouble unwritable; /* TROUBLE_NONE: it can be written */
};

static void say(const struct store *s, enum trouble trouble, struct diags *d)
{
	if (d)
		diag_error(d, s->path, "%s", trouble_words(trouble));
}

/*
 * Opens what can be read but not written.  Without a -wal to read, SQLite
 * would leave one behind that could not be written later either.
 */
static enum trouble join_frozen(struct store *s)
{
	struct stat st;
	const char *wal = str_fmt(s->a, "%.*s-wal", STR_ARG(s->file)).at;
	bool alone = stat(wal, &st) != 0 || st.st_size == 0;
	enum trouble trouble;

	sqlite_disconnect(s->q);
	trouble = sqlite_connect(s->q, s->file, alone ? HOW_FROZEN : HOW_READ);
	return trouble ? trouble : sqlite_settle(s->q, false);
}

/* Opens s->file, for reading alone if it is not to be written. */
static enum trouble join(struct store *s, enum want want)
{
	enum trouble trouble = sqlite_connect(s->q, s->file, HOW_WRITE);

	s->unwritable = TROUBLE_NONE;
	if (!trouble)
		trouble = sqlite_settle(s->q, want == WANT_WRITE);
	if (trouble == TROUBLE_READ_ONLY || trouble == TROUBLE_FULL) {
		s->unwritable = trouble;
		trouble = join_frozen(s);
	}
	if (!trouble)
		sqlite_accept(s->q);
	return trouble;
}

/* A new file is whole when it gets its name: no half-made one is ever met. */
static bool make(struct store *s, struct diags *d)
{
	enum trouble trouble;

	if (!newfile_begin(s->a, s->path, &s->file, d))
		return false;
	trouble = sqlite_connect(s->q, s->file, HOW_WRITE);
	if (!trouble)
		trouble = sqlite_settle(s->q, true);
	if (!trouble)
		sqlite_accept(s->q);
	sqlite_disconnect(s->q);
	if (!trouble)
		return newfile_end(s->file, s->path, d);
	say(s, trouble, d);
	newfile_drop(s->file);
	return false;
}

static bool refuse(struct store *s, const char *why, struct diags *d)
{
	diag_error(
	    d, s->path, "%s; name another file with --progress FILE", why);
	return false;
}

/* What lies at the path, links followed, if it can be a progress file. */
static bool find(struct store *s, enum want want, struct diags *d)
{
	const char *path = str_c(s->a, s->path);
	struct stat st;

	if (stat(path, &st) != 0)
		return refuse(s, strerror(errno), d);
	if (S_ISDIR(st.st_mode))
		return refuse(s, "a directory, not a file", d);
	if (!S_ISREG(st.st_mode))
		return refuse(s, "not a regular file", d);
	if (access(path, R_OK) != 0)
		return refuse(s, strerror(errno), d);
	if (want == WANT_READ && st.st_size == 0)
		return refuse(s, "nothing has been saved there yet", d);
	/* SQLite takes a file of one byte for an empty one. */
	if (st.st_size == 1) {
		say(s, TROUBLE_NOT_OURS, d);
		return false;
	}
	return newfile_real(s->a, s->path, &s->file) ||
	    refuse(s, strerror(errno), d);
}

static bool make_if_absent(struct store *s, struct diags *d)
{
	struct stat st;

	if (s->path.len == 0 || memchr(s->path.at, '\0', s->path.len))
		return refuse(s, "not a path", d);
	if (str_ends(s->path, STR("/")))
		return refuse(s, "a directory, not a file", d);
	if (stat(s->path.at, &st) == 0 || errno != ENOENT)
		return true;
	return make(s, d);
}

static struct store *open_as(struct str path, enum want want, struct diags *d)
{
	struct arena *a = arena_new();
	struct store *s = NEW(a, struct store);
	enum trouble trouble;

	s->a = a;
	s->q = sqlite_new(a);
	s->path = str_copy(a, path);
	if ((want == WANT_READ || make_if_absent(s, d)) && find(s, want, d)) {
		trouble = join(s, want);
		if (!trouble)
			return s;
		say(s, trouble, d);
	}
	store_close(s);
	return NULL;
}

struct store *store_open(struct str path, struct diags *d)
{
	return open_as(path, WANT_WRITE, d);
}

struct store *store_open_to_read(struct str path, struct diags *d)
{
	return open_as(path, WANT_READ, d);
}

void store_close(struct store *s)
{
	if (!s)
		return;
	sqlite_disconnect(s->q);
	arena_free(s->a);
}

int store_schema(void)
{
	return SCHEMA_NEWEST;
}

bool store_writable(const struct store *s, struct diags *d)
{
	if (s->unwritable)
		say(s, s->unwritable, d);
	return !s->unwritable;
}

/* What could not be written when it was opened perhaps can be now. */
static enum trouble revive(struct store *s)
{
	enum trouble trouble;

	if (s->unwritable == TROUBLE_DAMAGED || sqlite_at_work(s->q))
		return s->unwritable;
	sqlite_disconnect(s->q);
	trouble = join(s, WANT_WRITE);
	if (trouble)
		s->unwritable = trouble;
	return s->unwritable;
}

static void note_damage(struct store *s, enum trouble trouble)
{
	if (trouble == TROUBLE_DAMAGED || trouble == TROUBLE_NOT_OURS)
		s->unwritable = TROUBLE_DAMAGED;
}

bool store_add(struct store *s, struct event *event, struct diags *d)
{
	enum trouble trouble = TROUBLE_NONE;
	bool again = event->id[0] != '\0', there = false;

	if (!again && !id_new(event->id, d))
		return false;
	if (s->unwritable)
		trouble = revive(s);
	/* A disk that reports an error may have kept it all the same. */
	if (!trouble && again)
		trouble = sqlite_find(s->q, event, &there);
	if (!trouble && !there)
		trouble = sqlite_insert(s->q, event);
	note_damage(s, trouble);
	if (trouble)
		say(s, trouble, d);
	return !trouble;
}

static bool go_through(struct store *s, const struct sqlite_walk *walk,
    enum trouble (*way)(struct sqlite *q, const struct sqlite_walk *walk),
    struct diags *d)
{
	enum trouble trouble = s->unwritable;

	if (sqlite_usable(s->q))
		trouble = way(s->q, walk);
	note_damage(s, trouble);
	if (trouble)
		say(s, trouble, d);
	return !trouble;
}

bool store_each(struct store *s, int64_t *after,
    void (*each)(void *to, const struct event *event), void *to,
    struct diags *d)
{
	struct sqlite_walk walk = { after, INT64_MAX, each, to };

	return go_through(s, &walk, sqlite_each, d);
}

bool store_each_brief(struct store *s, int64_t *after, int64_t until,
    void (*each)(void *to, const struct event *event), void *to,
    struct diags *d)
{
	struct sqlite_walk walk = { after, until, each, to };

	return go_through(s, &walk, sqlite_each_brief, d);
}

bool store_each_by_time(struct store *s, int64_t *after,
    void (*each)(void *to, const struct event *event), void *to,
    struct diags *d)
{
	struct sqlite_walk walk = { after, INT64_MAX, each, to };

	return go_through(s, &walk, sqlite_each_by_time, d);
}

/* What is carried from one log to another. */
struct carrier {
	struct sqlite *q;
	struct joined *joined;
	enum trouble trouble; /* the first */
};

/* A join is a fact of the log that it happened to. */
static void carry(void *to, const struct event *event)
{
	struct carrier *c = to;
	bool fresh = false;

	if (c->trouble || event->kind == EVENT_JOIN)
		return;
	c->trouble = sqlite_join(c->q, event, &fresh);
	c->joined->events++;
	c->joined->fresh += fresh;
}

static enum trouble note_join(struct carrier *c, int64_t now, struct diags *d)
{
	struct event event = { .kind = EVENT_JOIN, .when = now };
	bool fresh;

	if (c->joined->fresh == 0)
		return TROUBLE_NONE;
	if (!id_new(event.id, d))
		return TROUBLE_DISK;
	event.detail = str_of(event.id);
	return sqlite_join(c->q, &event, &fresh);
}

bool store_join(struct store *s, struct store *from, int64_t now,
    struct joined *joined, struct diags *d)
{
	struct carrier c = { .q = s->q, .joined = joined };
	enum trouble end;
	int64_t after = 0;
	bool read;

	*joined = (struct joined){ 0 };
	c.trouble = s->unwritable ? revive(s) : TROUBLE_NONE;
	if (!c.trouble)
		c.trouble = sqlite_join_begin(s->q);
	if (c.trouble) {
		say(s, c.trouble, d);
		return false;
	}
	read = store_each(from, &after, carry, &c, d);
	if (read && !c.trouble)
		c.trouble = note_join(&c, now, d);
	end = sqlite_join_end(s->q, read && !c.trouble);
	if (!c.trouble)
		c.trouble = end;
	note_damage(s, c.trouble);
	if (c.trouble)
		say(s, c.trouble, d);
	return read && !c.trouble;
}

bool store_backup(struct store *s, struct str path, struct diags *d)
{
	struct store to = { .path = path };
	enum trouble trouble;
	bool whole;

	if (file_look(path, &(struct file_mark){ 0 })) {
		diag_error(d, path, "is there already: name another file");
		return false;
	}
	if (!newfile_begin(s->a, path, &to.file, d))
		return false;
	trouble = sqlite_copy(s->q, to.file);
	if (trouble) {
		say(&to, trouble, d);
		newfile_drop(to.file);
		return false;
	}
	whole = newfile_end(to.file, path, d);
	return whole;
}

int64_t store_newest(struct store *s)
{
	int64_t place = 0;

	if (!sqlite_usable(s->q) || sqlite_newest(s->q, &place))
		return -1;
	return place;
}

bool store_id_at(struct store *s, int64_t place, char id[EVENT_ID_BYTES + 1])
{
	return sqlite_usable(s->q) && !sqlite_id_at(s->q, place, id) && id[0];
}
