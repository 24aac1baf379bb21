#include "platform/fonts.h"

#include "base/file.h"

#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEXT_FOLDER    "/usr/share/fonts/truetype/noto"
#define ICON_FOLDER    "/usr/share/fonts/truetype/material-design-icons-iconfont"
#define ICON_FILE      "MaterialIcons-Regular.ttf"
#define ICON_FAMILY    "Material Icons"
#define PX_MAX         2000
#define FONT_BYTES_MAX (64 << 20)

static const struct {
	const char *tag, *family; /* the file's name is the family without its spaces */
	enum script file;         /* the script whose files it shares */
	uint32_t ranges[6];       /* first, last, first, last ... */
} scripts[SCRIPTS] = {
	{ "Latn", "Noto Sans", SCRIPT_LATIN, { 0 } },
	{ "Cyrl", "Noto Sans", SCRIPT_LATIN, { 0x400, 0x52f } },
	{ "Grek", "Noto Sans", SCRIPT_LATIN, { 0x370, 0x3ff, 0x1f00, 0x1fff } },
	{ "Arab",
	  "Noto Sans Arabic",
	  SCRIPT_ARABIC,
	  { 0x600, 0x77f, 0x8a0, 0x8ff, 0xfb50, 0xfeff } },
	{ "Ethi", "Noto Sans Ethiopic", SCRIPT_ETHIOPIC, { 0x1200, 0x139f, 0x2d80, 0x2ddf } },
	{ "Hebr", "Noto Sans Hebrew", SCRIPT_HEBREW, { 0x590, 0x5ff } },
	{ "Armn", "Noto Sans Armenian", SCRIPT_ARMENIAN, { 0x530, 0x58f } },
	{ "Geor", "Noto Sans Georgian", SCRIPT_GEORGIAN, { 0x10a0, 0x10ff } },
	{ "Deva", "Noto Sans Devanagari", SCRIPT_DEVANAGARI, { 0x900, 0x97f } },
	{ "Taml", "Noto Sans Tamil", SCRIPT_TAMIL, { 0xb80, 0xbff } },
	{ "Thai", "Noto Sans Thai", SCRIPT_THAI, { 0xe00, 0xe7f } },
};

struct font {
	TTF_Font *font;
	void *bytes; /* the file, mapped: SDL_ttf comes back to it for every glyph of a new size */
	size_t size;
	int px;
	bool tried; /* looked for, whether found or not */
};

struct fonts {
	char folder[FILE_PATH]; /* "" = the system's places */
	struct font text[SCRIPTS][2], icons;
};

static bool is_common(uint32_t c)
{
	if (c < 0x80)
		return !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
	return (c >= 0xa0 && c < 0xc0) || (c >= 0x300 && c < 0x370) ||
	       (c >= 0x2000 && c < 0x2c00) || (c >= 0xfe00 && c < 0xfe10);
}

enum script script_of(uint32_t character)
{
	if (is_common(character))
		return SCRIPTS;
	for (int i = SCRIPT_LATIN + 1; i < SCRIPTS; i++)
		for (int r = 0; r < 6 && scripts[i].ranges[r]; r += 2)
			if (character >= scripts[i].ranges[r] &&
			    character <= scripts[i].ranges[r + 1])
				return (enum script)i;
	return SCRIPT_LATIN;
}

const char *script_tag(enum script script)
{
	return scripts[script].tag;
}

/* "Noto Sans Arabic" -> "NotoSansArabic-Bold.ttf" */
static void file_name(char out[96], const char *family, bool bold)
{
	size_t n = 0;
	for (const char *c = family; *c && n < 64; c++)
		if (*c != ' ')
			out[n++] = *c;
	SDL_snprintf(out + n, 96 - n, "-%s.ttf", bold ? "Bold" : "Regular");
}

static void close_font(struct font *slot)
{
	if (slot->font)
		TTF_CloseFont(slot->font);
	if (slot->bytes)
		munmap(slot->bytes, slot->size);
	slot->font = NULL;
	slot->bytes = NULL;
}

static void open_path(struct font *slot, const char *path, int index)
{
	struct stat about;
	const int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0 &&
	    about.st_size < FONT_BYTES_MAX) {
		slot->size = (size_t)about.st_size;
		slot->bytes = mmap(NULL, slot->size, PROT_READ, MAP_PRIVATE, fd, 0);
	}
	close(fd);
	if (!slot->bytes || slot->bytes == MAP_FAILED) {
		slot->bytes = NULL;
		return;
	}
	slot->font =
	    TTF_OpenFontIndexRW(SDL_RWFromConstMem(slot->bytes, (int)slot->size), 1, 16, index);
	if (!slot->font)
		close_font(slot);
}

static void open_file(struct font *slot, const char *folder, const char *name)
{
	char path[FILE_PATH];
	file_join(path, folder, name);
	open_path(slot, path, 0);
}

/* What fontconfig finds; `only` this family, or also its nearest kin. */
static void open_found(struct font *slot, const char *family, bool bold, bool only)
{
	FcChar8 *file = NULL, *name = NULL;
	int index = 0;
	FcResult result;
	FcPattern *wanted = FcPatternCreate();
	if (!wanted)
		return;
	FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
	FcPatternAddInteger(wanted, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
	FcPatternAddBool(wanted, FC_SCALABLE, FcTrue);
	FcConfigSubstitute(NULL, wanted, FcMatchPattern);
	FcDefaultSubstitute(wanted);
	FcPattern *found = FcFontMatch(NULL, wanted, &result);
	if (found && FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch &&
	    FcPatternGetString(found, FC_FAMILY, 0, &name) == FcResultMatch &&
	    (!only || strcmp((const char *)name, family) == 0)) {
		FcPatternGetInteger(found, FC_INDEX, 0, &index);
		open_path(slot, (const char *)file, index & 0xffff);
	}
	if (found)
		FcPatternDestroy(found);
	FcPatternDestroy(wanted);
}

static void set_up(struct font *slot)
{
	if (!slot->font)
		return;
	/* Light hinting moves stems only up and down: even lines, unchanged widths. */
	TTF_SetFontHinting(slot->font, TTF_HINTING_LIGHT_SUBPIXEL);
	TTF_SetFontKerning(slot->font, 1);
}

/* Open a script's font once, from the fixed place or through fontconfig. */
static void open_text(struct fonts *fonts, enum script script, bool bold)
{
	struct font *slot = &fonts->text[script][bold];
	if (slot->tried)
		return;
	slot->tried = true;
	char name[96];
	file_name(name, scripts[script].family, bold);
	open_file(slot, fonts->folder[0] ? fonts->folder : TEXT_FOLDER, name);
	if (!slot->font && !fonts->folder[0])
		open_found(slot, scripts[script].family, bold, script != SCRIPT_LATIN);
	set_up(slot);
}

static void open_icons(struct fonts *fonts)
{
	struct font *slot = &fonts->icons;
	open_file(slot, fonts->folder[0] ? fonts->folder : ICON_FOLDER, ICON_FILE);
	if (!slot->font && !fonts->folder[0])
		open_found(slot, ICON_FAMILY, false, true);
	set_up(slot);
}

static bool is_noto(const struct font *slot)
{
	const char *family = slot->font ? TTF_FontFaceFamilyName(slot->font) : NULL;
	return family && strcmp(family, scripts[SCRIPT_LATIN].family) == 0;
}

static void report(const struct fonts *fonts, struct health *health)
{
	if (!health)
		return;
	const bool text =
	    is_noto(&fonts->text[SCRIPT_LATIN][0]) && is_noto(&fonts->text[SCRIPT_LATIN][1]);
	if (text && fonts->icons.font) {
		health_set(health, "fonts", HEALTH_OK, "De letters en de pictogrammen zijn er.");
		return;
	}
	health_clear(health, "fonts");
	if (!text)
		health_add(health, "fonts", HEALTH_WARN,
			   "Het lettertype Noto Sans is er niet helemaal; het scherm gebruikt een "
			   "ander. Installeer het pakket fonts-noto-core.");
	if (!fonts->icons.font)
		health_add(health, "fonts", HEALTH_WARN,
			   "De pictogrammen zijn er niet; het scherm toont alleen woorden. "
			   "Installeer het pakket fonts-material-design-icons-iconfont.");
}

struct fonts *fonts_open(const char *folder, struct health *health, struct error *error)
{
	struct fonts *fonts = calloc(1, sizeof(*fonts));
	if (!fonts || TTF_Init() != 0) {
		error_set(error, "the font library does not start: %s",
			  fonts ? TTF_GetError() : "out of memory");
		free(fonts);
		return NULL;
	}
	if (folder)
		SDL_strlcpy(fonts->folder, folder, sizeof(fonts->folder));
	open_text(fonts, SCRIPT_LATIN, false);
	open_text(fonts, SCRIPT_LATIN, true);
	open_icons(fonts);
	report(fonts, health);
	if (fonts->text[SCRIPT_LATIN][0].font || fonts->text[SCRIPT_LATIN][1].font)
		return fonts;
	if (health)
		health_set(health, "fonts", HEALTH_FAIL,
			   "Er is geen lettertype. Installeer het pakket fonts-noto-core.");
	error_set(error, "no font was found in %s; install the package fonts-noto-core",
		  folder ? folder : TEXT_FOLDER);
	fonts_close(fonts);
	return NULL;
}

void fonts_close(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (int i = 0; i < SCRIPTS; i++)
		for (int bold = 0; bold < 2; bold++)
			close_font(&fonts->text[i][bold]);
	close_font(&fonts->icons);
	TTF_Quit();
	free(fonts);
}

static TTF_Font *sized(struct font *slot, int px)
{
	px = SDL_clamp(px, 1, PX_MAX);
	if (slot->px != px && TTF_SetFontSize(slot->font, px) == 0)
		slot->px = px;
	return slot->font;
}

TTF_Font *fonts_text(struct fonts *fonts, enum script script, bool bold, int px)
{
	const enum script order[] = { scripts[script].file, SCRIPT_LATIN };
	for (int i = 0; i < 2; i++) {
		const bool weights[] = { bold, !bold };
		for (int w = 0; w < 2; w++) {
			open_text(fonts, order[i], weights[w]);
			struct font *slot = &fonts->text[order[i]][weights[w]];
			if (slot->font)
				return sized(slot, px);
		}
	}
	return NULL; /* not reached: fonts_open() found at least one */
}

TTF_Font *fonts_icons(struct fonts *fonts, int px)
{
	return fonts->icons.font ? sized(&fonts->icons, px) : NULL;
}
