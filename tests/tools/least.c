/* The smallest program with a full screen, to measure beside lectern. */
#include <curses.h>

int main(void)
{
	initscr();
	cbreak();
	noecho();
	for (int row = 0; row < LINES; row++)
		mvprintw(row, 0, "line %d of the smallest program", row);
	refresh();
	getch();
	endwin();
	return 0;
}
