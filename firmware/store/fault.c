/* What SQLite or the system says, as one sentence for staff: what, where, what to do. */
#include "store/private.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool io_error(const struct store *store, struct error *error)
{
	switch (sqlite3_extended_errcode(store->db)) {
	case SQLITE_IOERR_WRITE:
	case SQLITE_IOERR_FSYNC:
	case SQLITE_IOERR_DIR_FSYNC:
	case SQLITE_IOERR_TRUNCATE:
	case SQLITE_IOERR_SHMSIZE:
	case SQLITE_IOERR_SHMMAP:
		return error_set(error,
				 "Schrijven in de gegevensmap %.140s lukt niet: de kaart is vol of "
				 "kapot. Maak ruimte vrij of vervang de kaart.",
				 store->folder);
	default:
		return error_set(error,
				 "Lezen in de gegevensmap %.140s lukt niet (fout %d): de kaart kan "
				 "kapot zijn. Maak een kopie en vervang de kaart.",
				 store->folder, sqlite3_extended_errcode(store->db));
	}
}

/* Why the file may not be used, as an errno. */
static int refusal(const struct store *store)
{
	int number = (sqlite3_errcode(store->db) & 0xff) == SQLITE_CANTOPEN
			 ? sqlite3_system_errno(store->db)
			 : 0;

	if (number == 0 && access(store->path, W_OK) != 0)
		number = errno;
	return number ? number : EACCES;
}

void store_blame(struct store *store, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	if (!store->damaged)
		(void)vsnprintf(store->why, sizeof store->why, format, values);
	va_end(values);
	store->damaged = true;
}

/* Whatever fails in a database that is damaged, but nothing else, says so. */
static void note_damage(struct store *store)
{
	int code = sqlite3_extended_errcode(store->db);

	if (code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ ||
	    code == SQLITE_IOERR_CORRUPTFS || (code & 0xff) == SQLITE_CORRUPT ||
	    (code & 0xff) == SQLITE_NOTADB)
		store_blame(store, "SQLite: %s (%d)", sqlite3_errmsg(store->db), code);
}

bool store_fault(struct store *store, struct error *error)
{
	note_damage(store);
	switch (sqlite3_errcode(store->db) & 0xff) {
	case SQLITE_FULL:
		return error_set(error,
				 "De schijf met de gegevensmap %.140s is vol: er kan niets meer "
				 "worden bewaard. Maak ruimte vrij of zet er een grotere kaart in.",
				 store->folder);
	case SQLITE_IOERR:
		return io_error(store, error);
	case SQLITE_NOMEM:
		return store_no_memory(error);
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
		return store_no_access(store->path, refusal(store), error);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return error_set(error,
				 "Een ander programma houdt %.160s bezet. Sluit dat programma en "
				 "probeer het opnieuw.",
				 store->path);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return error_set(
		    error,
		    "Het bestand %.160s is beschadigd. Start Inloop opnieuw: dan wordt "
		    "het bestand bewaard en de laatste kopie teruggezet.",
		    store->path);
	default:
		return error_set(
		    error,
		    "De gegevens in %.120s kunnen niet worden gebruikt (%.100s). Start "
		    "Inloop opnieuw of vraag de installateur.",
		    store->path, sqlite3_errmsg(store->db));
	}
}

bool store_no_memory(struct error *error)
{
	return error_set(error, "Het werkgeheugen is vol. Start het apparaat opnieuw.");
}

bool store_no_access(const char *path, int number, struct error *error)
{
	switch (number) {
	case EACCES:
	case EPERM:
		return error_set(error,
				 "Inloop mag niet bij %.160s. Geef de gebruiker van Inloop rechten "
				 "op de gegevensmap.",
				 path);
	case EROFS:
		return error_set(
		    error,
		    "%.160s staat op een schijf waar niet op geschreven kan worden. Zet "
		    "de schrijfbeveiliging uit.",
		    path);
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return error_set(error, "De schijf is vol: %.160s past niet. Maak ruimte vrij.",
				 path);
	default:
		return error_set(error,
				 "%.160s kan niet worden gebruikt (%.60s). Kijk of de gegevensmap "
				 "klopt.",
				 path, strerror(number));
	}
}
