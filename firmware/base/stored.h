/*
 * stored.h - what became of reading something that may be kept. What could not be read is not
 * absent: where absence opens something, only STORED_NONE may.
 */
#ifndef INLOOP_BASE_STORED_H
#define INLOOP_BASE_STORED_H

enum stored {
	STORED_UNREADABLE = 0, /* so that it is no success in a condition either */
	STORED_NONE,           /* it is truly not there */
	STORED_THERE,
};

#endif
