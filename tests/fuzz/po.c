/* A translation: any bytes. Its formats are used as the screens use them. */
#include "fuzz.h"

#include "ui/texts.h"
#include "ui/po.h"

#include <stdio.h>

static void use(const struct texts *texts)
{
	char out[4096];

	/* clang-format off */
	(void)snprintf(out, sizeof out, tr(texts, "%s is %d keer gevraagd"), "dit", 3);
	(void)snprintf(out, sizeof out, tr(texts, "%d van %d"), 1, 2);
	(void)snprintf(out, sizeof out, tr(texts, "%s om %s"), "vandaag", "10 uur");
	for (int n = 0; n < 120; n++)
		(void)snprintf(out, sizeof out, tr_n(texts, "%d plek", "%d plekken", n), n);
	/* clang-format on */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	(void)fuzz_file("xx.po", data, size);
	struct texts *texts = texts_open(fuzz_folder(), NULL);

	must(texts != NULL, "there is Dutch, whatever lies there");
	texts_load(texts);
	for (int i = 0; i < texts_languages(texts); i++) {
		texts_use(texts, i);
		use(texts);
	}
	texts_close(texts);
	return 0;
}
