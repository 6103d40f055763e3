#ifndef APP_RENDER_H
#define APP_RENDER_H

/*
 * `lectern render FILE|- [--width N] [--color auto|always|never]`: writes a
 * document, or a program text, as it is read in the panes.  argv[0] is
 * "render".  Returns the exit status: 0 done, 1 refused, unreadable or not
 * written, 2 wrongly called.
 */
int render_command(int argc, char **argv);

#endif
