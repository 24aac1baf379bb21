#include "terminal/machine_port.h"

#include "base/utf8.h"
#include "platform/machine.h"

void machine_look(const struct parts *parts, struct machine *machine)
{
	machine_init(machine);
	machine_read(machine, "/", parts->options->data);
	utf8_copy(machine->program, sizeof machine->program, INLOOP_VERSION);
	utf8_copy(machine->sqlite, sizeof machine->sqlite, store_sqlite_version());
}

static void read(void *self, struct machine *out)
{
	machine_look(self, out);
}

struct machine_port machine_port(struct parts *parts)
{
	return (struct machine_port) { parts, read };
}
