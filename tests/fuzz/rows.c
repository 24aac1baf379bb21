/* What inloop-calendar hands over, should it have been led astray: any bytes. */
#include "fuzz.h"

#include "model/programme_rows.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct programme_rows rows, again;
	char *bytes = NULL;
	size_t length;

	if (rows_read(&rows, (const char *)data, size)) {
		FILE *out = open_memstream(&bytes, &length);
		must(out && rows_write(&rows, out) && fclose(out) == 0, "what was read is written");
		must(rows_read(&again, bytes, length), "what was written is read");
		must(again.sessions.count == rows.sessions.count &&
			 again.shifts.count == rows.shifts.count &&
			 again.notes.count == rows.notes.count,
		     "nothing is lost on the way");
		rows_free(&again);
		free(bytes);
	}
	rows_free(&rows);
	return 0;
}
