#include "store/sqlite_own.h"

#include "base/arena.h"
#include "base/clock.h"
#include "store/head.h"
#include "store/schema.h"

#include <errno.h>
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

/* SQLite does not always keep errno, but it does not change it either. */
static bool no_room(sqlite3 *db, int now)
{
	int kept = sqlite3_system_errno(db);

	return now == ENOSPC || now == EDQUOT || now == EFBIG ||
	    kept == ENOSPC || kept == EDQUOT || kept == EFBIG;
}

enum trouble sqlite_trouble(sqlite3 *db, int code)
{
	bool full = no_room(db, errno);

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
		if (full)
			return TROUBLE_FULL;
		return (code & 0xff) == SQLITE_IOERR ? TROUBLE_DISK
						     : TROUBLE_READ_ONLY;
	default: /* SQLITE_CORRUPT, and a table or column that is missing */
		return TROUBLE_DAMAGED;
	}
}

enum trouble sqlite_run(sqlite3 *db, const char *sql)
{
	return sqlite_trouble(db, sqlite3_exec(db, sql, NULL, NULL, NULL));
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
	return sqlite_trouble(db, code);
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
	trouble = sqlite_trouble(q->db, code);
	if (!trouble)
		restrain(q->db);
	return trouble;
}

/* Whether what was written lately may still stand in the -wal alone. */
static bool has_log(sqlite3 *db)
{
	struct arena *a = arena_new();
	const char *file = sqlite3_db_filename(db, "main");
	struct stat st;
	bool has = file && stat(str_fmt(a, "%s-wal", file).at, &st) == 0 &&
	    st.st_size > 0;

	arena_free(a);
	return has;
}

void sqlite_disconnect(struct sqlite *q)
{
	if (!q->db)
		return;
	sqlite3_finalize(q->add);
	sqlite3_finalize(q->each);
	/* Of a file that was refused, no empty -wal should stay beside it. */
	if (!has_log(q->db))
		sqlite3_db_config(
		    q->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
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
					       : sqlite_trouble(db, code);
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
	case HEAD_CUT: /* which a full disk can do, while the -wal has all */
		return has_log(db) ? TROUBLE_NONE : TROUBLE_DAMAGED;
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
	if (*version < 0 || *version > SCHEMA_NEWEST)
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
		trouble = sqlite_run(db, schema_step(to));
	return trouble;
}

/* Taking the lock also shows whether the file can be written at all. */
static enum trouble update(sqlite3 *db)
{
	enum trouble trouble = sqlite_run(db, "BEGIN IMMEDIATE");

	if (trouble)
		return trouble;
	trouble = take_steps(db);
	if (!trouble)
		trouble = sqlite_run(db, "COMMIT");
	if (!sqlite3_get_autocommit(db))
		sqlite_run(db, "ROLLBACK");
	return trouble;
}

static enum trouble check(sqlite3 *db, int64_t size)
{
	enum trouble trouble = sqlite_run(db, "PRAGMA cell_size_check = 1");
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
	enum trouble trouble = sqlite_run(db,
	    "PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1;"
	    "PRAGMA synchronous = EXTRA");

	if (!trouble)
		trouble = use_wal(db);
	if (!trouble)
		trouble = update(db);
	return trouble ? trouble : sqlite_run(db, "PRAGMA synchronous = FULL");
}

enum trouble sqlite_settle(struct sqlite *q, bool lock)
{
	int64_t size = 0, version = 0;
	enum trouble trouble = vet(q->db, &size);
	bool older;

	if (!trouble && q->writes && sqlite3_db_readonly(q->db, "main") == 1)
		return TROUBLE_READ_ONLY;
	if (!trouble)
		trouble = check(q->db, size);
	if (!trouble)
		trouble = shape(q->db, &version);
	older = trouble == TROUBLE_OLDER && q->writes;
	if (!trouble)
		trouble = sqlite_prepare(q);
	if (older || (!trouble && lock && q->writes))
		trouble = make_ready(q->db);
	return older && !trouble ? sqlite_prepare(q) : trouble;
}

void sqlite_accept(struct sqlite *q)
{
	MUST(q->add);
	sqlite3_db_config(q->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
}
