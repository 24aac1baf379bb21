/*
 * The floor: the least that any program with a window, letters and a safe store can be. One SDL
 * window of 1280 x 800, fifteen lines of text in three fonts, eight filled boxes; a click stores a
 * row durably and draws another picture. Start and memory of the terminal are measured against it,
 * in the same run on the same machine.
 *
 *   floor DATABASE
 */
#include <SDL2/SDL.h>
#include <SDL2/SDL_ttf.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define FOLDER "/usr/share/fonts/truetype/"

static const char *const files[] = {
	FOLDER "noto/NotoSans-Regular.ttf",
	FOLDER "noto/NotoSans-Bold.ttf",
	FOLDER "material-design-icons-iconfont/MaterialIcons-Regular.ttf",
};
enum { FONTS = sizeof files / sizeof *files, LINES = 15, BOXES = 8 };

static sqlite3 *open_store(const char *path)
{
	sqlite3 *store = NULL;
	if (sqlite3_open(path, &store) != SQLITE_OK ||
	    sqlite3_exec(store,
			 "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
			 "CREATE TABLE IF NOT EXISTS click (id INTEGER PRIMARY KEY, at INTEGER)",
			 NULL, NULL, NULL) != SQLITE_OK) {
		(void)fprintf(stderr, "floor: %s\n", sqlite3_errmsg(store));
		exit(1);
	}
	return store;
}

static void draw(SDL_Window *window, TTF_Font *const fonts[FONTS], int clicks)
{
	static const char *const words[FONTS] = { "Welkom in het huis van de wijk", "Even praten?",
						  "\xee\xa2\x8a \xee\xa2\x8b" };
	SDL_Surface *surface = SDL_GetWindowSurface(window);
	SDL_FillRect(surface, NULL, SDL_MapRGB(surface->format, 250, 244, 234));
	for (int i = 0; i < BOXES; i++) {
		SDL_Rect box = { 40 + i % 2 * 620, 40 + i / 2 * 185, 580, 160 };
		SDL_FillRect(surface, &box,
			     SDL_MapRGB(surface->format, 11, 83, (Uint8)(81 + clicks % 2 * 90)));
	}
	for (int i = 0; i < LINES; i++) {
		SDL_Surface *line = TTF_RenderUTF8_Blended(fonts[i % FONTS], words[i % FONTS],
							   (SDL_Color) { 255, 255, 255, 255 });
		SDL_Rect at = { 60 + i % 2 * 620, 50 + i * 48, 0, 0 };
		SDL_BlitSurface(line, NULL, surface, &at);
		SDL_FreeSurface(line);
	}
	SDL_UpdateWindowSurface(window);
}

int main(int argc, char **argv)
{
	TTF_Font *fonts[FONTS];
	SDL_Event event;
	int clicks = 0;
	if (argc != 2)
		return 2;
	SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
	SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
	sqlite3 *store = open_store(argv[1]);
	if (SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0)
		return 1;
	SDL_Window *window = SDL_CreateWindow("floor", 0, 0, 1280, 800, 0);
	for (int i = 0; i < FONTS; i++) {
		fonts[i] = TTF_OpenFont(files[i], 41);
		if (!fonts[i])
			return 1;
	}
	draw(window, fonts, clicks);
	while (SDL_WaitEvent(&event) && event.type != SDL_QUIT) {
		if (event.type != SDL_MOUSEBUTTONDOWN && event.type != SDL_MOUSEBUTTONUP)
			continue;
		sqlite3_exec(store, "INSERT INTO click (at) VALUES (1)", NULL, NULL, NULL);
		draw(window, fonts, ++clicks);
	}
	sqlite3_close(store);
	SDL_Quit();
	return 0;
}
