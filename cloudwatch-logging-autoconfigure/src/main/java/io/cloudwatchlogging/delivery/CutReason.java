package io.cloudwatchlogging.delivery;

/**
 * Why a batch was closed for further events.
 */
enum CutReason {

	/** It is still open. */
	NONE,

	/** Its bytes reached the limit, or would at the next boundary of a millisecond. */
	BYTES,

	/** Its number of events did. */
	COUNT,

	/** The next event is too far away in time. */
	SPAN,

	/** Its events have waited for as long as they may. */
	LINGER,

	/** A flush was requested. */
	FLUSH,

	/** The journal had no memory for more at that moment. */
	MEMORY,

	/** An earlier process has left it. */
	RECOVERED

}
