#include "store/sqlite_own.h"

#include "store/id.h"

#include <limits.h>

/* An index of ids would be one more page to write for every answer. */
static const char has_sql[] =
    "SELECT 1 FROM events WHERE id = ?1 ORDER BY place DESC LIMIT 1";

static const char add_sql[] =
    "INSERT INTO events (id, at, kind, module, item, hash, seed, answer,"
    " verdict, score, tries, hints, detail)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

static const char each_sql[] =
    "SELECT place, id, at, kind, module, item, hash, seed, answer,"
    " verdict, score, tries, hints, detail"
    " FROM events WHERE place > ?1 ORDER BY place";

static const char by_time_sql[] =
    "SELECT place, id, at, kind, module, item, hash, seed, answer,"
    " verdict, score, tries, hints, detail"
    " FROM events WHERE place > ?1"
    " ORDER BY at, kind IN ('undo', 'reset'), tries, id";

/*
 * A long log is read by a function that SQLite calls for each row: a third of
 * the time that asking for row after row takes.
 */
static const char brief_sql[] =
    "SELECT lectern_event(place, at, kind, module, item, verdict, tries,"
    " hints, detail) FROM events WHERE place > ?1 AND place <= ?2";

enum brief {
	BRIEF_PLACE,
	BRIEF_AT,
	BRIEF_KIND,
	BRIEF_MODULE,
	BRIEF_ITEM,
	BRIEF_VERDICT,
	BRIEF_TRIES,
	BRIEF_HINTS,
	BRIEF_DETAIL,
	BRIEFS
};

static const char newest_sql[] = "SELECT max(place), NULL FROM events";

static const char id_at_sql[] = "SELECT place, id FROM events WHERE place = ?1";

enum column {
	COLUMN_PLACE,
	COLUMN_ID,
	COLUMN_AT,
	COLUMN_KIND,
	COLUMN_MODULE,
	COLUMN_ITEM,
	COLUMN_HASH,
	COLUMN_SEED,
	COLUMN_ANSWER,
	COLUMN_VERDICT,
	COLUMN_SCORE,
	COLUMN_TRIES,
	COLUMN_HINTS,
	COLUMN_DETAIL
};

enum trouble sqlite_prepare(struct sqlite *q)
{
	int code = sqlite3_prepare_v3(
	    q->db, each_sql, -1, SQLITE_PREPARE_PERSISTENT, &q->each, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_prepare_v3(q->db, add_sql, -1,
		    SQLITE_PREPARE_PERSISTENT, &q->add, NULL);
	return sqlite_trouble(q->db, code);
}

static void bind_text(sqlite3_stmt *stmt, int i, struct str s)
{
	int code = sqlite3_bind_text64(
	    stmt, i, s.at ? s.at : "", s.len, SQLITE_STATIC, SQLITE_UTF8);

	MUST(code == SQLITE_OK);
}

static void bind_number(sqlite3_stmt *stmt, int i, uint64_t n)
{
	MUST(sqlite3_bind_int64(stmt, i, (sqlite3_int64)n) == SQLITE_OK);
}

static void bind_id(sqlite3_stmt *stmt, const unsigned char id[ID_RAW])
{
	int code =
	    sqlite3_bind_blob(stmt, COLUMN_ID, id, ID_RAW, SQLITE_STATIC);

	MUST(code == SQLITE_OK);
}

static void bind(sqlite3_stmt *stmt, const struct event *event,
    const unsigned char id[ID_RAW])
{
	int code;

	bind_id(stmt, id);
	bind_number(stmt, COLUMN_AT, (uint64_t)event->when);
	bind_text(stmt, COLUMN_KIND, str_of(event_name(event->kind)));
	bind_text(stmt, COLUMN_MODULE, event->module);
	bind_text(stmt, COLUMN_ITEM, event->item);
	bind_number(stmt, COLUMN_HASH, event->hash);
	bind_number(stmt, COLUMN_SEED, event->seed);
	bind_text(stmt, COLUMN_ANSWER, event->answer);
	bind_text(stmt, COLUMN_VERDICT, event->verdict);
	code = sqlite3_bind_double(stmt, COLUMN_SCORE, event->score);
	MUST(code == SQLITE_OK);
	bind_number(stmt, COLUMN_TRIES, event->tries);
	bind_number(stmt, COLUMN_HINTS, event->hints);
	bind_text(stmt, COLUMN_DETAIL, event->detail);
}

enum trouble sqlite_find(struct sqlite *q, const struct event *event, bool *is)
{
	unsigned char id[ID_RAW];
	sqlite3_stmt *stmt;
	int code = sqlite3_prepare_v2(q->db, has_sql, -1, &stmt, NULL);

	MUST(id_pack(event->id, id));
	if (code == SQLITE_OK) {
		bind_id(stmt, id);
		code = sqlite3_step(stmt);
	}
	*is = code == SQLITE_ROW;
	sqlite3_finalize(stmt);
	return sqlite_trouble(q->db, code);
}

enum trouble sqlite_insert(struct sqlite *q, const struct event *event)
{
	unsigned char id[ID_RAW];
	enum trouble trouble;
	int moved = 0;

	MUST(id_pack(event->id, id));
	sqlite3_file_control(q->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	if (moved)
		return TROUBLE_MOVED;
	bind(q->add, event, id);
	trouble = sqlite_trouble(q->db, sqlite3_step(q->add));
	sqlite3_reset(q->add);
	sqlite3_clear_bindings(q->add);
	return trouble;
}

static struct str column(sqlite3_stmt *stmt, int i)
{
	const void *at = sqlite3_column_blob(stmt, i);
	int len = sqlite3_column_bytes(stmt, i);

	return (struct str){ at ? at : "", (size_t)len };
}

static unsigned small(int64_t n)
{
	return n < 0 ? 0 : n > UINT_MAX ? UINT_MAX : (unsigned)n;
}

/* false: the row is not an event. */
static bool read_row(sqlite3_stmt *stmt, struct event *event)
{
	struct str id = column(stmt, COLUMN_ID);

	if (id.len != ID_RAW)
		return false;
	*event = (struct event){
		.when = sqlite3_column_int64(stmt, COLUMN_AT),
		.module = column(stmt, COLUMN_MODULE),
		.item = column(stmt, COLUMN_ITEM),
		.hash = (uint64_t)sqlite3_column_int64(stmt, COLUMN_HASH),
		.seed = (uint64_t)sqlite3_column_int64(stmt, COLUMN_SEED),
		.answer = column(stmt, COLUMN_ANSWER),
		.verdict = column(stmt, COLUMN_VERDICT),
		.score = sqlite3_column_double(stmt, COLUMN_SCORE),
		.tries = small(sqlite3_column_int64(stmt, COLUMN_TRIES)),
		.hints = small(sqlite3_column_int64(stmt, COLUMN_HINTS)),
		.detail = column(stmt, COLUMN_DETAIL),
	};
	id_unpack((const unsigned char *)id.at, event->id);
	return event_read(column(stmt, COLUMN_KIND), &event->kind);
}

static enum trouble each_row(
    struct sqlite *q, sqlite3_stmt *stmt, const struct sqlite_walk *walk)
{
	int code;

	while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct event event;
		int64_t place = sqlite3_column_int64(stmt, COLUMN_PLACE);

		if (read_row(stmt, &event))
			walk->each(walk->to, &event);
		if (place > *walk->after)
			*walk->after = place;
	}
	return sqlite_trouble(q->db, code);
}

enum trouble sqlite_each(struct sqlite *q, const struct sqlite_walk *walk)
{
	enum trouble trouble;

	MUST(q->each && !sqlite3_stmt_busy(q->each));
	bind_number(q->each, 1, (uint64_t)*walk->after);
	trouble = each_row(q, q->each, walk);
	sqlite3_reset(q->each);
	return trouble;
}

enum trouble sqlite_each_by_time(
    struct sqlite *q, const struct sqlite_walk *walk)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(q->db, by_time_sql, -1, &stmt, NULL);
	enum trouble trouble = sqlite_trouble(q->db, code);

	if (!trouble) {
		bind_number(stmt, 1, 0);
		*walk->after = 0;
		trouble = each_row(q, stmt, walk);
	}
	sqlite3_finalize(stmt);
	return trouble;
}

static struct str value(sqlite3_value *v)
{
	const void *at = sqlite3_value_blob(v);
	int len = sqlite3_value_bytes(v);

	return (struct str){ at ? at : "", (size_t)len };
}

static void take_brief(sqlite3_context *c, int n, sqlite3_value **v)
{
	const struct sqlite_walk *walk = sqlite3_user_data(c);
	int64_t place = sqlite3_value_int64(v[BRIEF_PLACE]);
	struct event event;

	MUST(n == BRIEFS && place > *walk->after);
	*walk->after = place;
	if (!event_read(value(v[BRIEF_KIND]), &event.kind))
		return;
	event.id[0] = '\0';
	event.when = sqlite3_value_int64(v[BRIEF_AT]);
	event.module = value(v[BRIEF_MODULE]);
	event.item = value(v[BRIEF_ITEM]);
	event.hash = event.seed = 0;
	event.answer = STR("");
	event.verdict = value(v[BRIEF_VERDICT]);
	event.score = 0;
	event.tries = small(sqlite3_value_int64(v[BRIEF_TRIES]));
	event.hints = small(sqlite3_value_int64(v[BRIEF_HINTS]));
	event.detail = value(v[BRIEF_DETAIL]);
	walk->each(walk->to, &event);
}

static void end_brief(sqlite3_context *c)
{
	sqlite3_result_null(c);
}

enum trouble sqlite_each_brief(struct sqlite *q, const struct sqlite_walk *walk)
{
	struct sqlite_walk mine = *walk;
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_create_function(q->db, "lectern_event", BRIEFS,
	    SQLITE_UTF8 | SQLITE_DIRECTONLY, &mine, NULL, take_brief,
	    end_brief);

	if (code == SQLITE_OK)
		code = sqlite3_prepare_v2(q->db, brief_sql, -1, &stmt, NULL);
	if (code == SQLITE_OK) {
		bind_number(stmt, 1, (uint64_t)*walk->after);
		bind_number(stmt, 2, (uint64_t)walk->until);
		code = sqlite3_step(stmt);
	}
	sqlite3_finalize(stmt);
	return sqlite_trouble(q->db, code);
}

/* The one row that `sql` gives, if it gives one. */
static enum trouble look_up(struct sqlite *q, const char *sql, int64_t *place,
    char id[EVENT_ID_BYTES + 1])
{
	sqlite3_stmt *stmt;
	int code = sqlite3_prepare_v2(q->db, sql, -1, &stmt, NULL);

	if (code == SQLITE_OK && sqlite3_bind_parameter_count(stmt))
		bind_number(stmt, 1, (uint64_t)*place);
	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	id[0] = '\0';
	if (code == SQLITE_ROW) {
		struct str raw = column(stmt, COLUMN_ID);

		*place = sqlite3_column_int64(stmt, COLUMN_PLACE);
		if (raw.len == ID_RAW)
			id_unpack((const unsigned char *)raw.at, id);
	}
	sqlite3_finalize(stmt);
	return sqlite_trouble(q->db, code);
}

enum trouble sqlite_newest(struct sqlite *q, int64_t *place)
{
	char none[EVENT_ID_BYTES + 1];

	*place = 0;
	return look_up(q, newest_sql, place, none);
}

enum trouble sqlite_id_at(
    struct sqlite *q, int64_t place, char id[EVENT_ID_BYTES + 1])
{
	return look_up(q, id_at_sql, &place, id);
}

bool sqlite_usable(const struct sqlite *q)
{
	return q->add;
}

bool sqlite_at_work(const struct sqlite *q)
{
	return q->each && sqlite3_stmt_busy(q->each);
}
