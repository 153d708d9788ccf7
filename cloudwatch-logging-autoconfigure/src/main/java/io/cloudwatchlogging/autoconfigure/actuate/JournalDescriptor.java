package io.cloudwatchlogging.autoconfigure.actuate;

import io.cloudwatchlogging.JournalStatus;
import io.cloudwatchlogging.delivery.KebabCase;
import org.jspecify.annotations.Nullable;

/**
 * The state of the journal as health and the endpoint tell it.
 *
 * @param state whether events are kept in it
 * @param problem what has to be fixed, {@code null} if nothing
 * @param directory its directory
 * @param usedBytes bytes in use, those of earlier processes included
 * @param sizeBytes bytes of this process's files
 * @param capacityBytes maximum number of bytes
 * @param recovered events of earlier processes, a part of the accepted ones
 * @param quarantined damaged files that were set aside
 * @param unprotected events that were kept in memory
 */
record JournalDescriptor(String state, @Nullable String problem, String directory, long usedBytes, long sizeBytes,
		long capacityBytes, long recovered, long quarantined, long unprotected) {

	static @Nullable JournalDescriptor of(@Nullable JournalStatus status) {
		return (status != null) ? new JournalDescriptor(KebabCase.of(status.state()), status.problem(),
				status.directory(), status.usedBytes(), status.sizeBytes(), status.capacityBytes(), status.recovered(),
				status.quarantined(), status.unprotected()) : null;
	}

}
