#include "base/utf8.h"
#include "tap.h"
#include "text/width.h"
#include "ui/edit.h"

#include <locale.h>

static void type(struct edit *e, const char *text)
{
	struct str s = str_of(text);
	uint32_t rune;

	while (s.len) {
		s = str_sub(s, utf8_decode(s, &rune), s.len);
		edit_key(e, rune);
	}
}

static void is(const struct edit *e, const char *text, size_t cursor)
{
	STR_IS(edit_text(e), text);
	INT_IS(e->cursor, cursor);
}

static void types(void)
{
	struct edit e = { 0 };

	OK(edit_key(&e, KEYS_BACKSPACE) && edit_key(&e, KEYS_DELETE));
	OK(edit_key(&e, KEY_CTRL('w')) && edit_key(&e, KEYS_LEFT));
	is(&e, "", 0);
	type(&e, "日本é!");
	is(&e, "日本é!", 9);
	edit_key(&e, KEYS_LEFT);
	edit_key(&e, KEYS_LEFT);
	is(&e, "日本é!", 6);
	type(&e, "x");
	is(&e, "日本xé!", 7);
	edit_key(&e, KEYS_HOME);
	edit_key(&e, KEYS_DELETE);
	is(&e, "本xé!", 0);
	edit_key(&e, KEYS_RIGHT);
	is(&e, "本xé!", 3);
	edit_key(&e, KEYS_BACKSPACE);
	is(&e, "xé!", 0);
	edit_key(&e, KEY_CTRL('e'));
	edit_key(&e, KEYS_RIGHT);
	is(&e, "xé!", 4);
	edit_key(&e, KEY_CTRL('a'));
	is(&e, "xé!", 0);
	OK(!edit_key(&e, KEYS_UP) && !edit_key(&e, KEYS_ENTER));
	OK(!edit_key(&e, KEY_CTRL('x')) && !edit_key(&e, KEYS_TAB));
	edit_free(&e);
	is(&e, "", 0);
}

static void moves_by_glyphs(void)
{
	struct edit e = { 0 };

	type(&e, "e\xcc\x81\xcc\xa3z");
	edit_key(&e, KEYS_LEFT);
	is(&e, "e\xcc\x81\xcc\xa3z", 5);
	edit_key(&e, KEYS_LEFT);
	is(&e, "e\xcc\x81\xcc\xa3z", 0);
	edit_key(&e, KEYS_RIGHT);
	edit_key(&e, KEYS_BACKSPACE);
	is(&e, "z", 0);
	edit_set(&e, STR("\xcc\x81z"));
	edit_key(&e, KEYS_HOME);
	type(&e, "o");
	is(&e, "o\xcc\x81z", 3);
	edit_set(&e, STR("e\xff\xcc\x81"));
	edit_key(&e, KEYS_LEFT);
	edit_key(&e, KEYS_BACKSPACE);
	is(&e, "e\xcc\x81", 3);
	edit_set(&e, STR("\xff\xff"));
	edit_key(&e, KEYS_LEFT);
	is(&e, "\xff\xff", 1);
	edit_free(&e);
}

static void kills(void)
{
	struct edit e = { 0 };

	edit_set(&e, STR("one two  three"));
	edit_key(&e, KEY_CTRL('w'));
	is(&e, "one two  ", 9);
	edit_key(&e, KEY_CTRL('w'));
	is(&e, "one ", 4);
	edit_set(&e, STR("left right"));
	for (int i = 0; i < 6; i++)
		edit_key(&e, KEYS_LEFT);
	edit_key(&e, KEY_CTRL('k'));
	is(&e, "left", 4);
	edit_key(&e, KEYS_LEFT);
	edit_key(&e, KEY_CTRL('u'));
	is(&e, "t", 0);
	edit_set(&e, edit_text(&e));
	is(&e, "t", 1);
	edit_free(&e);
}

/* A field of 5 cells, what it shows and where the cursor rests. */
static void field(const struct edit *e, const char *want, int cursor)
{
	struct canvas *c = canvas_new(1, 7);
	char shown[64] = "";
	size_t len = 0;

	edit_draw(e, c, 0, 1, 5);
	for (int i = 0; i < c->columns; i++) {
		size_t n = strlen(c->cells[i].text);

		memcpy(shown + len, c->cells[i].text, n + 1);
		len += n;
	}
	STR_IS(str_of(shown), want);
	INT_IS(c->cursor_column, cursor);
	INT_IS(c->cells[1].style.role, ROLE_FIELD);
	INT_IS(c->cells[5].style.role, ROLE_FIELD);
	INT_IS(c->cells[6].style.role, ROLE_TEXT);
	canvas_free(c);
}

static void draws(void)
{
	struct edit e = { 0 };

	field(&e, "       ", 1);
	edit_set(&e, STR("four"));
	field(&e, " four  ", 5);
	edit_set(&e, STR("fives"));
	field(&e, " ives  ", 5);
	edit_key(&e, KEYS_LEFT);
	field(&e, " fives ", 5);
	edit_key(&e, KEYS_HOME);
	field(&e, " fives ", 1);
	edit_set(&e, STR("a日本語"));
	field(&e, " 本語  ", 5);
	edit_key(&e, KEYS_LEFT);
	field(&e, " 本語  ", 3);
	edit_set(&e, STR("a\x1b"));
	field(&e, " a^[   ", 4);
	edit_free(&e);
}

static void is_bounded(void)
{
	struct edit e = { 0 };

	for (int i = 0; i < 70000; i++)
		edit_key(&e, 'a');
	INT_IS(edit_text(&e).len, 64 * 1024);
	edit_free(&e);
}

int main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	types();
	moves_by_glyphs();
	kills();
	draws();
	is_bounded();
	return tap_done();
}
