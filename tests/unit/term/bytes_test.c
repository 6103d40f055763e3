#include "base/arena.h"
#include "tap.h"
#include "term/bytes.h"
#include "term/clip.h"
#include "term/names.h"
#include "ui/keys.h"

static struct arena *a;

/* The names of the keys that these bytes are, with a blank between them. */
static void keys(struct str in, const char *want)
{
	struct bytes b = { 0 };
	struct buf got = { .a = a };

	for (size_t i = 0; i < in.len; i++) {
		struct key key = bytes_take(&b, (unsigned char)in.at[i]);

		if (key.code == KEYS_NONE)
			continue;
		if (got.len)
			buf_byte(&got, ' ');
		buf_add(&got, key_name(a, key.code));
		if (key.row || key.column)
			buf_fmt(&got, "(%d,%d)", key.row, key.column);
	}
	STR_IS(buf_str(&got), want);
}

static void text(void)
{
	keys(STR("aZ9"), "a Z 9");
	keys(STR("é日🙂"), "é 日 🙂");
	keys(STR("\t\r\n\x08\x7f\x01\x1a"),
	    "tab enter enter backspace backspace ctrl-a ctrl-z");
	keys(STR("\x00\x1c\x1f"), "ctrl-space ctrl-\\ ctrl-_");
	keys(STR("\xff\xc0\x80x"), "x");
	keys(STR("\xe6\x97x"), "x");
	keys(STR("\xe6\xe6\x97\xa5"), "日");
	keys(STR("\xc2\x9b"), "");
	keys(STR("\xed\xa0\x80y"), "y");
	keys(STR("\xe6\ry"), "enter y");
}

static void sequences(void)
{
	keys(STR("\x1b[A\x1bOB\x1b[1;2C"), "up down right");
	keys(STR("\x1b[1;5C\x1b[1;3D\x1b[1;6H\x1b[1;5F\x1b[1;5A"),
	    "ctrl-right ctrl-left ctrl-home ctrl-end up");
	keys(STR("\x1b[H\x1b[4~\x1b[6;2~\x1b[24~"), "home end page-down f12");
	keys(STR("\x1b[Z\x1bOP\x1bOM\x1bOp\x1bOk"), "shift-tab f1 enter 0 +");
	keys(STR("\x1b[Ix\x1b[300~y\x1b[?1;2cz"), "x y z");
	keys(STR("\x1b[12;40Rx\x1b[99999999999999999999~y"), "x y");
	keys(STR("\x1b[[Ax"), "x");
	keys(STR("\x1b[1\x1b[B"), "down");
	keys(STR("\x1b[1\rx"), "enter x");
	keys(STR("\x1b[11111111111111111111111111111111111111111111mx"), "x");
}

static void mouse(void)
{
	keys(STR("\x1b[<0;5;3M\x1b[<0;5;3mx"), "click(2,4) x");
	keys(STR("\x1b[<64;1;2M\x1b[<65;300;200M"),
	    "wheel-up(1,0) wheel-down(199,299)");
	keys(STR("\x1b[<16;5;3M"), "click(2,4)");
	keys(STR("\x1b[<2;5;3M\x1b[<35;5;3M\x1b[<0;0;0M"), "");
	keys(STR("\x1b[<M\x1b[<0M\x1b[<0;1M\x1b[<0;1;99999MX"), "X");
	keys(STR("\x1b[M %#x\x1b[M#%#\x1b[M`\x9f\xff"),
	    "click(2,4) x wheel-up(222,126)");
	keys(STR("\x1b[M  !"), "");
}

static void pauses(void)
{
	struct bytes b = { 0 };

	INT_IS(bytes_pause(&b), KEYS_NONE);
	bytes_take(&b, '\x1b');
	bytes_take(&b, '[');
	INT_IS(bytes_pause(&b), KEYS_ESCAPE);
	INT_IS(bytes_take(&b, 'A').code, 'A');
	bytes_take(&b, 0xe6);
	bytes_take(&b, 0x97);
	INT_IS(bytes_pause(&b), KEYS_NONE);
	INT_IS(bytes_take(&b, 0xa5).code, 0x65e5);
}

/* What is pasted is one key, whatever bytes are in it. */
static void pastes(void)
{
	static const char in[] = "\x1b[200~a\x1b[A\n\xff\x03\x1b[201~x";
	struct bytes b = { 0 };
	struct key key = { 0 };
	size_t i = 0;

	for (; i < sizeof(in) - 1 && key.code != KEYS_PASTE; i++)
		key = bytes_take(&b, (unsigned char)in[i]);
	STR_IS(key.text, "a\x1b[A\n\xff\x03");
	INT_IS(bytes_take(&b, (unsigned char)in[i]).code, 'x');
	for (i = 0; i < 8; i++)
		bytes_take(&b, (unsigned char)in[i]);
	OK(b.pasting);
	STR_IS(bytes_paste_ends(&b).text, "a\x1b");
	OK(!b.pasting);
	/* The end is found behind what is too much. */
	for (i = 0; i < 6; i++)
		bytes_take(&b, (unsigned char)in[i]);
	for (i = 0; i < PASTE_MOST + 10; i++)
		bytes_take(&b, 'y');
	for (i = sizeof(in) - 8; i < sizeof(in) - 2; i++)
		key = bytes_take(&b, (unsigned char)in[i]);
	INT_IS(key.code, KEYS_PASTE);
	OK(key.text.len > PASTE_MOST - 10);
	bytes_free(&b);
}

static void names(void)
{
	INT_IS(names_key(STR("KEY_UP")), KEYS_UP);
	INT_IS(names_key(STR("KEY_F(12)")), KEYS_F12);
	INT_IS(names_key(STR("KEY_F(13)")), KEYS_NONE);
	INT_IS(names_key(STR("KEY_F(0)")), KEYS_NONE);
	INT_IS(names_key(STR("kRIT2")), KEYS_RIGHT);
	INT_IS(names_key(STR("kRIT5")), KEYS_CTRL_RIGHT);
	INT_IS(names_key(STR("KEY_RESIZE")), KEYS_NONE);
	INT_IS(names_key(STR("")), KEYS_NONE);
}

static void clip(void)
{
	STR_IS(clip_osc52(a, STR("")), "\x1b]52;c;\a");
	STR_IS(clip_osc52(a, STR("f")), "\x1b]52;c;Zg==\a");
	STR_IS(clip_osc52(a, STR("fo")), "\x1b]52;c;Zm8=\a");
	STR_IS(clip_osc52(a, STR("foo")), "\x1b]52;c;Zm9v\a");
	STR_IS(clip_osc52(a, STR("\xff\xfe\x1b]")), "\x1b]52;c;//4bXQ==\a");
}

int main(void)
{
	a = arena_new();
	text();
	sequences();
	mouse();
	pauses();
	pastes();
	names();
	clip();
	arena_free(a);
	return tap_done();
}
