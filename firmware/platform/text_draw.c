#include "platform/text_draw.h"

#include "base/utf8.h"

#include <fribidi/fribidi.h>
#include <stdlib.h>
#include <string.h>

#define LINE_MAX_CHARS 512
#define PIECES_MAX     64

struct piece { /* one direction, one script, in the order of reading */
	int first, count;
	FriBidiLevel level;
	enum script script;
};

struct line {
	FriBidiChar characters[LINE_MAX_CHARS];
	int length;
	struct piece pieces[PIECES_MAX];
	int count;
	char utf8[LINE_MAX_CHARS * 4 + 1]; /* of the piece at hand */
};

/* Text that needs none of this, as nearly all of it does: Latin letters and common punctuation,
 * from left to right. (Nor can broken UTF-8 be cut into pieces.) */
static bool is_plain(const char *text)
{
	for (const unsigned char *c = (const unsigned char *)text; *c; c++)
		if (*c >= 0xcd && !(*c == 0xe2 && c[1] >= 0x80 && c[1] <= 0x82))
			return !utf8_valid(text, strlen(text));
	return true;
}

static void decode(struct line *line, const char *text)
{
	size_t bytes = strlen(text);
	if (bytes > LINE_MAX_CHARS - 1)
		bytes = LINE_MAX_CHARS - 1;
	while (bytes > 0 && ((unsigned char)text[bytes] & 0xc0) == 0x80) /* whole characters */
		bytes--;
	const FriBidiStrIndex length = fribidi_charset_to_unicode(
	    FRIBIDI_CHAR_SET_UTF8, text, (FriBidiStrIndex)bytes, line->characters);
	line->length = SDL_clamp((int)length, 0, LINE_MAX_CHARS - 1);
}

static enum script script_at(const struct line *line, int i)
{
	const FriBidiChar c = line->characters[i];
	return c >= '0' && c <= '9' ? SCRIPT_LATIN : script_of((uint32_t)c);
}

/* The script of each character: what any script may use goes with the letter before it (at the
 * start with the one behind it), but digits are always the Latin ones of equal width. */
static void find_scripts(const struct line *line, enum script *scripts)
{
	enum script last = SCRIPTS;
	for (int i = 0; i < line->length && last == SCRIPTS; i++)
		last = script_at(line, i);
	if (last == SCRIPTS)
		last = SCRIPT_LATIN;
	for (int i = 0; i < line->length; i++) {
		const enum script found = script_at(line, i);
		scripts[i] = found == SCRIPTS ? last : found;
		last = scripts[i];
	}
}

/* A common character that the neighbour's font does not have is drawn with the Latin one. */
static void find_glyphs(struct fonts *fonts, const struct line *line, enum script *scripts,
			const struct text_style *style)
{
	for (int i = 0; i < line->length; i++) {
		const uint32_t c = (uint32_t)line->characters[i];
		if (script_of(c) != SCRIPTS || scripts[i] == SCRIPT_LATIN)
			continue;
		if (!TTF_GlyphIsProvided32(fonts_text(fonts, scripts[i], style->bold, style->px),
					   c))
			scripts[i] = SCRIPT_LATIN;
	}
}

/* Of a page that runs the other way a line may still be in a language from left to right, as a
 * sentence that nobody translated: its full stop belongs at the right. */
static bool only_from_left(const FriBidiCharType *types, int length)
{
	bool left = false;
	for (int i = 0; i < length; i++) {
		if (FRIBIDI_IS_LETTER(types[i]) && FRIBIDI_IS_RTL(types[i]))
			return false;
		left |= FRIBIDI_IS_LETTER(types[i]) != 0;
	}
	return left;
}

/* Cut the line into pieces, in the order of reading. */
static void cut(struct fonts *fonts, struct line *line, const struct text_style *style)
{
	FriBidiCharType types[LINE_MAX_CHARS];
	FriBidiBracketType brackets[LINE_MAX_CHARS];
	FriBidiLevel levels[LINE_MAX_CHARS];
	enum script scripts[LINE_MAX_CHARS];
	FriBidiParType base = FRIBIDI_PAR_LTR;

	fribidi_get_bidi_types(line->characters, line->length, types);
	if (style->rtl && !only_from_left(types, line->length))
		base = FRIBIDI_PAR_RTL;
	fribidi_get_bracket_types(line->characters, line->length, types, brackets);
	if (!fribidi_get_par_embedding_levels_ex(types, brackets, line->length, &base, levels))
		memset(levels, 0, sizeof(levels));
	find_scripts(line, scripts);
	find_glyphs(fonts, line, scripts, style);
	line->count = 0;
	for (int i = 0; i < line->length; i++) {
		struct piece *piece = line->count ? &line->pieces[line->count - 1] : NULL;
		if (!piece || ((piece->level != levels[i] || piece->script != scripts[i]) &&
			       line->count < PIECES_MAX)) {
			piece = &line->pieces[line->count++];
			*piece = (struct piece) { i, 0, levels[i], scripts[i] };
		}
		piece->count++;
	}
}

/* From the order of reading to the order from left to right (rule L2 of the Unicode bidirectional
 * algorithm, on whole pieces: within a piece HarfBuzz does it). */
static void order(struct line *line)
{
	int highest = 0;
	for (int i = 0; i < line->count; i++)
		highest = SDL_max(highest, line->pieces[i].level);
	for (int level = highest; level > 0; level--)
		for (int from = 0, to; from < line->count; from = to + 1) {
			for (to = from; to < line->count && line->pieces[to].level >= level; to++)
				;
			for (int a = from, b = to - 1; a < b; a++, b--) {
				const struct piece swapped = line->pieces[a];
				line->pieces[a] = line->pieces[b];
				line->pieces[b] = swapped;
			}
		}
}

/* The font of a piece, told how to shape it; its text in line->utf8. */
static TTF_Font *prepare(struct fonts *fonts, struct line *line, const struct piece *piece,
			 const struct text_style *style)
{
	TTF_Font *font = fonts_text(fonts, piece->script, style->bold, style->px);
	TTF_SetFontDirection(font, piece->level % 2 ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
	TTF_SetFontScriptName(font, script_tag(piece->script));
	fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, line->characters + piece->first,
				   piece->count, line->utf8);
	return font;
}

static TTF_Font *prepare_plain(struct fonts *fonts, const struct text_style *style)
{
	TTF_Font *font = fonts_text(fonts, SCRIPT_LATIN, style->bold, style->px);
	TTF_SetFontDirection(font, TTF_DIRECTION_LTR);
	TTF_SetFontScriptName(font, script_tag(SCRIPT_LATIN));
	return font;
}

static int piece_width(TTF_Font *font, const char *utf8)
{
	int width = 0;
	return TTF_SizeUTF8(font, utf8, &width, NULL) == 0 ? width : 0;
}

int text_width(struct fonts *fonts, const char *text, int px, bool bold)
{
	const struct text_style style = { .px = px, .bold = bold };
	if (is_plain(text))
		return piece_width(prepare_plain(fonts, &style), text);
	struct line *line = malloc(sizeof(*line));
	int width = 0;
	if (line) {
		decode(line, text);
		cut(fonts, line, &style);
		for (int i = 0; i < line->count; i++) {
			TTF_Font *font = prepare(fonts, line, &line->pieces[i], &style);
			width += piece_width(font, line->utf8);
		}
	}
	free(line);
	return width;
}

/* Lay a rendered surface over the canvas: its alpha decides, the colour is ours. */
static void lay(const struct canvas *canvas, SDL_Surface *surface, int x, int y, bool mirrored,
		uint32_t rgb)
{
	const int left = SDL_max(0, -x), right = SDL_min(surface->w, canvas->width - x);
	const int top = SDL_max(0, -y), bottom = SDL_min(surface->h, canvas->height - y);
	for (int row = top; row < bottom; row++) {
		const uint32_t *from =
		    (const uint32_t *)(const void *)((const uint8_t *)surface->pixels +
						     (ptrdiff_t)row * surface->pitch);
		uint32_t *to = canvas->pixels + (ptrdiff_t)(y + row) * canvas->stride + x;
		for (int column = left; column < right; column++) {
			const uint32_t alpha =
			    from[mirrored ? surface->w - 1 - column : column] >> 24;
			if (alpha)
				to[column] = blend(to[column], rgb, alpha);
		}
	}
}

/* SDL_ttf moves a line to the right when its first letter reaches to the left of the pen, as a "j"
 * does: that far. */
static int overhang(TTF_Font *font, uint32_t first)
{
	int left = 0;
	if (TTF_GlyphMetrics32(font, first, &left, NULL, NULL, NULL, NULL) != 0)
		return 0;
	return left < 0 ? left : 0;
}

static void draw_piece(const struct canvas *canvas, TTF_Font *font, const char *utf8, int x, int y,
		       uint32_t rgb)
{
	SDL_Surface *surface =
	    TTF_RenderUTF8_Blended(font, utf8, (SDL_Color) { 255, 255, 255, 255 });
	if (!surface) /* nothing but spaces */
		return;
	lay(canvas, surface, x, y - TTF_FontAscent(font), false, rgb);
	SDL_FreeSurface(surface);
}

void text_draw(struct fonts *fonts, const struct canvas *canvas, const char *text, int x, int y,
	       const struct text_style *style)
{
	if (is_plain(text) && !style->rtl) {
		TTF_Font *font = prepare_plain(fonts, style);
		if ((unsigned char)text[0] < 0x80)
			x += overhang(font, (unsigned char)text[0]);
		draw_piece(canvas, font, text, x, y, style->rgb);
		return;
	}
	struct line *line = malloc(sizeof(*line));
	if (line) {
		decode(line, text);
		cut(fonts, line, style);
		order(line);
		for (int i = 0; i < line->count; i++) {
			TTF_Font *font = prepare(fonts, line, &line->pieces[i], style);
			draw_piece(canvas, font, line->utf8, x, y, style->rgb);
			x += piece_width(font, line->utf8);
		}
	}
	free(line);
}

void text_draw_icon(struct fonts *fonts, const struct canvas *canvas, uint32_t icon, int x, int y,
		    int px, bool mirrored, uint32_t rgb)
{
	TTF_Font *font = fonts_icons(fonts, px);
	if (!font || !TTF_GlyphIsProvided32(font, icon))
		return;
	SDL_Surface *surface =
	    TTF_RenderGlyph32_Blended(font, icon, (SDL_Color) { 255, 255, 255, 255 });
	if (!surface)
		return;
	/* the surface may be wider than the em: keep its middle in the middle */
	lay(canvas, surface, x + (px - surface->w) / 2, y + (px - surface->h) / 2, mirrored, rgb);
	SDL_FreeSurface(surface);
}
