#ifndef QUIZ_RECIPE_OWN_H
#define QUIZ_RECIPE_OWN_H

/* What the files that read and use recipes share. */

#include "quiz/recipe.h"

struct draft;

/* Takes what stands before the next `sign` outside quotes. */
struct str recipe_next(struct str *rest, char sign);

/* A word of a choice: in quotes a text, else what it looks like. */
struct value recipe_word(struct arena *a, struct str word);

/* Reads the vars: comment in this block. */
void recipe_read_vars(struct arena *a, struct recipe *recipe,
    const struct doc *doc, uint32_t block, struct diags *d);

/* Finds the {{name}} in the blocks [from, to) and the lines about them. */
void recipe_find_slots(
    struct arena *a, struct recipe *recipe, const struct draft *f);

/* Says what is wrong at a place of the file. */
void recipe_fault(struct recipe *recipe, const struct doc *doc, const char *at,
    struct diags *d, const char *what);

#endif
