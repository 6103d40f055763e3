#ifndef APP_FIREWALL_H
#define APP_FIREWALL_H

struct options;

/* `lectern firewall`; returns the exit status. */
int firewall_command(const struct options *o);

#endif
