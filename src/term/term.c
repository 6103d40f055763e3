#include "term/term.h"

#include "term/kind.h"

void term_close(struct term *t)
{
	if (t)
		t->ops->close(t);
}

void term_size(const struct term *t, int *rows, int *columns)
{
	t->ops->size(t, rows, columns);
}

void term_show(struct term *t, const struct canvas *c)
{
	t->ops->show(t, c);
}

struct key term_key(struct term *t)
{
	return t->ops->key(t);
}

int term_fd(const struct term *t)
{
	return t->ops->fd(t);
}

void term_leave(struct term *t)
{
	t->ops->leave(t);
}

void term_return(struct term *t)
{
	t->ops->come_back(t);
}

void term_resized(struct term *t)
{
	t->ops->resized(t);
}

int64_t term_clock(const struct term *t)
{
	return t->ops->clock(t);
}

void term_copy(struct term *t, struct str text)
{
	t->ops->copy(t, text);
}

void term_set_theme(struct term *t, enum theme theme)
{
	t->ops->set_theme(t, theme);
}
