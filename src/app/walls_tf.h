#ifndef APP_WALLS_TF_H
#define APP_WALLS_TF_H

#include "app/walls.h"
#include "base/vec.h"

struct wall_list {
	VEC(struct wall) walls;
};

/*
 * Adds the servers that these .tf files, all of one directory, declare.  What
 * is not Terraform, and a rule that cannot be right, is an error in d.
 */
void walls_tf(struct arena *a, const struct str *paths, size_t n,
    struct wall_list *to, struct diags *d);

#endif
