#ifndef QUIZ_DRAW_H
#define QUIZ_DRAW_H

#include "base/random.h"
#include "quiz/family.h"

/* What the families share while they draw. */

extern const struct family family_exact, family_clients, family_fewest,
    family_remove, family_narrow, family_size, family_redundant, family_cover,
    family_azure, family_dsn, family_string, family_sku, family_valid,
    family_same, family_first, family_postgres, family_redis;

/* A number in [low, high]. */
long draw_number(struct draw *w, long low, long high);

/* A number of the i-th parameter's span. */
long draw_span(struct draw *w, size_t param);

/* An address of the range. */
uint32_t draw_address(struct draw *w, struct ip4_range range);

/* One of n things. */
size_t draw_one(struct draw *w, size_t n);

/* Whether a coin falls on its head. */
bool draw_coin(struct draw *w);

/* The i-th parameter's word: which of its words; "any" draws one. */
size_t draw_word(struct draw *w, size_t param);

/* n numbers from 0 in any order, in the draw's arena. */
size_t *draw_order(struct draw *w, size_t n);

/* Defines a name; the text is copied. */
void draw_say(struct draw *w, const char *name, struct value value);
void draw_text(struct draw *w, const char *name, struct str text);
void draw_tick(struct draw *w, const char *name, bool ticked);

/* "name3" for the third of several. */
const char *draw_nth(struct draw *w, const char *name, size_t nth);

#endif
