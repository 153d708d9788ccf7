package io.cloudwatchlogging;

import org.jspecify.annotations.Nullable;

/**
 * The state of the journal at one moment.
 *
 * @param state whether events are kept in it
 * @param problem what has to be fixed, {@code null} if nothing
 * @param directory the directory that the properties name
 * @param capacityBytes maximum number of bytes of events
 * @param sizeBytes bytes of this process's files, as far as they are ready for use
 * @param usedBytes bytes in use, those of events of earlier processes included
 * @param recovered events of earlier processes, which count as accepted by this one
 * @param quarantined damaged files that were set aside
 * @param unprotected events that were kept in memory, as the journal could not take them
 */
public record JournalStatus(State state, @Nullable String problem, String directory, long capacityBytes, long sizeBytes,
		long usedBytes, long recovered, long quarantined, long unprotected) {

	/**
	 * Whether events are kept in a journal.
	 */
	public enum State {

		/** Events are kept in it. */
		OPEN,

		/** It cannot take all events, or none: the others are kept in memory. */
		DEGRADED,

		/** Another journal has taken its place, or the application has ended. */
		CLOSED

	}

}
