#ifndef STORE_ID_H
#define STORE_ID_H

#include "sched/event.h"

#include <stdbool.h>

struct diags;

enum { ID_RAW = EVENT_ID_BYTES / 2 };

/* 128 bits that no other event has, in hex. */
bool id_new(char id[EVENT_ID_BYTES + 1], struct diags *d);

/* From hex to bytes.  false: it is not an id. */
bool id_pack(const char id[EVENT_ID_BYTES + 1], unsigned char raw[ID_RAW]);

/* From bytes to hex. */
void id_unpack(const unsigned char raw[ID_RAW], char id[EVENT_ID_BYTES + 1]);

#endif
