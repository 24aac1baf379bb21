/*
 * diagnosis.h - where the file for whoever helps went.
 */
#ifndef INLOOP_MODEL_DIAGNOSIS_H
#define INLOOP_MODEL_DIAGNOSIS_H

enum diagnosis_view {
	DIAGNOSIS_NOT_YET,
	DIAGNOSIS_ON_STICK,
	DIAGNOSIS_IN_FOLDER,    /* there is no stick */
	DIAGNOSIS_STICK_FAILED, /* there is, but it does not take it: in the folder */
	DIAGNOSIS_FAILED,       /* nowhere */
};

#endif
