#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/*
 * Numbers that follow from a seed alone, the same on every machine and in
 * every release (splitmix64).  Not for secrets.
 */
struct random {
	uint64_t state;
};

/* The next 64 bits. */
uint64_t random_next(struct random *r);

/* A number below n (n > 0), each as likely as the others. */
size_t random_below(struct random *r, size_t n);

/* Puts the n numbers in an order in which each order is as likely. */
void random_shuffle(struct random *r, size_t *at, size_t n);

#endif
