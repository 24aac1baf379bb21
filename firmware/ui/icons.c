#include "ui/icons.h"

#include "model/talk.h"
#include "ui/texts.h"

static const struct {
	uint32_t icon;
	const char *name;
} pictures[TALK_MAX] = {
	{ 0xf1ad, N_("paraplu") }, { 0xe73c, N_("sleutel") }, { 0xeb29, N_("fiets") },
	{ 0xe545, N_("bloem") },   { 0xe430, N_("zon") },     { 0xea19, N_("boek") },
	{ 0xefef, N_("kopje") },   { 0xe2bd, N_("wolk") },    { 0xefed, N_("stoel") },
	{ 0xea69, N_("ijsje") },   { 0xe8b5, N_("klok") },    { 0xe158, N_("brief") },
	{ 0xea35, N_("blad") },    { 0xe521, N_("piano") },   { 0xe838, N_("ster") },
	{ 0xf1cc, N_("tas") },     { 0xe03e, N_("radio") },   { 0xead5, N_("diamant") },
	{ 0xe552, N_("pizza") },   { 0xe8f6, N_("cadeau") },  { 0xeac6, N_("tafel") },
	{ 0xe7f4, N_("bel") },     { 0xe3c9, N_("potlood") }, { 0xe405, N_("muziek") },
};

static const uint32_t kinds[KINDS] = {
	[KIND_OTHER] = ICON_ACTIVITIES,
	[KIND_COFFEE] = 0xefef,
	[KIND_FOOD] = 0xe56c,
	[KIND_COOKING] = 0xe7d3,
	[KIND_LANGUAGE] = 0xeb94,
	[KIND_RECOVERY] = 0xeb4c,
	[KIND_LAW] = 0xeaf6,
	[KIND_PAPERS] = 0xe873,
	[KIND_HOMEWORK] = 0xe80c,
	[KIND_CREATIVE] = 0xe40a,
	[KIND_WALKING] = 0xe536,
	[KIND_SPORT] = 0xea26,
	[KIND_MUSIC] = 0xe405,
	[KIND_GAMES] = 0xe87b,
	[KIND_GARDEN] = 0xe545,
	[KIND_REPAIR] = 0xf10b,
	[KIND_COMPUTER] = 0xe30a,
	[KIND_CHILDREN] = 0xeb41,
	[KIND_WOMEN] = 0xe13e,
	[KIND_MEETING] = 0xf233,
};

static int known(int picture)
{
	return picture >= 0 && picture < TALK_MAX ? picture : 0;
}

uint32_t talk_picture_icon(int picture)
{
	return pictures[known(picture)].icon;
}

const char *talk_picture_name(int picture)
{
	return pictures[known(picture)].name;
}

uint32_t session_icon(enum session_kind kind)
{
	return (unsigned)kind < KINDS ? kinds[kind] : ICON_ACTIVITIES;
}

enum paint session_paint(enum session_kind kind)
{
	return kind == KIND_FOOD || kind == KIND_COOKING ? PAINT_FOOD : PAINT_ACTIVITY;
}
