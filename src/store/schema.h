#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

/*
 * The shapes that the learner's file has had.  A step that has been released
 * is never edited: a change is one more step, and tests/store keeps a file of
 * every shape.
 */
enum {
	SCHEMA_NEWEST = 1,
	SCHEMA_APPLICATION = 0x6c656374 /* "lect", in the file's header */
};

/* The SQL that takes a file of shape `to` - 1 to shape `to`; 0 is empty. */
const char *schema_step(int to);

#endif
