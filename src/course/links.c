#include "course/links.h"

#include "base/arena.h"
#include "base/file.h"

/* Where a link stands, and where its search for a file may go. */
struct place {
	struct arena *a;
	const struct course *c;
	struct str from; /* path of the file that it stands in */
};

static void dead(struct target *to, struct str reason)
{
	*to = (struct target){ .kind = TARGET_DEAD, .reason = reason };
}

static bool has_control(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] < 0x20 || s.at[i] == 0x7f)
			return true;
	return false;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static struct str decode(struct arena *a, struct str s)
{
	struct buf b = { .a = a };

	for (size_t i = 0; i < s.len; i++) {
		int high = i + 2 < s.len ? hex(s.at[i + 1]) : -1;
		int low = i + 2 < s.len ? hex(s.at[i + 2]) : -1;

		if (s.at[i] != '%' || high < 0 || low < 0) {
			buf_byte(&b, s.at[i]);
			continue;
		}
		buf_byte(&b, (char)(high * 16 + low));
		i += 2;
	}
	return buf_str(&b);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "http" of "http://…"; empty: the address is a path. */
static struct str scheme_of(struct str url)
{
	size_t i = 0;

	while (i < url.len &&
	    (is_letter(url.at[i]) ||
		(i > 0 &&
		    ((url.at[i] >= '0' && url.at[i] <= '9') ||
			url.at[i] == '+' || url.at[i] == '-' ||
			url.at[i] == '.'))))
		i++;
	return i < url.len && url.at[i] == ':' ? str_sub(url, 0, i) : STR("");
}

static bool ends_nocase(struct str s, const char *with)
{
	struct str w = str_of(with);

	return s.len >= w.len &&
	    str_eq_nocase(str_sub(s, s.len - w.len, s.len), w);
}

bool course_is_markdown(struct str path)
{
	return ends_nocase(path, ".md") || ends_nocase(path, ".markdown");
}

static bool is_picture(struct str path)
{
	static const char *const endings[] = { ".png", ".jpg", ".jpeg", ".gif",
		".svg", ".webp", ".avif", ".ico", ".pdf", ".mp4", ".webm",
		".zip", ".gz" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (ends_nocase(path, endings[i]))
			return true;
	return false;
}

static const struct module *module_of(
    const struct course *c, struct str path, enum target_kind *kind)
{
	for (size_t i = 0; i < c->n; i++) {
		if (str_eq(c->modules[i].lesson, path)) {
			*kind = TARGET_LESSON;
			return &c->modules[i];
		}
		if (c->modules[i].quiz.len &&
		    str_eq(c->modules[i].quiz, path)) {
			*kind = TARGET_QUIZ;
			return &c->modules[i];
		}
	}
	return NULL;
}

/* Sets kind and module by what the path is called. */
static void classify(const struct course *c, struct target *to)
{
	if (!course_is_markdown(to->path))
		to->kind = is_picture(to->path) ? TARGET_PICTURE : TARGET_CODE;
	else if (str_eq(path_name(path_dir(to->path)), STR("quizzes")))
		to->kind = TARGET_QUIZ;
	else
		to->kind = TARGET_FILE;
	to->module = module_of(c, to->path, &to->kind);
}

/*
 * The path of `from` as seen from the course's root.  false: it is not in the
 * course.
 */
static bool seen_from_root(const struct place *p, struct str *path)
{
	struct str root = path_clean(p->a, p->c->root), real;
	struct str from = path_clean(p->a, p->from);

	if (str_eq(root, STR(".")) && !str_starts(from, STR("/")) &&
	    !str_starts(from, STR(".."))) {
		*path = from;
		return true;
	}
	if (path_below(from, root, path))
		return true;
	if (!file_real(p->a, path_dir(from), &real))
		return false;
	return path_below(
	    path_join(p->a, real, path_name(from)), p->c->real, path);
}

/*
 * Whether `path`, which is below the root as it is written, is a file that
 * stands below it on the disk too.  If not, *to says why.
 */
static bool stands(const struct place *p, struct str root_real, struct str path,
    struct target *to)
{
	struct str real, name = path_name(path);

	if (!file_real(p->a, path, &real))
		dead(to, str_fmt(p->a, "there is no %.*s", STR_ARG(path)));
	else if (!str_eq(real, root_real) && !path_below(real, root_real, NULL))
		dead(to,
		    str_fmt(
			p->a, "%.*s leads out of the course", STR_ARG(name)));
	else if (file_is_dir(path))
		dead(to, str_fmt(p->a, "%.*s is a directory", STR_ARG(name)));
	else if (!file_is_regular(path))
		dead(to,
		    str_fmt(p->a, "%.*s is not a regular file", STR_ARG(name)));
	else
		return true;
	return false;
}

static void resolve_relative(
    const struct place *p, struct str path, struct target *to)
{
	struct str here;

	if (str_starts(path, STR("/"))) {
		dead(to,
		    STR("an absolute path: write it relative to this "
			"file"));
		return;
	}
	if (!seen_from_root(p, &here)) {
		dead(to, STR("this file is outside the course"));
		return;
	}
	path = path_clean(p->a, path_join(p->a, path_dir(here), path));
	if (str_eq(path, STR("..")) || str_starts(path, STR("../"))) {
		dead(to, STR("leads out of the course"));
		return;
	}
	to->path = path_clean(p->a, path_join(p->a, p->c->root, path));
	if (stands(p, p->c->real, to->path, to))
		classify(p->c, to);
}

/* Looks for the name in a course's directories. */
static bool find_named(const struct place *p, struct str root, struct str real,
    struct str name, struct target *to)
{
	static const char *const dirs[] = { "lessons/code", "lessons",
		"quizzes" };

	for (size_t i = 0; i < sizeof(dirs) / sizeof(*dirs); i++) {
		struct target try = *to;

		try.path = path_join(p->a, root, str_of(dirs[i]));
		try.path = path_clean(p->a, path_join(p->a, try.path, name));
		if (stands(p, real, try.path, &try)) {
			*to = try;
			return true;
		}
	}
	return false;
}

/* The same beside the file that the link stands in. */
static bool find_beside(
    const struct place *p, struct str name, struct target *to)
{
	static const char *const dirs[] = { ".", "code" };

	for (size_t i = 0; i < sizeof(dirs) / sizeof(*dirs); i++) {
		struct target try = *to;

		resolve_relative(
		    p, path_join(p->a, str_of(dirs[i]), name), &try);
		if (try.kind != TARGET_DEAD) {
			*to = try;
			return true;
		}
	}
	return false;
}

static bool find_in_library(
    const struct place *p, struct str name, struct target *to)
{
	struct str real;

	return p->c->library.len && file_real(p->a, p->c->library, &real) &&
	    find_named(p, p->c->library, real, name, to);
}

static void resolve_named(
    const struct place *p, struct str path, struct target *to)
{
	struct str name = decode(p->a, path_name(path));

	if (name.len == 0 || has_control(name) || str_eq(name, STR(".")) ||
	    str_eq(name, STR("..")) || str_find(name, STR("/"), 0) != SIZE_MAX)
		dead(to, STR("the address names no file"));
	else if (find_named(p, p->c->root, p->c->real, name, to))
		classify(p->c, to);
	else if (find_beside(p, name, to))
		return;
	else if (find_in_library(p, name, to))
		classify(p->c, to);
	else
		dead(to,
		    str_fmt(p->a, "no file of this course is called %.*s",
			STR_ARG(name)));
}

/* true: the scheme was dealt with. */
static bool resolve_scheme(
    const struct place *p, struct str url, struct target *to)
{
	static const char *const web[] = { "http", "https", "mailto" };
	struct str scheme = scheme_of(url), rest;

	if (scheme.len == 0)
		return false;
	rest = str_sub(url, scheme.len + 1, url.len);
	for (size_t i = 0; i < sizeof(web) / sizeof(*web); i++) {
		if (!str_eq_nocase(scheme, str_of(web[i])))
			continue;
		if (i < 2 && (!str_starts(rest, STR("//")) || rest.len < 3))
			dead(to, STR("the address has no host"));
		else if (rest.len == 0)
			dead(to, STR("the address is empty"));
		else
			*to = (struct target){ .kind = TARGET_WEB,
				.path = str_copy(p->a, url) };
		return true;
	}
	if (str_eq_nocase(scheme, STR("file")))
		return false;
	dead(to,
	    str_fmt(p->a, "lectern does not follow %.*s: addresses",
		STR_ARG(scheme)));
	return true;
}

void link_resolve(struct arena *a, const struct course *c, struct str from,
    struct str url, struct target *to)
{
	const struct place p = { a, c, from };
	struct str path, anchor;

	*to = (struct target){ .kind = TARGET_DEAD };
	url = str_trim(url);
	if (url.len == 0) {
		dead(to, STR("the link is empty"));
		return;
	}
	if (has_control(url)) {
		dead(to, STR("a control character in the address"));
		return;
	}
	if (resolve_scheme(&p, url, to))
		return;
	anchor = decode(a, str_cut(url, '#', &path));
	str_cut(path, '?', &path);
	if (has_control(anchor)) {
		dead(to, STR("a control character in the address"));
		return;
	}
	to->anchor = anchor;
	if (scheme_of(url).len) {
		resolve_named(&p, path, to);
		return;
	}
	path = decode(a, path);
	if (has_control(path)) {
		dead(to, STR("a control character in the address"));
		return;
	}
	if (path.len == 0) {
		to->path = path_clean(a, from);
		classify(c, to);
		return;
	}
	resolve_relative(&p, path, to);
}
