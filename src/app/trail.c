#include "app/trail.h"

#include "base/arena.h"
#include "base/file.h"
#include "doc/doc.h"

#include <string.h>

static struct reader_place copy(
    struct arena *a, const struct reader_place *place)
{
	struct reader_place p = *place;

	p.text.path = str_copy(a, place->text.path);
	p.code.path = str_copy(a, place->code.path);
	return p;
}

static void make_room(struct trail *t)
{
	if (t->n < TRAIL_MOST)
		return;
	memmove(&t->at[0], &t->at[1], (t->n - 1) * sizeof(t->at[0]));
	t->n--;
	if (t->now)
		t->now--;
}

void trail_leave(struct trail *t, const struct reader_place *here)
{
	if (here->text.path.len == 0 && here->code.path.len == 0)
		return;
	t->n = t->now;
	make_room(t);
	t->at[t->n++] = copy(t->a, here);
	t->now = t->n;
}

const struct reader_place *trail_back(
    struct trail *t, const struct reader_place *here)
{
	struct reader_place kept;

	if (t->now == 0)
		return NULL;
	/* The place gone back to and this one change seats. */
	t->now--;
	kept = t->at[t->now];
	t->at[t->now] = copy(t->a, here);
	return memcpy(arena_take(t->a, sizeof(kept)), &kept, sizeof(kept));
}

const struct reader_place *trail_forward(
    struct trail *t, const struct reader_place *here)
{
	struct reader_place kept;

	if (t->now == t->n)
		return NULL;
	kept = t->at[t->now];
	t->at[t->now] = copy(t->a, here);
	t->now++;
	return memcpy(arena_take(t->a, sizeof(kept)), &kept, sizeof(kept));
}

static struct str below(struct str path, struct str root)
{
	if (root.len && path.len > root.len && str_starts(path, root) &&
	    path.at[root.len] == '/')
		return str_sub(path, root.len + 1, path.len);
	return path;
}

static bool can_be_written(struct str path)
{
	return path.len == 0 ||
	    (!memchr(path.at, '\n', path.len) &&
		!memchr(path.at, '\t', path.len));
}

static void write_place(struct buf *b, const char *word,
    const struct reader_place *p, struct str root)
{
	struct str text = below(p->text.path, root);
	struct str code = below(p->code.path, root);

	if (!can_be_written(text) || !can_be_written(code))
		return;
	buf_fmt(b, "%s\t%u\t%u\t%.*s\t%u\t%u\t%.*s\t%d%d%d\n", word,
	    p->text.line, p->text.at, STR_ARG(text), p->code.line, p->code.at,
	    STR_ARG(code), p->code_open, p->code_focus, p->wrap);
}

void trail_write(struct buf *b, const struct trail *t,
    const struct reader_place *here, struct str root)
{
	for (size_t i = 0; i < t->n; i++)
		write_place(
		    b, i < t->now ? "back" : "forward", &t->at[i], root);
	write_place(b, "here", here, root);
}

static bool read_spot(
    struct arena *a, struct str *rest, struct spot_in *spot, struct str root)
{
	struct str line, at, path;
	uint64_t n[2];

	*rest = str_cut(*rest, '\t', &line);
	*rest = str_cut(*rest, '\t', &at);
	*rest = str_cut(*rest, '\t', &path);
	if (!str_number(line, UINT32_MAX, &n[0]) ||
	    !str_number(at, UINT32_MAX, &n[1]))
		return false;
	spot->line = (unsigned)n[0];
	spot->at = (unsigned)n[1];
	spot->path = path.len ? path_join(a, root, path) : STR("");
	return true;
}

static bool read_place(
    struct arena *a, struct str rest, struct reader_place *p, struct str root)
{
	memset(p, 0, sizeof(*p));
	if (!read_spot(a, &rest, &p->text, root) ||
	    !read_spot(a, &rest, &p->code, root) || rest.len != 3)
		return false;
	p->link = NO_LINK;
	p->code_open = rest.at[0] == '1';
	p->code_focus = rest.at[1] == '1';
	p->wrap = rest.at[2] == '1';
	return true;
}

bool trail_read(struct trail *t, struct reader_place *here, struct str text,
    struct str root)
{
	bool found = false;

	t->n = t->now = 0;
	while (text.len) {
		struct str rest = str_line(&text), word;
		struct reader_place p;

		rest = str_cut(rest, '\t', &word);
		if (!read_place(t->a, rest, &p, root))
			continue;
		if (str_eq(word, STR("here"))) {
			*here = p;
			found = true;
		} else if (t->n < TRAIL_MOST) {
			t->at[t->n++] = p;
			t->now += str_eq(word, STR("back"));
		}
	}
	return found;
}
