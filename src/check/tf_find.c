#include "check/tf_own.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>

unsigned tf_weight(const struct tf_fact *fact)
{
	return TF_OTHER_FACT + (unsigned)(fact->kind - tf_kinds);
}

struct str tf_place_text(const struct tf *t, const struct access_place *place)
{
	if (place->file == 0)
		return str_fmt(t->a, "%u:%u", place->line, place->column);
	return str_fmt(t->a, "%.*s:%u:%u", STR_ARG(t->files[place->file].path),
	    place->line, place->column);
}

struct access_place tf_place(
    const struct tf *t, const struct hcl_file *file, size_t at, size_t len)
{
	struct access_place place = {
		.file = (size_t)(file - t->files), .at = at, .len = len
	};

	hcl_place(file, at, &place.line, &place.column);
	return place;
}

struct access_place tf_header(
    const struct tf *t, const struct hcl_resource *resource)
{
	return tf_place(
	    t, resource->file, resource->block->at, resource->block->len);
}

static struct str vtext(struct tf *t, const char *fmt, va_list args)
{
	va_list again;
	char *out;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	MUST(len >= 0);
	out = arena_take(t->a, (size_t)len + 1);
	vsnprintf(out, (size_t)len + 1, fmt, args);
	return (struct str){ out, (size_t)len };
}

struct tf_finding *tf_fails(struct tf *t, unsigned weight,
    const struct access_place *place, const char *fmt, ...)
{
	struct tf_finding *f = VEC_ADD(t->a, &t->fails);
	struct str text;
	va_list args;

	va_start(args, fmt);
	text = vtext(t, fmt, args);
	va_end(args);
	f->text = str_fmt(t->a, "%.*s%.*s", STR_ARG(t->prefix), STR_ARG(text));
	f->weight = weight;
	f->place = *place;
	return f;
}

void tf_untold(struct tf *t, const struct hcl_value *unknown, const char *about)
{
	struct tf_finding *f = VEC_ADD(t->a, &t->untold);
	struct str source = hcl_source(unknown->file, unknown->why);

	f->text = str_fmt(t->a,
	    "%.*s%s depends on %.*s, and nothing here says what that is",
	    STR_ARG(t->prefix), about, STR_ARG(answer_quote(t->a, source)));
	f->place =
	    tf_place(t, unknown->file, unknown->why->at, unknown->why->len);
}

void tf_praise(struct tf *t, const char *fmt, ...)
{
	struct str text;
	va_list args;

	va_start(args, fmt);
	text = vtext(t, fmt, args);
	va_end(args);
	/* Of two servers the same may be right. */
	if (str_find(buf_str(&t->praise), text, 0) != SIZE_MAX)
		return;
	if (t->praise.len)
		buf_byte(&t->praise, ' ');
	buf_add(&t->praise, text);
}

/* What stands in the file */

struct tf_body tf_body_of(const struct access_server *server)
{
	const struct hcl_block *block = server->resource->block;

	return (struct tf_body){ .body = &block->body,
		.file = server->resource->file,
		.in = server->in,
		.at = block->at,
		.len = block->len };
}

struct tf_read tf_attribute(
    const struct tf *t, const struct tf_body *in, struct str name)
{
	const struct hcl_attribute *attribute = hcl_attribute(in->body, name);
	struct tf_read read = { .how = TF_NOT_THERE };

	read.place = tf_place(t, in->file, in->at, in->len);
	if (!attribute)
		return read;
	read.v = hcl_value(t->m, in->file, attribute->value, in->in);
	if (read.v.kind == HCL_IS_NULL)
		return read;
	/* A heredoc is a way to write a text; the line's end is its own. */
	if (read.v.kind == HCL_IS_STRING && str_ends(read.v.text, STR("\n")))
		read.v.text.len--;
	read.how = read.v.kind == HCL_IS_UNKNOWN ? TF_HIDDEN : TF_KNOWN;
	read.place = tf_place(t, in->file, attribute->at,
	    attribute->value->at + attribute->value->len - attribute->at);
	return read;
}

static void add_content(const struct tf *t, struct tf_bodies *to,
    const struct hcl_block *block, struct tf_body content,
    const struct hcl_value *each)
{
	const struct hcl_attribute *iterator =
	    hcl_attribute(&block->body, STR("iterator"));

	for (size_t i = 0; i < each->n; i++) {
		struct hcl_instance *own = NEW(t->a, struct hcl_instance);

		if (content.in)
			*own = *content.in;
		own->iterator = block->labels->text;
		if (iterator && iterator->value->kind == HCL_REFERENCE)
			own->iterator = iterator->value->kids->text;
		own->item = &each->items[i];
		own->item_key = each->kind == HCL_IS_OBJECT
		    ? each->keys[i]
		    : str_fmt(t->a, "%zu", i);
		*VEC_ADD(t->a, to) = content;
		to->at[to->n - 1].in = own;
	}
}

/* dynamic "x" { for_each = … content { … } } */
static void add_dynamic(const struct tf *t, const struct tf_body *in,
    const struct hcl_block *block, struct tf_bodies *to)
{
	struct tf_body self = *in, content = *in;
	struct tf_read each;

	self.body = &block->body;
	each = tf_attribute(t, &self, STR("for_each"));
	if (each.how == TF_HIDDEN)
		to->hidden = each.v;
	if (each.how != TF_KNOWN)
		return;
	for (const struct hcl_block *i = block->body.blocks; i; i = i->next)
		if (str_eq(i->type, STR("content"))) {
			content.body = &i->body;
			content.at = block->at;
			content.len = block->len;
			add_content(t, to, block, content, &each.v);
		}
}

struct tf_bodies tf_blocks(
    const struct tf *t, const struct tf_body *in, struct str type)
{
	struct tf_bodies found = { 0 };

	for (const struct hcl_block *i = in->body->blocks; i; i = i->next) {
		struct tf_body one = *in;

		one.body = &i->body;
		one.at = i->at;
		one.len = i->len;
		if (str_eq(i->type, type))
			*VEC_ADD(t->a, &found) = one;
		else if (str_eq(i->type, STR("dynamic")) && i->labels &&
		    str_eq(i->labels->text, type))
			add_dynamic(t, in, i, &found);
	}
	return found;
}

enum tf_joined tf_joins(const struct tf *t, const struct tf_body *in,
    struct str by, struct str wants, const struct access_server *server)
{
	struct tf_read read = tf_attribute(t, in, by);
	const struct hcl_origin *from = &read.v.origin;
	bool keyed = server->in->each || server->in->count;

	if (from->resource) {
		if (from->resource != server->resource ||
		    !str_eq(from->attribute, wants))
			return TF_APART;
		if (from->key_unknown || from->keyed != keyed)
			return TF_PERHAPS;
		return !keyed || str_eq(from->key, server->in->key) ? TF_JOINED
								    : TF_APART;
	}
	if (read.how == TF_KNOWN && read.v.kind == HCL_IS_STRING &&
	    server->name.len && str_eq(wants, STR("name")))
		return str_eq_nocase(read.v.text, server->name) ? TF_JOINED
								: TF_APART;
	return TF_APART;
}

struct str tf_text(
    const struct tf *t, const struct tf_read *read, struct str other)
{
	struct str text;

	if (read->how != TF_KNOWN || !hcl_value_text(t->a, &read->v, &text))
		return other;
	return text;
}

/* Comparing */

bool tf_compare(enum tf_op op, double x, double wanted)
{
	switch (op) {
	case TF_SAME:
		return x == wanted;
	case TF_OTHER:
		return x != wanted;
	case TF_LEAST:
		return x >= wanted;
	case TF_MOST:
		return x <= wanted;
	case TF_MORE:
		return x > wanted;
	case TF_LESS:
		return x < wanted;
	case TF_PRESENT:
	case TF_ABSENT:
		break;
	}
	return false;
}

const char *tf_op_words(enum tf_op op)
{
	static const char *const words[] = {
		[TF_SAME] = "",
		[TF_OTHER] = "anything but ",
		[TF_LEAST] = "at least ",
		[TF_MOST] = "at most ",
		[TF_MORE] = "more than ",
		[TF_LESS] = "less than ",
		[TF_PRESENT] = "",
		[TF_ABSENT] = "",
	};

	return words[op];
}
