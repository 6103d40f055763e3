#ifndef STORE_TROUBLE_H
#define STORE_TROUBLE_H

/* What can be wrong with the learner's file. */
enum trouble {
	TROUBLE_NONE,
	TROUBLE_LOCKED,
	TROUBLE_FULL, /* the disk is */
	TROUBLE_READ_ONLY, /* the file or its directory */
	TROUBLE_DAMAGED,
	TROUBLE_NOT_OURS, /* not a database, or nobody can tell any more */
	TROUBLE_FOREIGN, /* another program's database */
	TROUBLE_NEWER,
	TROUBLE_OLDER, /* and cannot be brought up to date */
	TROUBLE_NO_WAL, /* the filesystem cannot do what we need */
	TROUBLE_MOVED, /* away under us */
	TROUBLE_DISK /* it reports an error */
};

/* What it is and what can be done, after "path: error: ". */
const char *trouble_words(enum trouble trouble);

#endif
