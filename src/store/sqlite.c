#include "store/sqlite.h"

#include "base/arena.h"
#include "base/clock.h"
#include "store/head.h"
#include "store/id.h"
#include "store/schema.h"

#include <errno.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum {
	PATIENCE_MS = 5000,
	PAUSE_MS = 20,
	/* A larger file is checked as it is read; this takes some 10 ms. */
	CHECKED_BYTES = 4 * 1024 * 1024,
	WORD = 8
};

struct sqlite {
	sqlite3 *db;
	sqlite3_stmt *add, *each;
	bool writes; /* HOW_WRITE */
};

static const char add_sql[] =
    "INSERT INTO events (id, at, kind, module, item, hash, seed, answer,"
    " verdict, score, tries, hints, detail)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
    " ON CONFLICT (id) DO NOTHING";

static const char each_sql[] =
    "SELECT place, id, at, kind, module, item, hash, seed, answer,"
    " verdict, score, tries, hints, detail"
    " FROM events WHERE place > ?1 ORDER BY place";

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

/* What a read-only directory, disk or file and a full disk look like. */
static enum trouble trouble_of(sqlite3 *db, int code)
{
	int system = sqlite3_system_errno(db);

	switch (code & 0xff) {
	case SQLITE_OK:
	case SQLITE_ROW:
	case SQLITE_DONE:
		return TROUBLE_NONE;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return TROUBLE_LOCKED;
	case SQLITE_FULL:
		return TROUBLE_FULL;
	case SQLITE_READONLY:
		if (code == SQLITE_READONLY_DBMOVED)
			return TROUBLE_MOVED;
		return TROUBLE_READ_ONLY;
	case SQLITE_PERM:
		return TROUBLE_READ_ONLY;
	case SQLITE_NOTADB:
		return TROUBLE_NOT_OURS;
	case SQLITE_NOMEM:
		die("out of memory");
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		if (system == ENOSPC || system == EDQUOT || system == EFBIG)
			return TROUBLE_FULL;
		return (code & 0xff) == SQLITE_IOERR ? TROUBLE_DISK
						     : TROUBLE_READ_ONLY;
	default: /* SQLITE_CORRUPT, and a table or column that is missing */
		return TROUBLE_DAMAGED;
	}
}

static enum trouble run(sqlite3 *db, const char *sql)
{
	return trouble_of(db, sqlite3_exec(db, sql, NULL, NULL, NULL));
}

/* The first column of the first row; `text` is cut to fit. */
static enum trouble ask(
    sqlite3 *db, const char *sql, int64_t *number, char text[WORD])
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	if (code == SQLITE_ROW && number)
		*number = sqlite3_column_int64(stmt, 0);
	if (code == SQLITE_ROW && text)
		snprintf(text, WORD, "%s",
		    (const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	return trouble_of(db, code);
}

struct sqlite *sqlite_new(struct arena *a)
{
	return NEW(a, struct sqlite);
}

/*
 * The path as SQLite takes it: one that begins with a slash is no URI.  An
 * immutable file is one that nobody writes; SQLite then needs no -shm.
 */
static const char *name_of(
    struct arena *a, struct str file, enum sqlite_how how)
{
	struct buf b = { .a = a };

	MUST(str_starts(file, STR("/")));
	if (how != HOW_FROZEN)
		return str_c(a, file);
	buf_add(&b, STR("file:"));
	for (size_t i = 0; i < file.len; i++)
		if (strchr("%?#", file.at[i]))
			buf_fmt(&b, "%%%02x", (unsigned char)file.at[i]);
		else
			buf_byte(&b, file.at[i]);
	buf_add(&b, STR("?immutable=1"));
	return buf_str(&b).at;
}

/*
 * Nothing in the file may run by itself, and closing must not write before
 * the file is known to be ours.
 */
static void restrain(sqlite3 *db)
{
	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_timeout(db, PATIENCE_MS);
	sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
}

enum trouble sqlite_connect(
    struct sqlite *q, struct str file, enum sqlite_how how)
{
	static const int flags[] = {
		[HOW_WRITE] = SQLITE_OPEN_READWRITE,
		[HOW_READ] = SQLITE_OPEN_READONLY,
		[HOW_FROZEN] = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
	};
	struct arena *a = arena_new();
	enum trouble trouble;
	int code;

	MUST(!q->db);
	q->writes = how == HOW_WRITE;
	code = sqlite3_open_v2(name_of(a, file, how), &q->db,
	    flags[how] | SQLITE_OPEN_NOMUTEX, NULL);
	arena_free(a);
	if (!q->db)
		die("out of memory");
	trouble = trouble_of(q->db, code);
	if (!trouble)
		restrain(q->db);
	return trouble;
}

/* Of a file that was refused, an empty -wal beside it should not stay. */
static void tidy(sqlite3 *db)
{
	struct arena *a = arena_new();
	const char *file = sqlite3_db_filename(db, "main");
	struct stat st;

	if (file && stat(str_fmt(a, "%s-wal", file).at, &st) == 0 &&
	    st.st_size == 0)
		sqlite3_db_config(
		    db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	arena_free(a);
}

void sqlite_disconnect(struct sqlite *q)
{
	if (!q->db)
		return;
	sqlite3_finalize(q->add);
	sqlite3_finalize(q->each);
	tidy(q->db);
	MUST(sqlite3_close(q->db) == SQLITE_OK);
	*q = (struct sqlite){ .db = NULL };
}

/* The first bytes, read through SQLite: its locks would end with our fd. */
static enum trouble head_of(
    sqlite3 *db, unsigned char at[HEAD_BYTES], int64_t *size)
{
	sqlite3_file *file = NULL;
	sqlite3_int64 bytes = 0;
	int code;

	memset(at, 0, HEAD_BYTES);
	sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (!file || !file->pMethods)
		return TROUBLE_READ_ONLY;
	code = file->pMethods->xFileSize(file, &bytes);
	*size = bytes;
	if (code == SQLITE_OK && bytes)
		code = file->pMethods->xRead(file, at, HEAD_BYTES, 0);
	return code == SQLITE_IOERR_SHORT_READ ? TROUBLE_NONE
					       : trouble_of(db, code);
}

/* Whether the file is one that we may touch, before it is touched. */
static enum trouble vet(sqlite3 *db, int64_t *size)
{
	unsigned char at[HEAD_BYTES];
	enum trouble trouble = head_of(db, at, size);

	if (trouble)
		return trouble;
	switch (head_read(
	    at, *size < HEAD_BYTES ? (size_t)*size : HEAD_BYTES, *size)) {
	case HEAD_EMPTY:
	case HEAD_OURS:
		return TROUBLE_NONE;
	case HEAD_NEWER:
		return TROUBLE_NEWER;
	case HEAD_FOREIGN:
		return TROUBLE_FOREIGN;
	case HEAD_OTHER:
		return TROUBLE_NOT_OURS;
	}
	return TROUBLE_NOT_OURS;
}

/* Two that change the mode at once get no turn from SQLite: we wait here. */
static enum trouble use_wal(sqlite3 *db)
{
	int64_t until = clock_ms() + PATIENCE_MS;
	enum trouble trouble;
	char mode[WORD] = "";

	for (;;) {
		trouble = ask(db, "PRAGMA journal_mode = WAL", NULL, mode);
		if (trouble != TROUBLE_LOCKED || clock_ms() > until)
			break;
		sqlite3_sleep(PAUSE_MS);
	}
	if (trouble)
		return trouble;
	return strcmp(mode, "wal") == 0 ? TROUBLE_NONE : TROUBLE_NO_WAL;
}

/* TROUBLE_OLDER: it has a shape before the newest, or none at all. */
static enum trouble shape(sqlite3 *db, int64_t *version)
{
	enum trouble trouble = ask(db, "PRAGMA user_version", version, NULL);
	int64_t tables = 0;

	if (!trouble && *version == 0)
		trouble = ask(
		    db, "SELECT count(*) FROM sqlite_master", &tables, NULL);
	if (trouble)
		return trouble;
	if (tables)
		return TROUBLE_FOREIGN;
	if (*version > SCHEMA_NEWEST)
		return TROUBLE_NEWER;
	return *version < SCHEMA_NEWEST ? TROUBLE_OLDER : TROUBLE_NONE;
}

/* Inside a transaction: brings the file to the newest shape. */
static enum trouble take_steps(sqlite3 *db)
{
	int64_t version = 0;
	enum trouble trouble = shape(db, &version);

	if (trouble != TROUBLE_OLDER)
		return trouble;
	trouble = TROUBLE_NONE;
	for (int to = (int)version + 1; !trouble && to <= SCHEMA_NEWEST; to++)
		trouble = run(db, schema_step(to));
	return trouble;
}

/* Taking the lock also shows whether the file can be written at all. */
static enum trouble update(sqlite3 *db)
{
	enum trouble trouble = run(db, "BEGIN IMMEDIATE");

	if (trouble)
		return trouble;
	trouble = take_steps(db);
	if (!trouble)
		trouble = run(db, "COMMIT");
	if (!sqlite3_get_autocommit(db))
		run(db, "ROLLBACK");
	return trouble;
}

static enum trouble check(sqlite3 *db, int64_t size)
{
	enum trouble trouble = run(db, "PRAGMA cell_size_check = 1");
	char word[WORD] = "";

	if (trouble || size > CHECKED_BYTES)
		return trouble;
	trouble = ask(db, "PRAGMA quick_check(1)", NULL, word);
	if (trouble)
		return trouble;
	return strcmp(word, "ok") == 0 ? TROUBLE_NONE : TROUBLE_DAMAGED;
}

/* EXTRA until the journal of the switch is durably gone; then WAL's FULL. */
static enum trouble make_ready(sqlite3 *db)
{
	enum trouble trouble = run(db,
	    "PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1;"
	    "PRAGMA synchronous = EXTRA");

	if (!trouble)
		trouble = use_wal(db);
	if (!trouble)
		trouble = update(db);
	return trouble ? trouble : run(db, "PRAGMA synchronous = FULL");
}

enum trouble sqlite_settle(struct sqlite *q, bool lock)
{
	int64_t size = 0, version = 0;
	enum trouble trouble = vet(q->db, &size);

	if (!trouble && q->writes && sqlite3_db_readonly(q->db, "main") == 1)
		return TROUBLE_READ_ONLY;
	if (!trouble)
		trouble = check(q->db, size);
	if (!trouble)
		trouble = shape(q->db, &version);
	if (q->writes && (trouble == TROUBLE_OLDER || (!trouble && lock)))
		trouble = make_ready(q->db);
	return trouble;
}

enum trouble sqlite_accept(struct sqlite *q)
{
	int code = sqlite3_prepare_v3(
	    q->db, each_sql, -1, SQLITE_PREPARE_PERSISTENT, &q->each, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_prepare_v3(q->db, add_sql, -1,
		    SQLITE_PREPARE_PERSISTENT, &q->add, NULL);
	if (code == SQLITE_OK)
		sqlite3_db_config(
		    q->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	return trouble_of(q->db, code);
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

static void bind(sqlite3_stmt *stmt, const struct event *event,
    const unsigned char id[ID_RAW])
{
	int code =
	    sqlite3_bind_blob(stmt, COLUMN_ID, id, ID_RAW, SQLITE_STATIC);

	MUST(code == SQLITE_OK);
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
	trouble = trouble_of(q->db, sqlite3_step(q->add));
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

static unsigned small(sqlite3_stmt *stmt, int i)
{
	int64_t n = sqlite3_column_int64(stmt, i);

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
		.tries = small(stmt, COLUMN_TRIES),
		.hints = small(stmt, COLUMN_HINTS),
		.detail = column(stmt, COLUMN_DETAIL),
	};
	id_unpack((const unsigned char *)id.at, event->id);
	return event_read(column(stmt, COLUMN_KIND), &event->kind);
}

enum trouble sqlite_each(struct sqlite *q, int64_t *after,
    void (*each)(void *to, const struct event *event), void *to)
{
	enum trouble trouble;
	int code;

	MUST(q->each && !sqlite3_stmt_busy(q->each));
	bind_number(q->each, 1, (uint64_t)*after);
	while ((code = sqlite3_step(q->each)) == SQLITE_ROW) {
		struct event event;

		if (read_row(q->each, &event))
			each(to, &event);
		*after = sqlite3_column_int64(q->each, COLUMN_PLACE);
	}
	trouble = trouble_of(q->db, code);
	sqlite3_reset(q->each);
	return trouble;
}

bool sqlite_usable(const struct sqlite *q)
{
	return q->add;
}

bool sqlite_at_work(const struct sqlite *q)
{
	return q->each && sqlite3_stmt_busy(q->each);
}
