#ifndef STORE_SQLITE_OWN_H
#define STORE_SQLITE_OWN_H

/* The one place that knows SQLite: sqlite.c opens a file, events.c uses it. */
#include "store/sqlite.h"

#include <sqlite3.h>

struct sqlite {
	sqlite3 *db;
	sqlite3_stmt *add, *each;
	sqlite3_stmt *seen; /* while a log is joined; else NULL */
	bool writes; /* HOW_WRITE */
};

/* What SQLite's answer means for the learner's file. */
enum trouble sqlite_trouble(sqlite3 *db, int code);

/* Runs statements that give nothing back. */
enum trouble sqlite_run(sqlite3 *db, const char *sql);

/* Readies the statements; TROUBLE_DAMAGED if the file lacks what they need. */
enum trouble sqlite_prepare(struct sqlite *q);

#endif
