#ifndef CHECK_FW_PARSE_H
#define CHECK_FW_PARSE_H

#include "check/check.h"
#include "check/ip4.h"

/*
 * Firewall rules as people write them, apart by line ends, ";" or ",":
 *
 *	203.0.113.5			an address
 *	office: 203.0.113.0 - 203.0.113.9
 *	203.0.113.64/26			a block
 *	start_ip_address = "…" end_ip_address = "…"	(or start_ip, end_ip)
 *
 * A name and a colon may come first; # and // begin a comment.  A whole
 * resource block of Terraform is read as its two addresses.
 */
struct fw_rule {
	struct ip4_range range; /* of no meaning where `azure` is set */
	bool azure; /* 0.0.0.0 alone: Azure's own services, no address */
	bool host_bits; /* a block written with an address inside it */
	unsigned line; /* from 1 */
	size_t at, len; /* where it stands */
	struct str name; /* may be empty */
};

/* Zero it and set the text. */
struct fw_reader {
	struct str text;
	size_t at;
	unsigned line; /* line ends behind us */
	struct str label; /* of the resource that is open */
};

enum fw_step { FW_END, FW_RULE, FW_FLAW };

/*
 * The next rule.  FW_FLAW: what cannot be read, its place counted in the
 * whole text and its sentence in `a`; rule->line is its line.  Reading can
 * go on behind it.
 */
enum fw_step fw_next(struct arena *a, struct fw_reader *r, struct fw_rule *rule,
    struct flaw *flaw);

/*
 * Takes up to `most` rules at once where long lists are plain: whole lines of
 * "a", "a-b", "a - b" or a block and nothing else, each on the line after the
 * one before.  Returns how many; fw_next reads what comes after them.
 */
size_t fw_many(struct fw_reader *r, struct ip4_range *ranges, size_t most);

/* Passes whole lines that are blank or comments.  false: here is none. */
bool fw_pass(struct fw_reader *r);

/* The rule as it stands in the text, without blanks around it. */
struct str fw_source(struct str text, const struct fw_rule *rule);

#endif
