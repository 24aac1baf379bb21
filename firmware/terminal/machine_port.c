#include "terminal/machine_port.h"

#include "base/utf8.h"
#include "platform/machine.h"

#include <stdlib.h>

/* What inloop-stick left; none of it is nothing to tell. */
static void read_stick(const char *data, struct stick_state *stick)
{
	char path[FILE_PATH];
	size_t size;

	file_join(path, data, STICK_STATE_FILE);
	char *line = file_read(path, STICK_LINE, &size, NULL);
	if (line)
		(void)stick_parse(line, stick);
	free(line);
}

void machine_look(const struct parts *parts, struct machine *machine)
{
	machine_init(machine);
	machine_read(machine, "/", parts->options->data);
	read_stick(parts->options->data, &machine->stick);
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
