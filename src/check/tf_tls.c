#include "check/tf_own.h"

#include "base/arena.h"

bool tf_read_tls(struct arena *a, struct tf_asked *asked, struct tf_fact *fact,
    struct flaw *flaw)
{
	(void)a;
	(void)asked;
	if (str_eq_nocase(fact->value, STR("enforced")))
		return true;
	flaw->text = STR("tls: is enforced");
	return false;
}

/* What is found of one server. */
struct line {
	struct tf *t;
	const struct access_server *server;
	unsigned weight;
	bool held; /* nothing is wrong or unknown so far */
};

static void fails(
    struct line *l, const struct access_place *place, struct str text)
{
	tf_fails(l->t, l->weight, place, "%.*s", STR_ARG(text));
	l->held = false;
}

static void untold(struct line *l, const struct tf_read *read, const char *what)
{
	tf_untold(l->t, &read->v, what);
	l->held = false;
}

/* 1.2 of "1.2", "TLSv1.2", "tlsv1.2", "TLS1_2", in tenths; 0: no version. */
static unsigned version_of(struct str s)
{
	static const char *const heads[] = { "TLSv", "TLS", "" };
	size_t i = 0;
	uint64_t minor = 0;

	while (!str_eq_nocase(
	    str_sub(s, 0, str_of(heads[i]).len), str_of(heads[i])))
		i++;
	s = str_sub(s, str_of(heads[i]).len, s.len);
	if (str_eq(s, STR("1")))
		return 10;
	if (s.len != 3 || s.at[0] != '1' ||
	    (s.at[1] != '.' && s.at[1] != '_') ||
	    !str_number(str_sub(s, 2, 3), 9, &minor))
		return 0;
	return 10 + (unsigned)minor;
}

/* A least version that is said in an argument, and is 1.2 where it is not. */
static void judge_version(
    struct line *l, const struct tf_read *read, const char *name)
{
	struct str text = tf_text(l->t, read, STR(""));
	unsigned version = version_of(text);

	if (read->how == TF_NOT_THERE || version >= 12)
		return;
	if (read->how == TF_HIDDEN)
		untold(l, read, "The least version of TLS");
	else if (version)
		fails(l, &read->place,
		    str_fmt(l->t->a,
			"The server answers in TLS %u.%u: %s is %.*s, and at "
			"least 1.2 is wanted",
			version / 10, version % 10, name,
			STR_ARG(answer_quote(l->t->a, text))));
	else
		fails(l, &read->place,
		    str_fmt(l->t->a, "%s = %.*s is no version of TLS", name,
			STR_ARG(answer_quote(l->t->a, text))));
}

/* Redis */

/* A name of the argument that opens port 6379. */
static void judge_port(struct line *l, struct str name)
{
	struct tf_body body = tf_body_of(l->server);
	struct tf_read read = tf_attribute(l->t, &body, name);
	bool open;

	if (read.how == TF_NOT_THERE)
		return;
	if (read.how == TF_HIDDEN)
		untold(l, &read, "Whether port 6379 answers in clear");
	else if (!hcl_value_truth(&read.v, &open))
		fails(l, &read.place,
		    str_fmt(l->t->a, "%.*s is true or false, and nothing else",
			STR_ARG(name)));
	else if (open)
		fails(l, &read.place,
		    str_fmt(l->t->a,
			"Port 6379 still answers in clear: %.*s = true",
			STR_ARG(name)));
}

static void note_dead_name(struct line *l)
{
	struct tf_body body = tf_body_of(l->server);
	struct tf_read read =
	    tf_attribute(l->t, &body, STR("enable_non_ssl_port"));
	struct tf_finding *note;

	if (read.how == TF_NOT_THERE)
		return;
	note = VEC_ADD(l->t->a, &l->t->notes);
	note->text =
	    STR("enable_non_ssl_port is a dead name: azurerm 4.0 removed it, "
		"write non_ssl_port_enabled (or nothing: false is the "
		"default)");
	note->place = read.place;
}

static void judge_redis(struct line *l)
{
	struct tf_body body = tf_body_of(l->server);
	struct tf_read version =
	    tf_attribute(l->t, &body, STR("minimum_tls_version"));

	judge_port(l, STR("non_ssl_port_enabled"));
	judge_port(l, STR("enable_non_ssl_port"));
	judge_version(l, &version, "minimum_tls_version");
	note_dead_name(l);
	if (l->held)
		tf_praise(l->t,
		    "TLS is enforced: port 6379 is shut, and nothing older "
		    "than TLS 1.2 is answered.");
}

/* PostgreSQL */

/* Words for off and on, in turn. */
static const char *const switches[] = { "off", "on", "false", "true", "no",
	"yes", "0", "1" };

enum { SWITCHES = sizeof(switches) / sizeof(*switches) };

/* The place among the words; SWITCHES: it is none of them. */
static size_t switch_of(struct str value)
{
	size_t i = 0;

	while (i < SWITCHES && !str_eq_nocase(value, str_of(switches[i])))
		i++;
	return i;
}

/* One parameter of the server: whether what it is set to spoils TLS. */
static void judge_parameter(struct line *l, const struct tf_body *body,
    struct str name, enum tf_joined joined)
{
	struct tf_read value = tf_attribute(l->t, body, STR("value"));
	struct str text = tf_text(l->t, &value, STR(""));
	bool transport = str_eq_nocase(name, STR("require_secure_transport"));
	size_t as = switch_of(text);
	bool off = as < SWITCHES && as % 2 == 0;
	bool bad = transport ? off : version_of(text) < 12;

	if (value.how == TF_HIDDEN) {
		untold(l, &value,
		    transport ? "Whether TLS is demanded"
			      : "The least version of TLS");
	} else if (bad && joined == TF_PERHAPS) {
		struct tf_read by = tf_attribute(l->t, body, STR("server_id"));

		by.v.why = hcl_attribute(body->body, STR("server_id"))->value;
		by.v.file = body->file;
		untold(l, &by, "Whether TLS is demanded");
	} else if (bad && transport) {
		fails(l, &value.place,
		    STR("Who comes without TLS is let in: "
			"require_secure_transport is off"));
	} else if (!transport) {
		judge_version(l, &value, "ssl_min_protocol_version");
	} else if (value.how == TF_KNOWN && as == SWITCHES) {
		fails(l, &value.place,
		    str_fmt(l->t->a,
			"require_secure_transport is on or off, and %.*s is "
			"neither",
			STR_ARG(answer_quote(l->t->a, text))));
	}
}

static void judge_configuration(struct line *l, const struct tf_body *body)
{
	enum tf_joined joined =
	    tf_joins(l->t, body, STR("server_id"), STR("id"), l->server);
	struct tf_read name;
	struct str text;

	if (joined == TF_APART)
		return;
	name = tf_attribute(l->t, body, STR("name"));
	text = tf_text(l->t, &name, STR(""));
	if (name.how == TF_HIDDEN)
		untold(l, &name, "Which parameter is set");
	else if (str_eq_nocase(text, STR("require_secure_transport")) ||
	    str_eq_nocase(text, STR("ssl_min_protocol_version")))
		judge_parameter(l, body, text, joined);
}

static void judge_configurations(struct line *l)
{
	size_t n;
	const struct hcl_resource *all = hcl_resources(l->t->m, &n);

	for (size_t i = 0; i < n; i++) {
		struct tf_body body = { .body = &all[i].block->body,
			.file = all[i].file,
			.at = all[i].block->at,
			.len = all[i].block->len };
		struct hcl_copies copies;

		if (!str_eq(all[i].type,
			STR("azurerm_postgresql_flexible_server_"
			    "configuration")))
			continue;
		copies = hcl_copies(l->t->m, &all[i]);
		for (size_t k = 0; k < copies.n; k++) {
			body.in = &copies.at[k];
			judge_configuration(l, &body);
		}
		if (copies.unknown.why &&
		    tf_joins(l->t, &body, STR("server_id"), STR("id"),
			l->server) != TF_APART) {
			tf_untold(
			    l->t, &copies.unknown, "Which parameters are set");
			l->held = false;
		}
	}
}

static void judge_postgresql(struct line *l)
{
	judge_configurations(l);
	if (l->held)
		tf_praise(l->t,
		    "TLS is enforced: who comes without it, or with less than "
		    "TLS 1.2, is sent away.");
}

/* The retired server says it in arguments of its own. */
static void judge_single(struct line *l)
{
	struct tf_body body = tf_body_of(l->server);
	struct tf_read on =
	    tf_attribute(l->t, &body, STR("ssl_enforcement_enabled"));
	struct tf_read version =
	    tf_attribute(l->t, &body, STR("ssl_minimal_tls_version_enforced"));
	bool enforced;

	if (on.how == TF_HIDDEN)
		untold(l, &on, "Whether TLS is demanded");
	else if (on.how == TF_NOT_THERE || !hcl_value_truth(&on.v, &enforced) ||
	    !enforced)
		fails(l, &on.place,
		    STR("Who comes without TLS is let in: "
			"ssl_enforcement_enabled is not true"));
	judge_version(l, &version, "ssl_minimal_tls_version_enforced");
	if (l->held)
		tf_praise(l->t, "TLS is enforced.");
}

void tf_judge_tls(struct tf *t, const struct tf_fact *fact,
    const struct access_server *server)
{
	struct line l = { .t = t,
		.server = server,
		.weight = tf_weight(fact),
		.held = true };

	switch (server->kind) {
	case ACCESS_REDIS:
		judge_redis(&l);
		break;
	case ACCESS_POSTGRESQL:
		judge_postgresql(&l);
		break;
	case ACCESS_POSTGRESQL_SINGLE:
		judge_single(&l);
		break;
	}
}
