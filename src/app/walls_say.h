#ifndef APP_WALLS_SAY_H
#define APP_WALLS_SAY_H

#include "app/walls.h"

/* How two sides differ: a witness each way, where there is one. */
struct difference {
	bool equal, more, less;
	uint32_t only_here, only_there; /* of meaning with more, less */
	bool azure_here, azure_there;
	struct str server; /* which differs; empty: all together */
};

/* For people, then for programs: each writes whole lines into b. */
void walls_say(struct buf *b, const struct walls *walls);
void walls_say_admits(struct buf *b, const struct walls *walls, uint32_t ip);
void walls_say_difference(struct buf *b, const struct difference *difference,
    const struct walls *here, const struct walls *there);

void walls_json(struct buf *b, const struct walls *walls);
void walls_json_admits(struct buf *b, const struct walls *walls, uint32_t ip);
void walls_json_difference(struct buf *b, const struct difference *difference);

#endif
