#include "check/access.h"

const char *access_kind_name(enum access_kind kind)
{
	static const char *const names[] = {
		[ACCESS_POSTGRESQL] = "postgresql",
		[ACCESS_POSTGRESQL_SINGLE] = "postgresql",
		[ACCESS_REDIS] = "redis",
	};

	return names[kind];
}
