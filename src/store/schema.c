#include "store/schema.h"

#include "base/die.h"

/* application_id is SCHEMA_APPLICATION. */
static const char step_1[] =
    "CREATE TABLE events ("
    " place INTEGER PRIMARY KEY," /* in the log */
    " id BLOB NOT NULL,"
    " at INTEGER NOT NULL," /* seconds, UTC */
    " kind TEXT NOT NULL,"
    " module TEXT NOT NULL,"
    " item TEXT NOT NULL,"
    " hash INTEGER,"
    " seed INTEGER,"
    " answer TEXT,"
    " verdict TEXT,"
    " score REAL,"
    " tries INTEGER,"
    " hints INTEGER,"
    " detail TEXT);"
    "CREATE TRIGGER events_unchanged BEFORE UPDATE ON events BEGIN"
    " SELECT raise(ABORT, 'events are never changed'); END;"
    "CREATE TRIGGER events_kept BEFORE DELETE ON events BEGIN"
    " SELECT raise(ABORT, 'events are never deleted'); END;"
    "PRAGMA application_id = 1818583924;"
    "PRAGMA user_version = 1;";

static const char *const steps[SCHEMA_NEWEST + 1] = {
	[1] = step_1,
};

const char *schema_step(int to)
{
	MUST(to >= 1 && to <= SCHEMA_NEWEST);
	return steps[to];
}
