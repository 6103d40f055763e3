#include "base/arena.h"
#include "tap.h"
#include "ui/keys.h"

static struct arena *a;

static void both_ways(const char *name, uint32_t code)
{
	uint32_t got = 0;

	OK_THAT(key_read(str_of(name), &got), name);
	INT_IS(got, code);
	STR_IS(key_name(a, code), name);
}

static void reads(const char *name, uint32_t code)
{
	uint32_t got = 0;

	OK_THAT(key_read(str_of(name), &got), name);
	INT_IS(got, code);
}

static void refuses(struct str name)
{
	uint32_t got = 7;

	OK(!key_read(name, &got));
	INT_IS(got, 7);
}

/* Whatever a key is called, that name is read as the same key. */
static void every_key(void)
{
	int wrong = 0;

	for (uint32_t code = KEYS_UP; code <= KEYS_CLOSED; code++) {
		uint32_t got = 0;

		if (!key_read(key_name(a, code), &got) || got != code)
			wrong++;
	}
	INT_IS(wrong, 0);
}

int main(void)
{
	a = arena_new();
	both_ways("j", 'j');
	both_ways("G", 'G');
	both_ways("space", ' ');
	both_ways("é", 0xe9);
	both_ways("日", 0x65e5);
	both_ways("🙂", 0x1f642);
	both_ways("up", KEYS_UP);
	both_ways("page-down", KEYS_PAGE_DOWN);
	both_ways("shift-tab", KEYS_BACK_TAB);
	both_ways("f1", KEYS_F1);
	both_ways("f12", KEYS_F12);
	both_ways("ctrl-f", KEY_CTRL('f'));
	both_ways("ctrl-]", KEY_CTRL(']'));
	both_ways("ctrl-space", KEY_CTRL('@'));
	both_ways("wheel-up", KEYS_WHEEL_UP);
	reads("esc", KEYS_ESCAPE);
	reads("ctrl-m", KEYS_ENTER);
	reads("ctrl-i", KEYS_TAB);
	reads("ctrl-[", KEYS_ESCAPE);
	reads("f", 'f');
	reads("-", '-');
	refuses(STR(""));
	refuses(STR("f0"));
	refuses(STR("f13"));
	refuses(STR("ctrl-"));
	refuses(STR("ctrl-F"));
	refuses(STR("ctrl-1"));
	refuses(STR("jk"));
	refuses(STR("\x1b"));
	refuses(STR("\xff"));
	refuses(STR("\xc2\x9b"));
	every_key();
	OK(key_is_text('a') && key_is_text(' ') && key_is_text(0x65e5));
	OK(!key_is_text('\t') && !key_is_text(0x7f) && !key_is_text(0x9b));
	OK(!key_is_text(KEYS_UP) && !key_is_text(KEY_CTRL('a')));
	arena_free(a);
	return tap_done();
}
