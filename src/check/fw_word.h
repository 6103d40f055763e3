#ifndef CHECK_FW_WORD_H
#define CHECK_FW_WORD_H

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct flaw;

/*
 * What people write where a rule stands, and which is none: "deny …", which
 * no such firewall knows, and "everyone", which has to be said in addresses.
 * false: *flaw says so, its place counted in `s`.  true: it is nothing like
 * that.
 */
bool fw_word_explain(struct arena *a, struct str s, struct flaw *flaw);

#endif
