#include "base/arena.h"
#include "base/random.h"
#include "check/check.h"
#include "check/ip4.h"
#include "tap.h"
#include "text/width.h"

#include <stdio.h>

/* "first - last", with * where host bits were set; or the flaw's place. */
static struct str show(struct arena *a, const char *text)
{
	struct ip4_range r;
	struct flaw flaw = { 0 };
	bool host_bits;

	if (ip4_read_range(a, str_of(text), &r, &host_bits, &flaw))
		return str_fmt(
		    a, "%s%s", ip4_range_text(a, r).at, host_bits ? " *" : "");
	return str_fmt(
	    a, "%zu+%zu %.*s", flaw.at, flaw.len, STR_ARG(flaw.text));
}

static void reads(struct arena *a)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "203.0.113.5", "203.0.113.5" },
		{ "0.0.0.0", "0.0.0.0" },
		{ "255.255.255.255", "255.255.255.255" },
		{ "1.2.3.4-1.2.3.9", "1.2.3.4 - 1.2.3.9" },
		{ "1.2.3.4 -  1.2.3.9", "1.2.3.4 - 1.2.3.9" },
		{ "1.2.3.4 – 1.2.3.9", "1.2.3.4 - 1.2.3.9" },
		{ "1.2.3.4 to 1.2.3.9", "1.2.3.4 - 1.2.3.9" },
		{ "0.0.0.0/0", "0.0.0.0 - 255.255.255.255" },
		{ "255.255.255.255/32", "255.255.255.255" },
		{ "203.0.113.64/26", "203.0.113.64 - 203.0.113.127" },
		{ "203.0.113.70/26", "203.0.113.64 - 203.0.113.127 *" },
		{ "128.0.0.0/1", "128.0.0.0 - 255.255.255.255" },
		{ "010.0.0.1",
		    "0+3 “010” begins with a zero, which some programs read "
		    "as octal: write 10." },
		{ "10.0.0.00",
		    "7+2 “00” begins with a zero, which some programs read as "
		    "octal: write 0." },
		{ "1.2.3.256",
		    "6+3 “256” is over 255: each of the four numbers goes "
		    "from 0 to 255." },
		{ "1.2.1000.4",
		    "4+4 “1000” is over 255: each of the four numbers goes "
		    "from 0 to 255." },
		{ "1.2.3.4/33",
		    "8+2 /33 is longer than an address: the length goes from "
		    "/0 to /32." },
		{ "1.2.3.4/",
		    "8+0 The length of the block is missing after "
		    "the slash: /24, say." },
		{ "1.2.3.4/08", "8+2 Write /8, without the zero before it." },
		{ "1.2.3.4/2x",
		    "8+2 “2x” is not the length of a block, /0 to "
		    "/32." },
		{ "1.2.3.0/255.255.255.0",
		    "8+13 “255.255.255.0” is a mask: write its length, /24." },
		{ "1.2.3.9 - 1.2.3.4",
		    "0+17 “1.2.3.9 - 1.2.3.4” runs backwards: its first "
		    "address is above its last one, so swap the two." },
		{ "1.2.3.4-9",
		    "8+1 Write the whole address at the end of the "
		    "range, not its last number alone." },
		{ "2001:db8::1",
		    "0+11 “2001:db8::1” is an IPv6 address: "
		    "these firewalls know IPv4 only." },
		{ "2001:db8::/32",
		    "0+13 “2001:db8::/32” is an IPv6 address: "
		    "these firewalls know IPv4 only." },
		{ "1.2.3.*",
		    "0+7 “1.2.3.*” stands for several addresses: write "
		    "the range out, as in 203.0.113.0 - 203.0.113.255." },
		{ "1.2.3.4:5432",
		    "0+12 “1.2.3.4:5432” has a port in it: a firewall rule "
		    "is made of addresses alone." },
		{ "1.2.3.4/-1",
		    "8+2 The length of a block is not below 0: it goes from "
		    "/0 to /32." },
		{ "fe80::1%eth0",
		    "0+12 “fe80::1%eth0” is an IPv6 address: these firewalls "
		    "know IPv4 only." },
		{ "１.2.3.4",
		    "0+9 “１.2.3.4” holds other characters than the digits 0 "
		    "to 9 and points: type the address anew." },
		{ "1.2.3.4-1.2.3.5-1.2.3.6",
		    "0+23 “1.2.3.4-1.2.3.5-1.2.3.6” has more than one dash "
		    "in it, and a range has two ends." },
		{ "1.2.3",
		    "0+5 “1.2.3” is not an IPv4 address, which is four "
		    "numbers with points between them, as in "
		    "203.0.113.5." },
		{ "1..2.3", "2+0 A number is missing between two points." },
		{ "1.2.3.", "6+0 A number is missing between two points." },
		{ "example.com",
		    "0+11 “example.com” is not an address: rules "
		    "are made of numbers, as in 203.0.113.5, "
		    "not of names." },
		{ "", "0+0 An address is missing here." },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		tap_str(show(a, rows[i].in), str_of(rows[i].want), rows[i].in,
		    __FILE__, __LINE__);
}

static void writes(struct arena *a)
{
	char out[IP4_TEXT];

	INT_IS(ip4_put(0xff00640aU, out), 12);
	STR_IS(str_of(out), "255.0.100.10");
	STR_IS(ip4_text(a, 0), "0.0.0.0");
	STR_IS(ip4_text(a, 0xffffffffU), "255.255.255.255");
}

/* Each written address is read back, and a text that goes on is not one. */
static void comes_back(void)
{
	bool same = true;
	char out[IP4_TEXT];

	for (uint32_t i = 0; i < 65536; i++) {
		uint32_t ip = i * 0x9e3779b1U, got = ~ip;
		size_t n = ip4_put(ip, out);

		same = same && ip4_scan(out, out + n, &got) == n && got == ip;
	}
	OK_THAT(same, "addresses that are written are read");
}

/* A text is read alike at the end of memory and with much behind it. */
static void reads_alike(void)
{
	static const char letters[] = "0123456789.. -/a";
	struct random dice = { 3 };
	unsigned bad = 0, read = 0;
	char text[48];

	for (int i = 0; i < 200000; i++) {
		uint32_t near = 0, far = 0;
		size_t n = ip4_put((uint32_t)random_next(&dice), text), a, b;

		for (size_t k = random_below(&dice, 3); k > 0; k--)
			text[random_below(&dice, n)] =
			    letters[random_below(&dice, 16)];
		memset(text + n, ' ', sizeof(text) - n);
		a = ip4_scan(text, text + n, &near);
		b = ip4_scan(text, text + sizeof(text), &far);
		bad += a != b || near != far;
		read += a > 0;
	}
	INT_IS(bad, 0);
	OK(read > 50000);
}

/* A line of a list as people and programs write it, mostly. */
static size_t make_line(struct random *dice, char text[64])
{
	uint32_t ip = (uint32_t)random_next(dice);
	uint32_t far =
	    (uint32_t)(random_next(dice) >> 32 >> random_below(dice, 33));
	static const char *const between[] = { "-", " - ", " -", "- ", "–" };
	size_t n = ip4_put(ip, text);

	switch (random_below(dice, 3)) {
	case 0:
		n += (size_t)snprintf(
		    text + n, 8, "%s", between[random_below(dice, 5)]);
		return n +
		    ip4_put(ip > UINT32_MAX - far ? ip : ip + far, text + n);
	case 1:
		return n +
		    (size_t)snprintf(
			text + n, 8, "/%u", (unsigned)random_below(dice, 36));
	}
	return n;
}

/* What is read as a whole line is what is read slowly, and ends there. */
static void reads_lines(struct arena *a)
{
	static const char letters[] = "0123456789.. -/\r\n";
	static const char *const ends[] = { "\n", "\r\n", "", "\n1.2.3.4\n" };
	struct random dice = { 5 };
	unsigned bad = 0, taken = 0;
	char text[160];

	for (int i = 0; i < 200000; i++, arena_reset(a)) {
		size_t n = make_line(&dice, text), len;
		const char *end = ends[random_below(&dice, 4)];
		struct ip4_range fast = { 0, 0 }, slow = { 1, 1 }, far = fast;
		struct str line, rest;
		bool host_bits = false;
		struct flaw flaw;

		for (size_t k = random_below(&dice, 3); k > 1; k--)
			text[random_below(&dice, n)] =
			    letters[random_below(&dice, 17)];
		n += (size_t)snprintf(text + n, 16, "%s", end);
		len = ip4_scan_line(text, text + n, &fast);
		memset(text + n, 'x', sizeof(text) - n);
		bad += ip4_scan_line(text, text + sizeof(text), &far) != len;
		rest = str_sub((struct str){ text, n }, 0, len ? len : n);
		line = str_line(&rest);
		if (!ip4_read_range(a, line, &slow, &host_bits, &flaw) ||
		    host_bits)
			bad += len > 0;
		else if (len)
			bad += slow.first != fast.first ||
			    slow.last != fast.last || rest.len > 0;
		taken += len > 0;
	}
	INT_IS(bad, 0);
	OK(taken > 60000);
}

static void knows_special(void)
{
	struct ip4_range office = { 0x0a000001, 0x0a000002 };
	struct ip4_range across = { 0x0a000000, 0xc0a8ffff };

	STR_IS(str_of(ip4_special(office)), "private");
	OK(!ip4_special(across));
	OK(!ip4_special((struct ip4_range){ 0xcb007105, 0xcb007105 }));
}

int main(void)
{
	struct arena *a = arena_new();

	text_locale();
	reads(a);
	writes(a);
	comes_back();
	reads_alike();
	reads_lines(a);
	knows_special();
	arena_free(a);
	return tap_done();
}
