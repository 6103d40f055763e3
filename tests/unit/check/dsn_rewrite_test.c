#include "base/arena.h"
#include "base/random.h"
#include "check/dsn.h"
#include "tap.h"

/* The same facts in other clothes are the same facts. */
static void add_byte(struct buf *b, struct random *r, char c)
{
	bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

	if (plain && random_below(r, 4))
		buf_byte(b, c);
	else
		buf_fmt(
		    b, random_below(r, 2) ? "%%%02X" : "%%%02x", (unsigned)c);
}

/* A value as libpq's words or Npgsql's parts may write it. */
static void add_value(
    struct buf *b, struct random *r, enum dsn_client client, struct str s)
{
	bool npgsql = client == DSN_NPGSQL;
	char quote = npgsql && random_below(r, 2) ? '"' : '\'';

	buf_byte(b, quote);
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (npgsql ? c == quote : c == '\'' || c == '\\')
			buf_byte(b, npgsql ? quote : '\\');
		buf_byte(b, c);
	}
	buf_byte(b, quote);
}

static struct str some_text(struct arena *a, struct random *r)
{
	static const char bytes[] = "abcz09@:/?#%=;,'\"\\ +&[]";
	struct buf b = { .a = a };
	size_t n = 1 + random_below(r, 12);

	buf_byte(&b, 'x');
	while (n-- > 0)
		buf_byte(&b, bytes[random_below(r, sizeof(bytes) - 1)]);
	buf_byte(&b, 'y');
	return buf_str(&b);
}

static struct str rewrite_words(struct arena *a, struct random *r,
    enum dsn_client client, const struct str values[3])
{
	static const char *const keys[][3] = {
		[DSN_LIBPQ] = { "user", "password", "dbname" },
		[DSN_NPGSQL] = { "USER id", "Pwd", "DataBase" },
	};
	struct buf b = { .a = a };
	size_t order[] = { 0, 1, 2 };

	random_shuffle(r, order, 3);
	buf_add(&b, client == DSN_NPGSQL ? STR("Host = h") : STR("host = h"));
	for (size_t i = 0; i < 3; i++) {
		buf_add(&b, client == DSN_NPGSQL ? STR(" ; ") : STR("  "));
		buf_fmt(&b, "%s= ", keys[client][order[i]]);
		add_value(&b, r, client, values[order[i]]);
	}
	return buf_str(&b);
}

static struct str rewrite_url(struct arena *a, struct random *r,
    enum dsn_client client, const struct str values[3])
{
	struct buf b = { .a = a };
	static const char after[] = { ':', '@' };

	buf_add(
	    &b, client == DSN_LIBPQ ? STR("postgres://") : STR("rediss://"));
	for (size_t i = 0; i < 2; i++) {
		for (size_t k = 0; k < values[i].len; k++)
			add_byte(&b, r, values[i].at[k]);
		buf_byte(&b, after[i]);
	}
	buf_add(&b, STR("h/"));
	for (size_t k = 0; client == DSN_LIBPQ && k < values[2].len; k++)
		add_byte(&b, r, values[2].at[k]);
	return buf_str(&b);
}

/* Whether a text in other clothes still says these values. */
static bool says(struct arena *a, struct str text, enum dsn_client client,
    const struct str values[3])
{
	static const enum dsn_word words[] = { DSN_USER, DSN_PASSWORD,
		DSN_DATABASE };
	size_t n = client == DSN_REDIS_URL ? 2 : 3;
	struct dsn dsn;
	struct flaw flaw;

	if (!dsn_read(a, text, client, &dsn, &flaw) || dsn.client != client ||
	    dsn.slip.text.len)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!str_eq(dsn.said[words[i]].text, values[i]))
			return false;
	return true;
}

enum { REWRITES = 10000 };

static void read_rewrites(void)
{
	static const enum dsn_client clients[] = { DSN_LIBPQ, DSN_NPGSQL,
		DSN_LIBPQ, DSN_REDIS_URL };
	struct random r = { 7 };
	struct arena *a = arena_new();
	size_t lost = 0;

	for (size_t i = 0; i < REWRITES; i++) {
		enum dsn_client client = clients[i % 4];
		struct str values[3], text;

		for (size_t k = 0; k < 3; k++)
			values[k] = some_text(a, &r);
		text = i % 4 < 2 ? rewrite_words(a, &r, client, values)
				 : rewrite_url(a, &r, client, values);
		if (!says(a, text, client, values) && lost++ < 5)
			printf("# %s\n", text.at);
		arena_reset(a);
	}
	arena_free(a);
	tap_int((long long)lost, 0, "10,000 rewrites are read as meant",
	    __FILE__, __LINE__);
}

int main(void)
{
	read_rewrites();
	return tap_done();
}
