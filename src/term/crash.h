#ifndef TERM_CRASH_H
#define TERM_CRASH_H

/*
 * A terminal that is sane after a crash.  Between crash_arm and crash_disarm
 * a fatal signal (SEGV, BUS, FPE, ILL, ABRT) writes the bytes that have been
 * added to standard output, sets the modes that standard input had at
 * crash_modes, and then takes the course it would have taken.
 */
void crash_arm(void);
void crash_disarm(void);

/* Remembers standard input's modes and forgets the bytes. */
void crash_modes(void);

/*
 * Adds a terminfo string, without the pauses that may stand in it.  What
 * tigetstr returns for "none" may be given.
 */
void crash_add(const char *capability);

#endif
