#include "check/dsn.h"

#include "base/arena.h"
#include "base/random.h"
#include "tap.h"

#include <dlfcn.h>

/* What libpq keeps of a word; its documented struct. */
struct option {
	char *keyword, *envvar, *compiled, *val, *label, *dispchar;
	int dispsize;
};

struct libpq {
	void *library;
	struct option *(*parse)(const char *text, char **error);
	void (*forget)(struct option *options);
	void (*forget_text)(void *text);
};

static const char *const names[] = {
	[DSN_HOST] = "host",
	[DSN_ADDRESS] = "hostaddr",
	[DSN_PORT] = "port",
	[DSN_USER] = "user",
	[DSN_PASSWORD] = "password",
	[DSN_DATABASE] = "dbname",
	[DSN_MODE] = "sslmode",
	[DSN_ROOT] = "sslrootcert",
};

enum { NAMES = sizeof(names) / sizeof(*names) };

/* Texts, and what both readers make of them; NULL: nothing can be read. */
static const struct {
	const char *text, *values;
} rows[] = {
	{ "postgresql://", "" },
	{ "postgres://", "" },
	{ "postgresql://h", "host=h" },
	{ "postgresql://h/", "host=h" },
	{ "postgresql://h:5433", "host=h port=5433" },
	{ "postgresql://h:5433/app", "host=h port=5433 dbname=app" },
	{ "postgresql://h:/app", "host=h dbname=app" },
	{ "postgresql://:5433", "port=5433" },
	{ "postgresql:///app", "dbname=app" },
	{ "postgresql://ann@", "user=ann" },
	{ "postgresql://ann@h", "host=h user=ann" },
	{ "postgresql://ann:@h", "host=h user=ann" },
	{ "postgresql://:pw@h", "host=h password=pw" },
	{ "postgresql://@h", "host=h" },
	{ "postgresql://ann:a:b@h", "host=h user=ann password=a:b" },
	{ "postgresql://ann:p%40s%2Fs@h", "host=h user=ann password=p@s/s" },
	{ "postgresql://a%6eN@%68:%35433/%61pp",
	    "host=h port=5433 user=anN dbname=app" },
	{ "postgresql://ann:p?w@h", "host=h user=ann password=p?w" },
	{ "postgresql://[::1]", "host=::1" },
	{ "postgresql://[::1]:5433/app", "host=::1 port=5433 dbname=app" },
	{ "postgresql://ann@[2001:db8::1]/", "host=2001:db8::1 user=ann" },
	{ "postgresql://h?sslmode=require", "host=h sslmode=require" },
	{ "postgresql://h/app?sslmode=require&user=ann",
	    "host=h user=ann dbname=app sslmode=require" },
	{ "postgresql://h/?ssl=true", "host=h sslmode=require" },
	{ "postgresql:///app?host=/tmp/socket", "host=/tmp/socket dbname=app" },
	{ "postgresql://%2Ftmp%2Fsocket/app", "host=/tmp/socket dbname=app" },
	{ "postgresql://a,b/app", "host=a,b port=, dbname=app" },
	{ "postgresql://a:1,b:2/app", "host=a,b port=1,2 dbname=app" },
	{ "postgresql://a,[::1]:2/", "host=a,::1 port=,2" },
	{ "postgresql://h?host=i", "host=i" },
	{ "postgresql://h?sslmode=disable&sslmode=require",
	    "host=h sslmode=require" },
	{ "postgresql://h?sslmode=", "host=h sslmode=" },
	{ "postgresql://h?", "host=h" },
	{ "postgresql://h?options=%26%3D", "host=h" },
	{ "postgresql://h?hostaddr=192.0.2.1", "host=h hostaddr=192.0.2.1" },
	{ "postgresql://ann:p@ss@h/app",
	    "host=ss@h user=ann password=p dbname=app" },
	{ "postgresql://h?ssl=false", NULL },
	{ "postgresql://h?colour=red", NULL },
	{ "postgresql://h?sslmode", NULL },
	{ "postgresql://h?sslmode=a=b", NULL },
	{ "postgresql://h?&", NULL },
	{ "postgresql://[::1", NULL },
	{ "postgresql://[]", NULL },
	{ "postgresql://[::1]x", NULL },
	{ "postgresql://%zz", NULL },
	{ "postgresql://h%", NULL },
	{ "postgresql://h%0", NULL },
	{ "postgresql://h%00", NULL },
	{ "POSTGRESQL://h", NULL },
	{ "postgresql:/h", NULL },
	{ "host=h", "host=h" },
	{ " host = h  port=5433 ", "host=h port=5433" },
	{ "host=h\nport=5433\tuser=ann", "host=h port=5433 user=ann" },
	{ "host='h' password='a b\\'c\\\\'", "host=h password=a b'c\\" },
	{ "password=a\\ b host=h", "host=h password=a b" },
	{ "password='' host=h", "host=h password=" },
	{ "password= host=h", "password=host=h" },
	{ "host='h'port=5433", "host=h port=5433" },
	{ "host=h host=i", "host=i" },
	{ "host=/tmp dbname=a=b", "host=/tmp dbname=a=b" },
	{ "host=h connect_timeout=3 application_name=x", "host=h" },
	{ "host=h Port=5433", NULL },
	{ "host=h ssl=true", NULL },
	{ "host=h colour=red", NULL },
	{ "host=h port", NULL },
	{ "host=h password='open", NULL },
	{ "host=h password='open\\'", NULL },
	{ "host=h password='a b''c'", NULL },
	{ "host=h password=a b", NULL },
};

enum { ROWS = sizeof(rows) / sizeof(*rows) };

static struct libpq find_libpq(void)
{
	struct libpq pq = { .library = dlopen("libpq.so.5", RTLD_NOW) };

	if (!pq.library)
		return pq;
	/* C has no cast from an object's address to a function's. */
	*(void **)(&pq.parse) = dlsym(pq.library, "PQconninfoParse");
	*(void **)(&pq.forget) = dlsym(pq.library, "PQconninfoFree");
	*(void **)(&pq.forget_text) = dlsym(pq.library, "PQfreemem");
	return pq;
}

/* *own: an own look at ports or meaning, or another client's text. */
static bool ours(struct arena *a, const char *text, struct str *values,
    struct flaw *flaw, bool *own)
{
	struct buf b = { .a = a };
	struct dsn dsn;
	bool ok = dsn_read(a, str_of(text), DSN_LIBPQ, &dsn, flaw);

	for (size_t i = 0; ok && i < NAMES; i++)
		if (dsn.said[i].text.at)
			buf_fmt(&b, "%s%s=%.*s", b.len ? " " : "", names[i],
			    STR_ARG(dsn.said[i].text));
	*own = dsn.client != DSN_LIBPQ ||
	    (!ok &&
		(dsn.slip.text.len ||
		    str_find(flaw->text, STR(" port"), 0) != SIZE_MAX));
	*values = buf_str(&b);
	return ok;
}

static bool theirs(const struct libpq *pq, struct arena *a, const char *text,
    struct str *values)
{
	struct buf b = { .a = a };
	char *error = NULL;
	struct option *options = pq->parse(text, &error);

	if (error)
		pq->forget_text(error);
	for (size_t i = 0; options && i < NAMES; i++)
		for (struct option *o = options; o->keyword; o++)
			if (o->val && strcmp(o->keyword, names[i]) == 0)
				buf_fmt(&b, "%s%s=%s", b.len ? " " : "",
				    names[i], o->val);
	if (options)
		pq->forget(options);
	*values = buf_str(&b);
	return options != NULL;
}

static void read_rows(const struct libpq *pq, struct arena *a)
{
	for (size_t i = 0; i < ROWS; i++) {
		const char *text = rows[i].text;
		struct str want = str_of(rows[i].values), got;
		struct flaw flaw;
		bool own, ok = ours(a, text, &got, &flaw, &own);

		tap_int(ok, rows[i].values != NULL, text, __FILE__, __LINE__);
		tap_str(got, want, text, __FILE__, __LINE__);
		if (!ok)
			tap_ok(
			    flaw.text.len && flaw.len && flaw.at < strlen(text),
			    "it says where", __FILE__, __LINE__);
		if (!pq->library)
			continue;
		tap_int(theirs(pq, a, text, &got), ok, "as libpq does",
		    __FILE__, __LINE__);
		tap_str(got, want, "what libpq reads", __FILE__, __LINE__);
	}
}

/* A row with some bytes written over, put in and left out. */
static void mutate(struct random *r, char *text, size_t most)
{
	static const char bytes[] = "@:/?&=%[],'\\ 0a5h.";
	size_t n = strlen(text), changes = 1 + random_below(r, 4);

	while (changes-- > 0 && n > 1 && n + 2 < most) {
		size_t at = random_below(r, n);
		char c = bytes[random_below(r, sizeof(bytes) - 1)];
		size_t way = random_below(r, 3);

		if (way == 0) {
			text[at] = c;
		} else if (way == 1) {
			memmove(text + at + 1, text + at, n - at + 1);
			text[at] = c;
			n++;
		} else {
			memmove(text + at, text + at + 1, n - at);
			n--;
		}
	}
}

enum { MUTANTS = 20000, LONGEST = 200 };

/* Where both look at the same: libpq looks at ports only when it connects. */
static bool differs(
    const struct libpq *pq, struct arena *a, const char *text, size_t *same)
{
	struct str got, want;
	struct flaw flaw;
	bool own, ok = ours(a, text, &got, &flaw, &own);

	/* Blanks around an answer are nobody's fault, and not libpq's. */
	if (own || str_trim(str_of(text)).len != strlen(text))
		return false;
	++*same;
	return theirs(pq, a, text, &want) != ok || !str_eq(got, want);
}

static void read_mutants(const struct libpq *pq)
{
	struct random r = { 20261122 };
	struct arena *a = arena_new();
	size_t same = 0, different = 0;

	for (size_t i = 0; i < MUTANTS; i++) {
		char text[LONGEST];

		snprintf(text, sizeof(text), "%s",
		    rows[random_below(&r, ROWS)].text);
		mutate(&r, text, sizeof(text));
		if (differs(pq, a, text, &same) && different++ < 5)
			printf("# %s\n", text);
		arena_reset(a);
	}
	arena_free(a);
	printf("# %zu texts read by both\n", same);
	tap_int((long long)different, 0, "changed texts: as libpq does",
	    __FILE__, __LINE__);
	tap_ok(same > MUTANTS / 2, "most of them", __FILE__, __LINE__);
}

/* Bytes of all kinds end in an answer, and soon. */
static void read_noise(struct arena *a)
{
	static const enum dsn_client hints[] = { DSN_LIBPQ, DSN_NPGSQL,
		DSN_REDIS_URL, DSN_STACKEXCHANGE, DSN_ANY };
	static const char *const starts[] = { "postgresql://", "rediss://",
		"Host=h;", "h:1,", "host=", "" };
	static const char *const pieces[] = { "[", ",", "%", "@", "'", "\"",
		"=", ";", "a,", "&a=", "\\", "/" };
	struct dsn dsn;
	struct flaw flaw;

	for (size_t i = 0; i < 6; i++)
		for (size_t j = 0; j < 12; j++) {
			struct buf b = { .a = a };

			buf_add(&b, str_of(starts[i]));
			while (b.len < 64 * 1024)
				buf_add(&b, str_of(pieces[j]));
			for (size_t k = 0; k < 5; k++)
				if (!dsn_read(a, buf_str(&b), hints[k], &dsn,
					&flaw) &&
				    flaw.at > b.len)
					tap_ok(false, "flaw past the end",
					    __FILE__, __LINE__);
			arena_reset(a);
		}
	tap_ok(true, "long noise is read to its end", __FILE__, __LINE__);
}

/* StackExchange.Redis: what ssl is where the string does not say it. */
static void read_defaults(struct arena *a)
{
	static const struct {
		const char *text;
		bool tls;
		unsigned port;
	} hosts[] = {
		{ "x.redis.cache.windows.net:6380", true, 6380 },
		{ "X.Redis.Cache.Windows.NET:6380", true, 6380 },
		{ "x.redis.cache.chinacloudapi.cn:6380", true, 6380 },
		{ "x.redis.cache.windows.net:6379", false, 6379 },
		{ "x.redis.cache.windows.net:10000", false, 10000 },
		{ "x.redis.cache.windows.net", false, 6379 },
		{ "x.redis.cache.windows.net,ssl=true", true, 6380 },
		{ "ssl=yes,x.redis.cache.windows.net", true, 6380 },
		{ "x.eastus.redis.azure.net:10000", true, 10000 },
		{ "x.redis.azure.net", true, 6380 },
		{ "x.redis.azure.net:10000,ssl=false", false, 10000 },
		{ "redis.cache.windows.net.evil.example:6380", false, 6380 },
		{ "x.example.com:6380", false, 6380 },
		{ "x.example.com,ssl=True", true, 6380 },
		{ "localhost:6379", false, 6379 },
		{ "[::1]:6379", false, 6379 },
	};
	struct dsn dsn;
	struct flaw flaw;

	for (size_t i = 0; i < sizeof(hosts) / sizeof(*hosts); i++) {
		bool ok = dsn_read(
		    a, str_of(hosts[i].text), DSN_STACKEXCHANGE, &dsn, &flaw);

		tap_ok(ok && dsn.nends == 1, hosts[i].text, __FILE__, __LINE__);
		tap_int(dsn.tls == DSN_TLS, hosts[i].tls, "its TLS", __FILE__,
		    __LINE__);
		tap_int(ok ? dsn.ends[0].port : 0, hosts[i].port, "its port",
		    __FILE__, __LINE__);
	}
}

/* What is written is read as what was meant, for each client. */
static void read_written(struct arena *a)
{
	struct dsn_sample s = { .port = 7000, .tls = DSN_TLS };
	struct dsn dsn;
	struct flaw flaw;

	s.said[DSN_HOST] = STR("x.example.com");
	s.said[DSN_USER] = STR("ann b");
	s.said[DSN_PASSWORD] = STR("p@s/s'\"\\%;=");
	s.said[DSN_DATABASE] = STR("1");
	for (int client = DSN_LIBPQ; client <= DSN_STACKEXCHANGE; client++) {
		struct str text;

		s.client = (enum dsn_client)client;
		s.proven = client <= DSN_NPGSQL ? DSN_CHAIN : DSN_FULL;
		text = dsn_write(a, &s);
		tap_ok(dsn_read(a, text, s.client, &dsn, &flaw) &&
			dsn.slip.text.len == 0,
		    text.at, __FILE__, __LINE__);
		tap_int(dsn.client, client, "its client", __FILE__, __LINE__);
		tap_int(dsn.tls, DSN_TLS, "its TLS", __FILE__, __LINE__);
		tap_int(dsn.proven, s.proven, "its proof", __FILE__, __LINE__);
		for (int word = DSN_HOST; word <= DSN_DATABASE; word++)
			if (word != DSN_PORT && word != DSN_ADDRESS)
				tap_str(dsn.said[word].text, s.said[word],
				    "its value", __FILE__, __LINE__);
	}
}

int main(void)
{
	struct arena *a = arena_new();
	struct libpq pq = find_libpq();

	read_rows(&pq, a);
	if (pq.library)
		read_mutants(&pq);
	else
		tap_ok(true, "changed texts # SKIP no libpq here", __FILE__,
		    __LINE__);
	arena_reset(a);
	read_defaults(a);
	read_written(a);
	read_noise(a);
	if (pq.library)
		dlclose(pq.library);
	arena_free(a);
	return tap_done();
}
