#include "check/estate.h"

#include "base/arena.h"
#include "base/file.h"
#include "check/estate_own.h"

/* Longer values are cut: they stand in sentences. */
enum { TEXT_MOST = 120, LISTED = 3 };

struct estate *estate_of(
    struct arena *a, const struct hcl_file *files, size_t n, struct diags *d)
{
	struct estate *e = NEW(a, struct estate);

	e->files = files;
	e->m = hcl_module_new(a, files, n);
	access_gather(a, files, e->m, &e->access, d);
	return e;
}

bool estate_is_kind(struct str kind)
{
	return str_eq(kind, str_of(access_kind_name(ACCESS_POSTGRESQL))) ||
	    str_eq(kind, str_of(access_kind_name(ACCESS_REDIS)));
}

const struct access_server *estate_server(
    const struct estate *e, struct str kind, size_t *n)
{
	const struct access_server *found = NULL;

	*n = 0;
	for (size_t i = 0; i < e->access.nservers; i++) {
		const struct access_server *s = &e->access.servers[i];

		if (!str_eq(kind, str_of(access_kind_name(s->kind))))
			continue;
		*n += 1;
		if (!found || (s->declared && !found->declared))
			found = s;
	}
	return found;
}

/* Values */

static bool inside(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

static struct str one_line(struct arena *a, struct str s)
{
	size_t len = s.len < TEXT_MOST ? s.len : TEXT_MOST;
	struct buf b = { .a = a };

	while (len < s.len && len > 0 && inside(s.at[len]))
		len--;
	for (size_t i = 0; i < len; i++)
		buf_byte(&b,
		    (unsigned char)s.at[i] < 0x20 || s.at[i] == 0x7f ? ' '
								     : s.at[i]);
	if (len < s.len)
		buf_add(&b, STR("..."));
	return str_trim(buf_str(&b));
}

struct estate_value estate_known(struct str text)
{
	return (struct estate_value){ ESTATE_KNOWN, text };
}

struct estate_value estate_unset(void)
{
	return (struct estate_value){ ESTATE_UNSET, STR("not set") };
}

struct estate_value estate_unknown(struct str expression)
{
	return (struct estate_value){ ESTATE_UNKNOWN, expression };
}

struct estate_value estate_of_hcl(struct arena *a, const struct hcl_value *v)
{
	struct str text;

	if (v->kind == HCL_IS_UNKNOWN && v->why)
		return estate_unknown(hcl_source(v->file, v->why));
	if (v->kind == HCL_IS_UNKNOWN)
		return estate_unknown(STR("?"));
	if (v->kind == HCL_IS_NULL)
		return estate_unset();
	if (!hcl_value_text(a, v, &text))
		text = hcl_value_dump(a, v);
	return estate_known(text);
}

static struct str take_name(struct str *rest)
{
	struct str name;

	*rest = str_cut(*rest, '.', &name);
	return name;
}

/* The block of that type; *dynamic: it is made by a loop. */
static const struct hcl_block *block_in(
    const struct hcl_body *body, struct str type, bool *dynamic)
{
	for (const struct hcl_block *i = body->blocks; i; i = i->next) {
		*dynamic = str_eq(i->type, STR("dynamic")) && i->labels &&
		    str_eq(i->labels->text, type);
		if (*dynamic || str_eq(i->type, type))
			return i;
	}
	return NULL;
}

/* What a dynamic block makes is not worked out. */
static struct hcl_value made_by(
    const struct access_server *server, const struct hcl_block *block)
{
	const struct hcl_attribute *each =
	    hcl_attribute(&block->body, STR("for_each"));

	return (struct hcl_value){ .kind = HCL_IS_UNKNOWN,
		.why = each ? each->value : NULL,
		.file = server->resource->file };
}

struct hcl_value estate_read(const struct estate *e,
    const struct access_server *server, struct str path, struct spot *spot)
{
	struct hcl_value v = { .kind = HCL_IS_NULL };
	const struct hcl_attribute *attribute;
	const struct hcl_block *block;
	struct str name = take_name(&path);
	bool dynamic = false;

	*spot = (struct spot){ NULL, 0 };
	if (!server->resource)
		return v;
	block = server->resource->block;
	while (path.len) {
		block = block_in(&block->body, name, &dynamic);
		if (!block)
			return v;
		*spot = (struct spot){ server->resource->file, block->at };
		if (dynamic)
			return made_by(server, block);
		name = take_name(&path);
	}
	attribute = hcl_attribute(&block->body, name);
	if (!attribute)
		return v;
	*spot = (struct spot){ server->resource->file, attribute->at };
	return hcl_value(
	    e->m, server->resource->file, attribute->value, server->in);
}

struct str estate_place(struct arena *a, const struct spot *spot)
{
	unsigned line, column;

	hcl_place(spot->file, spot->at, &line, &column);
	return str_fmt(
	    a, "%.*s:%u", STR_ARG(path_name(spot->file->path)), line);
}

/* Whether it may be an attribute's name, or a path of them. */
static bool is_path(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
		    c != '_' && (c != '.' || i == 0 || i + 1 == s.len))
			return false;
	}
	return s.len > 0 && s.at[0] != '_';
}

/* The row of this name for this kind of server, or NULL. */
static const struct estate_row *row_of(struct str name, enum access_kind kind)
{
	for (const struct estate_row *row = estate_rows; row->public.name;
	     row++)
		if (str_eq(name, str_of(row->public.name)) &&
		    str_find(str_of(row->public.kinds),
			str_of(access_kind_name(kind)), 0) != SIZE_MAX)
			return row;
	return NULL;
}

/* Where it stands; what is not said stands where the server does. */
static struct estate_value value_at(struct arena *a, const struct estate *e,
    const struct access_server *server, const struct estate_row *row,
    struct str path)
{
	struct spot spot = { NULL, 0 };

	if (row && row->place)
		row->place(e, server, &spot);
	else if (row)
		path = str_of(row->attribute);
	if (path.len && !spot.file)
		estate_read(e, server, path, &spot);
	if (!spot.file)
		spot = (struct spot){ &e->files[server->place.file],
			server->place.at };
	return estate_known(estate_place(a, &spot));
}

bool estate_value(struct arena *a, const struct estate *e,
    const struct access_server *server, struct str name, struct estate_value *v)
{
	static const struct str at = { "_at", 3 };
	const struct estate_row *row = row_of(name, server->kind);
	struct spot spot;
	struct hcl_value read;

	if (!is_path(name))
		return false;
	if (row) {
		*v = row->value(a, e, server);
	} else if (str_ends(name, at)) {
		name = str_sub(name, 0, name.len - at.len);
		row = row_of(name, server->kind);
		*v = value_at(a, e, server, row, row ? STR("") : name);
	} else if (!server->resource) {
		*v = estate_unknown(server->label);
	} else {
		read = estate_read(e, server, name, &spot);
		*v = estate_of_hcl(a, &read);
	}
	v->text = one_line(a, v->text);
	return true;
}

const struct estate_name *estate_name(size_t i)
{
	return estate_rows[i].public.name ? &estate_rows[i].public : NULL;
}
