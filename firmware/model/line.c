#include "model/line.h"

const char *line_name(enum line line)
{
	static const char *const names[LINES] = {
		[LINE_BUTTON] = "button", [LINE_ACK] = "ack",   [LINE_LAMP] = "lamp",
		[LINE_LIGHT] = "light",   [LINE_TONE] = "tone", [LINE_LOOP] = "loop",
	};

	return (int)line >= 0 && line < LINES ? names[line] : "";
}

const char *line_what_name(int what)
{
	static const char *const names[FAULTS] = {
		[LINE_TESTED] = "tested", [FAULT_GONE] = "gone",   [FAULT_CHATTER] = "chatter",
		[FAULT_STUCK] = "stuck",  [FAULT_LOOSE] = "loose", [FAULT_QUIET] = "quiet",
	};

	return what >= 0 && what < FAULTS ? names[what] : "";
}
