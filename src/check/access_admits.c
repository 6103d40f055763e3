#include "base/arena.h"
#include "check/access.h"
#include "check/ipset.h"

/* Redis without a rule is open to all; but a rule may be hidden. */
static bool is_unruled(const struct access_server *server)
{
	return server->kind == ACCESS_REDIS && server->nrules == 0 &&
	    server->nunknown == 0 && server->open == ACCESS_OPEN;
}

const struct ipset *access_admits(
    struct arena *a, const struct access_server *server)
{
	static const struct ip4_range all = { 0, UINT32_MAX };
	struct ip4_range *ranges;
	size_t n = 0;

	if (server->open == ACCESS_CLOSED)
		return ipset_of(a, NULL, 0);
	if (is_unruled(server))
		return ipset_of(a, &all, 1);
	ranges = NEW_N(a, struct ip4_range, server->nrules);
	for (size_t i = 0; i < server->nrules; i++)
		if (!server->rules[i].azure_services)
			ranges[n++] =
			    (struct ip4_range){ server->rules[i].first,
				    server->rules[i].last };
	return ipset_of(a, ranges, n);
}
