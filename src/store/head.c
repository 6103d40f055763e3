#include "store/head.h"

#include "store/schema.h"

#include <string.h>

/* https://sqlite.org/fileformat.html, section 1.3 */
enum { AT_PAGE_SIZE = 16, AT_USER_VERSION = 60, AT_APPLICATION = 68 };
enum { SMALLEST_PAGE = 512 };

static const char magic[] = "SQLite format 3";

static uint32_t four(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	    (uint32_t)at[2] << 8 | at[3];
}

/* 1 stands for 65536. */
static int64_t page_size(const unsigned char *at)
{
	int64_t size = at[0] << 8 | at[1];

	return size == 1 ? 65536 : size;
}

enum head_kind head_read(const unsigned char *at, size_t n, int64_t size)
{
	uint32_t application, version;
	int64_t page;

	if (size == 0)
		return HEAD_EMPTY;
	if (n < HEAD_BYTES || memcmp(at, magic, sizeof(magic)) != 0)
		return HEAD_OTHER;
	page = page_size(at + AT_PAGE_SIZE);
	if (page < SMALLEST_PAGE)
		return HEAD_OTHER;
	application = four(at + AT_APPLICATION);
	version = four(at + AT_USER_VERSION);
	if (application == SCHEMA_APPLICATION)
		return version > SCHEMA_NEWEST ? HEAD_NEWER
		    : size % page	       ? HEAD_CUT
					       : HEAD_OURS;
	if (application == 0 && version == 0 && size <= page)
		return HEAD_EMPTY;
	return HEAD_FOREIGN;
}
