#ifndef BASE_DIE_H
#define BASE_DIE_H

/*
 * The end of the program when it is our own fault or memory is gone.
 * Everything else is a struct diag or a verdict.
 */

#if defined(__GNUC__)
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
/* Where a measured loop needs it: what its parts share stays in registers. */
#define INLINED inline __attribute__((always_inline))
#else
#define PRINTF_LIKE(fmt, args)
#define INLINED inline
#endif

/* Dies with file and line when `cond` does not hold; kept in releases. */
#define MUST(cond) ((cond) ? (void)0 : die_at(__FILE__, __LINE__, #cond))

/*
 * Runs the restore function (if one is set), prints "lectern: " and the
 * message on stderr and exits with status 70.
 */
_Noreturn void die(const char *fmt, ...) PRINTF_LIKE(1, 2);

/* What MUST calls. */
_Noreturn void die_at(const char *file, int line, const char *cond);

/*
 * Sets what runs before the last word, so that the terminal is sane when it
 * is printed.  NULL: nothing.
 */
void die_restore(void (*restore)(void));

#endif
