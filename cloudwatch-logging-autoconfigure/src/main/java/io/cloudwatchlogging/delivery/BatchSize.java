package io.cloudwatchlogging.delivery;

/**
 * How large a batch may become.
 *
 * @param events maximum number of events
 * @param bytes maximum bytes as the service counts them: those of the messages and
 * {@link Limits#EVENT_OVERHEAD} for each event
 */
record BatchSize(int events, int bytes) {

	/** What PutLogEvents takes. */
	static final BatchSize LIMIT = new BatchSize(Limits.BATCH_EVENTS, Limits.BATCH_BYTES);

}
