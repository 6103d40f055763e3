#include "store/sqlite_own.h"

#include "base/arena.h"
#include "store/id.h"

/*
 * Joining needs to know which events are there.  The log has no index of ids,
 * so a passing table of them is made: whatever ids a hostile file brings, a
 * tree stays a tree.
 */
static const char begin_sql[] =
    "PRAGMA temp_store = MEMORY;"
    "CREATE TEMP TABLE seen (id BLOB PRIMARY KEY) WITHOUT ROWID;"
    "BEGIN IMMEDIATE;"
    "INSERT OR IGNORE INTO seen SELECT id FROM main.events";

static const char seen_sql[] = "INSERT OR IGNORE INTO seen VALUES (?1)";

enum trouble sqlite_join_begin(struct sqlite *q)
{
	enum trouble trouble = sqlite_run(q->db, begin_sql);
	int code;

	if (!trouble) {
		code = sqlite3_prepare_v2(q->db, seen_sql, -1, &q->seen, NULL);
		trouble = sqlite_trouble(q->db, code);
	}
	if (trouble)
		sqlite_join_end(q, false);
	return trouble;
}

enum trouble sqlite_join(
    struct sqlite *q, const struct event *event, bool *fresh)
{
	unsigned char id[ID_RAW];
	int code;

	MUST(id_pack(event->id, id));
	MUST(sqlite3_bind_blob(q->seen, 1, id, ID_RAW, SQLITE_STATIC) ==
	    SQLITE_OK);
	code = sqlite3_step(q->seen);
	sqlite3_reset(q->seen);
	if (code != SQLITE_DONE)
		return sqlite_trouble(q->db, code);
	*fresh = sqlite3_changes(q->db) == 1;
	return *fresh ? sqlite_insert(q, event) : TROUBLE_NONE;
}

enum trouble sqlite_join_end(struct sqlite *q, bool keep)
{
	enum trouble trouble = TROUBLE_NONE;

	sqlite3_finalize(q->seen);
	q->seen = NULL;
	if (keep)
		trouble = sqlite_run(q->db, "COMMIT");
	if (!sqlite3_get_autocommit(q->db))
		sqlite_run(q->db, "ROLLBACK");
	sqlite_run(q->db, "DROP TABLE IF EXISTS temp.seen");
	return trouble;
}

enum trouble sqlite_copy(struct sqlite *q, struct str file)
{
	struct arena *a = arena_new();
	sqlite3_backup *copy = NULL;
	sqlite3 *to = NULL;
	enum trouble trouble;
	int code =
	    sqlite3_open_v2(str_c(a, file), &to, SQLITE_OPEN_READWRITE, NULL);

	if (code == SQLITE_OK)
		copy = sqlite3_backup_init(to, "main", q->db, "main");
	if (copy) {
		sqlite3_backup_step(copy, -1);
		code = sqlite3_backup_finish(copy);
	} else if (code == SQLITE_OK) {
		code = sqlite3_errcode(to);
	}
	trouble = sqlite_trouble(to, code);
	/* One file, without a -wal beside it. */
	if (!trouble)
		trouble = sqlite_run(to, "PRAGMA journal_mode = DELETE");
	sqlite3_close(to);
	arena_free(a);
	return trouble;
}
