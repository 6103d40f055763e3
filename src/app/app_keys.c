#include "app/app_own.h"

#include "base/utf8.h"

static void mouse(struct app *app, struct key key)
{
	struct view *v = app_top(app);

	if (v->ops->click)
		v->ops->click(v, key.row, key.column, &app->wants);
}

/*
 * What is pasted is text: into a line it goes as one, into the commands not
 * at all.
 */
static void paste(struct app *app, struct str text)
{
	struct view *v = app_top(app);

	if (!context_types(v->ops->context(v))) {
		app_say(app, STR("Nothing is typed here: not pasted."));
		return;
	}
	if (v->ops->paste && v->ops->paste(v, text, &app->wants))
		return;
	text = str_trim(text);
	while (text.len && v->ops->type) {
		uint32_t rune;
		size_t n = utf8_decode(text, &rune);

		if (n && (rune == '\n' || rune == '\r' || rune == '\t'))
			rune = ' ';
		if (n && key_is_text(rune))
			v->ops->type(v, rune, &app->wants);
		text = str_sub(text, n ? n : 1, text.len);
	}
}

void app_press(struct app *app, struct key key)
{
	struct view *v = app_top(app);
	enum context context = v->ops->context(v);
	bool types = context_types(context);
	enum act act;

	app->said = STR("");
	if (key.code == KEYS_CLICK) {
		mouse(app, key);
		return;
	}
	if (key.code == KEYS_PASTE) {
		paste(app, key.text);
		return;
	}
	if (types && v->ops->type && v->ops->type(v, key.code, &app->wants))
		return;
	act = keymap_act(context, key.code);
	if (act != ACT_NONE && !(types && key_is_text(key.code)))
		app_act(app, act);
	else if (!types && v->ops->type)
		v->ops->type(v, key.code, &app->wants);
}
