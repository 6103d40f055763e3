#ifndef APP_APP_OWN_H
#define APP_APP_OWN_H

/* What app.c (what is done) and app_run.c (start, loop, end) share. */

#include "app/app.h"
#include "app/copy.h"
#include "app/desk.h"
#include "app/examine.h"
#include "app/loop.h"
#include "app/memory.h"
#include "term/term.h"
#include "view/view.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct canvas;
struct course;
struct tf_dir;

struct app {
	struct arena *a; /* the course, paths: until the end */
	struct course *course;
	struct memory *memory;
	struct tf_dir *mine; /* the learner's own code, or NULL */
	struct term *term;
	struct loop *loop;
	struct canvas *canvas;
	struct desk desk;
	struct view *base; /* home, the reader or ask */
	struct view *home, *ask;
	struct view *over, *under; /* laid over base: help, results … */
	struct arena *home_in, *ask_in, *said_in, *frame;
	struct str ask_module, ask_section;
	bool reviewing; /* ask is a review: of no module of its own */
	bool examining; /* ask is an exam (`exam`) */
	struct exam *exam;
	struct str exam_title;
	struct str report; /* where its report goes, or "" */
	struct exam_wish exam_wish; /* of the command line */
	struct str review_tag; /* "": any */
	size_t review_limit; /* 0: none */
	bool ask_waits; /* while the lesson is read again: q goes back to it */
	struct str copies; /* the directory of copies, or "" */
	struct copy copy; /* of the question at hand */
	struct wants wants;
	struct str said; /* in the status line, until the next key */
	enum theme theme;
	uint64_t seed;
	int64_t idled; /* when files were last looked at, in milliseconds */
	int64_t noted; /* when the place was last saved */
	bool alone; /* one file outside the course: what is open is not kept */
	bool over_now; /* the learner leaves */
};

/* Now: the script's time, or the clock's. */
int64_t app_now(const struct app *app);

/* Puts a message into the status line; it is copied. */
void app_say(struct app *app, struct str text);

/* The view that keys go to. */
struct view *app_top(const struct app *app);

void app_show_home(struct app *app);
void app_show_reader(struct app *app);

/* false: it could not be opened, and a message says why. */
bool app_open(struct app *app, struct str module, struct str anchor);
bool app_ask(struct app *app, struct str module, struct str section);

/* Asks what falls due; false: nothing does, and that is said. */
bool app_review(struct app *app);

/* Lays a view over what is there; one of each kind is enough. */
void app_lay_over(struct app *app, struct view *v);

/* What was read, answered and is remembered, over what is there. */
void app_show_progress(struct app *app);

/*
 * The exam of this module ("" : of all), begun or gone on with (app_exam.c).
 * false: a message says why not.
 */
bool app_exam(struct app *app, struct str module);

/* Its clock goes on; stands still; it is left and all of it kept. */
void app_exam_tick(struct app *app);
void app_exam_pause(struct app *app);
void app_exam_leave(struct app *app);

/* It was handed in: writes the report that --report wants, and says so. */
void app_exam_report(struct app *app);

/* Puts the view, which `a` keeps, in the place of the one that asked. */
void app_put_ask(struct app *app, struct arena *a, struct view *ask);

/* A key, a click or a paste, for the view that keys go to (app_keys.c). */
void app_press(struct app *app, struct key key);

void app_act(struct app *app, enum act act);

/* To the shell, until somebody comes back. */
void app_suspend(struct app *app);

/* true: something was done that may change what is seen. */
bool app_do_wants(struct app *app);

/*
 * The copy that the question at hand is answered by editing (app_copy.c).
 * Opens it, or closes one whose question is left.  true: draw.
 */
bool app_copy_follow(struct app *app);

/* Writes the text into it; what fails is said. */
void app_copy_keep(struct app *app, struct str text);

/* Writes what is not saved yet; the second, because the view will go. */
void app_copy_save(struct app *app);
void app_copy_leave(struct app *app);

/*
 * Looks whether it was saved by somebody else.  `at_once`: an editor has just
 * ended.  true: it was, or there is trouble, and the view knows.
 */
bool app_copy_watch(struct app *app, bool at_once);

/* Opens it in the learner's editor, and judges what that has saved. */
void app_copy_edit(struct app *app);

/* Begins it anew. */
void app_copy_anew(struct app *app, struct str start);

#endif
