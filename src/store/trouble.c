#include "store/trouble.h"

#include <stddef.h>

static const char *const words[] = {
	[TROUBLE_NONE] = "nothing is wrong",
	[TROUBLE_LOCKED] = "another program holds it locked; close that "
			   "program and try again",
	[TROUBLE_FULL] = "not saved, the disk is full: make room and try "
			 "again (what was saved before is safe)",
	[TROUBLE_READ_ONLY] = "cannot be written, so nothing new is saved: "
			      "make the file and its directory writable, or "
			      "name another file with --progress FILE",
	[TROUBLE_DAMAGED] = "damaged, and left as it is: put a backup in its "
			    "place, or move it away to begin a new one, or "
			    "name another file with --progress FILE",
	[TROUBLE_NOT_OURS] = "not a progress file, or a damaged one; it is "
			     "left as it is: move it away, or name another "
			     "file with --progress FILE",
	[TROUBLE_FOREIGN] = "a database of another program; it is left as it "
			    "is: name another file with --progress FILE",
	[TROUBLE_NEWER] = "written by a newer lectern; it is left as it is: "
			  "use that lectern, or name another file with "
			  "--progress FILE",
	[TROUBLE_OLDER] = "written by an older lectern, and cannot be brought "
			  "up to date because it cannot be written: make the "
			  "file and its directory writable",
	[TROUBLE_NO_WAL] = "this filesystem cannot share memory between "
			   "programs, which a progress file needs: name a "
			   "file on a local disk with --progress FILE",
	[TROUBLE_MOVED] = "not saved, the file was moved or deleted while "
			  "lectern had it open: put it back, or start lectern "
			  "again",
	[TROUBLE_DISK] = "the disk reports an error, so nothing new is saved: "
			 "check it, or name a file elsewhere with "
			 "--progress FILE",
};

const char *trouble_words(enum trouble trouble)
{
	return words[trouble];
}
