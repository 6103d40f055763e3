#include "term/tty.h"

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* No screen is larger; a terminal that says so would cost gigabytes. */
enum { MOST_ROWS = 500, MOST_COLUMNS = 1000 };

bool tty_is_gone(int failure)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
	int waiting = 0;

	if (failure == EIO)
		return true;
	if (poll(&in, 1, 0) <= 0)
		return false;
	if (in.revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

struct tty_size tty_size(void)
{
	struct winsize w;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0 || w.ws_row == 0 ||
	    w.ws_col == 0)
		return (struct tty_size){ 0, 0 };
	return (struct tty_size){
		w.ws_row < MOST_ROWS ? w.ws_row : MOST_ROWS,
		w.ws_col < MOST_COLUMNS ? w.ws_col : MOST_COLUMNS,
	};
}

void tty_free_keys(void)
{
	struct termios modes;

	if (tcgetattr(STDIN_FILENO, &modes) != 0)
		return;
	modes.c_iflag &= ~(tcflag_t)IXON;
	modes.c_lflag &= ~(tcflag_t)IEXTEN;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
}

void tty_write(struct str s)
{
	while (s.len) {
		struct pollfd out = { .fd = STDOUT_FILENO, .events = POLLOUT };
		ssize_t n = write(STDOUT_FILENO, s.at, s.len);

		if (n > 0)
			s = str_sub(s, (size_t)n, s.len);
		else if (errno == EAGAIN)
			poll(&out, 1, -1);
		else if (errno != EINTR)
			return;
	}
}

#define PASTE(end) "\x1b[?2004" end
#define MOUSE(end) "\x1b[?1000" end "\x1b[?1006" end

void tty_modes(bool mouse, bool on)
{
	const char *begins = mouse ? PASTE("h") MOUSE("h") : PASTE("h");

	tty_write(str_of(on ? begins : tty_modes_off(mouse)));
}

const char *tty_modes_off(bool mouse)
{
	return mouse ? PASTE("l") MOUSE("l") : PASTE("l");
}
