#include "check/hcl_find.h"

/* An attribute or a block in a body: whatever stands there. */
struct item {
	const struct hcl_attribute *attribute;
	const struct hcl_block *block;
	size_t at;
};

static unsigned line_of(const struct hcl_file *file, size_t at)
{
	unsigned line, column;

	hcl_place(file, at, &line, &column);
	return line;
}

static size_t pass_line(struct str text, size_t at)
{
	while (at < text.len && text.at[at] != '\n')
		at++;
	return at;
}

/* Where the closing brace stands, notes left aside, at or after `at`. */
static size_t brace_after(struct str text, size_t at)
{
	while (at < text.len && text.at[at] != '}') {
		struct str rest = str_sub(text, at, text.len);
		size_t end;

		if (text.at[at] == '#' || str_starts(rest, STR("//"))) {
			at = pass_line(text, at);
			continue;
		}
		end = str_starts(rest, STR("/*")) ? str_find(rest, STR("*/"), 2)
						  : SIZE_MAX;
		at += end == SIZE_MAX ? 1 : end + 2;
	}
	return at;
}

static const struct hcl_attribute *last_attribute(const struct hcl_body *body)
{
	const struct hcl_attribute *i = body->attributes;

	while (i && i->next)
		i = i->next;
	return i;
}

static const struct hcl_block *last_block(const struct hcl_body *body)
{
	const struct hcl_block *i = body->blocks;

	while (i && i->next)
		i = i->next;
	return i;
}

/* Where the block's closing brace stands. */
static size_t end_of_block(
    const struct hcl_file *file, const struct hcl_block *block)
{
	size_t end = 0, braces = 0;

	while (block) {
		const struct hcl_attribute *a = last_attribute(&block->body);
		const struct hcl_block *b = last_block(&block->body);

		braces++;
		end = block->at + block->len;
		if (end < file->text.len && file->text.at[end] == '{')
			end++;
		if (a && (!b || a->at > b->at)) {
			end = a->value->at + a->value->len;
			b = NULL;
		}
		block = b;
	}
	while (braces--)
		end = brace_after(file->text, end) + 1;
	return end - 1;
}

/* The first item of the body that ends at the line or below it. */
static bool item_at(const struct hcl_file *file, const struct hcl_body *body,
    unsigned line, struct item *item)
{
	*item = (struct item){ .at = SIZE_MAX };
	for (const struct hcl_attribute *i = body->attributes; i; i = i->next)
		if (line_of(file, i->value->at + i->value->len) >= line) {
			*item = (struct item){ .attribute = i, .at = i->at };
			break;
		}
	for (const struct hcl_block *i = body->blocks; i; i = i->next)
		if (i->at < item->at &&
		    line_of(file, end_of_block(file, i)) >= line) {
			*item = (struct item){ .block = i, .at = i->at };
			break;
		}
	return item->at != SIZE_MAX;
}

static struct hcl_thing thing_of(const struct hcl_block *block)
{
	struct hcl_thing thing = { .type = block->type };

	if (block->labels)
		thing.labels[0] = block->labels->text;
	if (block->labels && block->labels->next)
		thing.labels[1] = block->labels->next->text;
	return thing;
}

/* Takes one step into the block.  false: what was meant has been reached. */
static bool step_in(
    const struct hcl_file *file, unsigned line, struct item *item)
{
	const struct hcl_block *block = item->block;

	/* The header, and the note above it, mean the block itself. */
	if (!block || line_of(file, block->at) >= line)
		return false;
	/* The closing brace does too. */
	return item_at(file, &block->body, line, item);
}

bool hcl_thing_at(
    const struct hcl_file *file, unsigned line, struct hcl_thing *thing)
{
	struct item item;

	if (!item_at(file, &file->body, line, &item))
		return false;
	*thing = (struct hcl_thing){ 0 };
	if (item.block)
		*thing = thing_of(item.block);
	while (step_in(file, line, &item)) {
		if (item.block && thing->npath == HCL_THING_DEEP)
			return true;
		if (item.block)
			thing->path[thing->npath++] = item.block->type;
	}
	if (item.attribute)
		thing->attribute = item.attribute->name;
	return true;
}

/* clang-format off */
#define TEXT(s) { (s), sizeof(s) - 1 }

/* Names for one thing: today's, and that of before. */
static const struct { struct str now, before; } renamed[] = {
	{ TEXT("azurerm_postgresql_flexible_server"),
	  TEXT("azurerm_postgresql_server") },
	{ TEXT("azurerm_postgresql_flexible_server_firewall_rule"),
	  TEXT("azurerm_postgresql_firewall_rule") },
	{ TEXT("azurerm_postgresql_flexible_server_configuration"),
	  TEXT("azurerm_postgresql_configuration") },
	{ TEXT("non_ssl_port_enabled"), TEXT("enable_non_ssl_port") },
};
/* clang-format on */

enum { RENAMED = sizeof(renamed) / sizeof(*renamed) };

/* The other name of the same, or "". */
static struct str other_name(struct str name)
{
	for (size_t i = 0; i < RENAMED; i++) {
		if (str_eq(name, renamed[i].now))
			return renamed[i].before;
		if (str_eq(name, renamed[i].before))
			return renamed[i].now;
	}
	return STR("");
}

static bool same_name(struct str x, struct str y)
{
	return str_eq(x, y) || (x.len && str_eq(other_name(x), y));
}

static const struct hcl_block *block_in(
    const struct hcl_body *body, struct str type)
{
	const struct hcl_block *i = body->blocks;

	while (i && !str_eq(i->type, type))
		i = i->next;
	return i;
}

/* The attribute, or nested block, in this block.  false: it is not there. */
static bool place_in(
    const struct hcl_block *block, const struct hcl_thing *thing, size_t *at)
{
	const struct hcl_attribute *attribute;

	for (size_t i = 0; block && i < thing->npath; i++)
		block = block_in(&block->body, thing->path[i]);
	if (!block)
		return false;
	*at = block->at;
	if (thing->attribute.len == 0)
		return true;
	attribute = hcl_attribute(&block->body, thing->attribute);
	if (!attribute)
		attribute =
		    hcl_attribute(&block->body, other_name(thing->attribute));
	/* What an address ends in may be a block, too. */
	block = block_in(&block->body, thing->attribute);
	if (attribute)
		*at = attribute->at;
	else if (block)
		*at = block->at;
	return attribute || block;
}

/* How well a block fits: 0 not at all. */
static unsigned fit_of(
    const struct hcl_block *block, const struct hcl_thing *thing)
{
	enum { FITS = 1, EXACT_TYPE = 2, HAS_IT = 4, SAME_NAME = 8 };
	struct hcl_thing own = thing_of(block);
	bool resource = str_eq(own.type, STR("resource"));
	unsigned fit = FITS;
	size_t at;

	if (!str_eq(own.type, thing->type) ||
	    !same_name(own.labels[0], thing->labels[0]))
		return 0;
	if (!resource && !str_eq(own.labels[1], thing->labels[1]))
		return 0;
	if (str_eq(own.labels[0], thing->labels[0]))
		fit += EXACT_TYPE;
	if (place_in(block, thing, &at))
		fit += HAS_IT;
	if (str_eq(own.labels[1], thing->labels[1]))
		fit += SAME_NAME;
	return fit;
}

/* An attribute that stands in no block. */
static enum hcl_found find_bare(const struct hcl_file *files, size_t n,
    struct str name, struct hcl_spot *spot)
{
	for (size_t i = 0; i < n; i++) {
		const struct hcl_attribute *attribute =
		    hcl_attribute(&files[i].body, name);

		if (!attribute)
			continue;
		spot->file = i;
		spot->line = line_of(&files[i], attribute->at);
		return HCL_FOUND;
	}
	return HCL_FOUND_NOT;
}

enum hcl_found hcl_find(const struct hcl_file *files, size_t n,
    const struct hcl_thing *thing, struct hcl_spot *spot)
{
	const struct hcl_block *best = NULL;
	unsigned fit = 0;
	size_t at;
	bool set;

	*spot = (struct hcl_spot){ 0 };
	if (thing->type.len == 0)
		return find_bare(files, n, thing->attribute, spot);
	for (size_t i = 0; i < n; i++)
		for (const struct hcl_block *b = files[i].body.blocks; b;
		     b = b->next) {
			unsigned f = fit_of(b, thing);

			if (f <= fit)
				continue;
			fit = f;
			best = b;
			spot->file = i;
		}
	if (!best)
		return HCL_FOUND_NOT;
	set = place_in(best, thing, &at);
	spot->line = line_of(&files[spot->file], set ? at : best->at);
	spot->name = thing_of(best).labels[1];
	if (!set)
		return HCL_FOUND_UNSET;
	return str_eq(spot->name, thing->labels[1]) ? HCL_FOUND
						    : HCL_FOUND_OTHER;
}

/* Cuts the next name off "type.name.attribute". */
static struct str take_name(struct str *rest)
{
	struct str name;

	*rest = str_cut(*rest, '.', &name);
	return name;
}

/* var.x is a block of its own, local.x an attribute. */
static bool name_other(struct str *rest, struct hcl_thing *thing)
{
	if (str_eq(thing->labels[0], STR("var"))) {
		thing->type = STR("variable");
		thing->labels[0] = take_name(rest);
	} else if (str_eq(thing->labels[0], STR("local"))) {
		thing->type = STR("locals");
		thing->labels[0] = STR("");
		thing->attribute = take_name(rest);
	} else {
		return false;
	}
	return rest->len == 0;
}

bool hcl_thing_named(struct str address, struct hcl_thing *thing)
{
	struct str rest = address;

	*thing = (struct hcl_thing){ .type = STR("resource") };
	thing->labels[0] = take_name(&rest);
	if (rest.len == 0 || thing->labels[0].len == 0)
		return false;
	if (name_other(&rest, thing))
		return true;
	thing->labels[1] = take_name(&rest);
	while (rest.len) {
		struct str name = take_name(&rest);

		if (rest.len == 0)
			thing->attribute = name;
		else if (thing->npath < HCL_THING_DEEP)
			thing->path[thing->npath++] = name;
		else
			return false;
	}
	return true;
}
