#include "store/id.h"

#include "base/diag.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/random.h>
#endif

static const char digits[] = "0123456789abcdef";

static bool random_bytes(unsigned char *at, size_t n)
{
	bool ok;
	int fd;

#ifdef __linux__
	if (getrandom(at, n, 0) == (ssize_t)n)
		return true;
#endif
	fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	ok = read(fd, at, n) == (ssize_t)n;
	close(fd);
	return ok;
}

bool id_new(char id[EVENT_ID_BYTES + 1], struct diags *d)
{
	unsigned char raw[ID_RAW];

	if (!random_bytes(raw, sizeof(raw))) {
		diag_error(d, STR("/dev/urandom"),
		    "gives no random numbers; nothing was saved");
		return false;
	}
	id_unpack(raw, id);
	return true;
}

bool id_pack(const char id[EVENT_ID_BYTES + 1], unsigned char raw[ID_RAW])
{
	for (size_t i = 0; i < EVENT_ID_BYTES; i++) {
		const char *digit = id[i] ? strchr(digits, id[i]) : NULL;

		if (!digit)
			return false;
		raw[i / 2] = (unsigned char)(raw[i / 2] << 4 |
		    (unsigned char)(digit - digits));
	}
	return id[EVENT_ID_BYTES] == '\0';
}

void id_unpack(const unsigned char raw[ID_RAW], char id[EVENT_ID_BYTES + 1])
{
	for (size_t i = 0; i < ID_RAW; i++) {
		id[2 * i] = digits[raw[i] >> 4];
		id[2 * i + 1] = digits[raw[i] & 15];
	}
	id[EVENT_ID_BYTES] = '\0';
}
