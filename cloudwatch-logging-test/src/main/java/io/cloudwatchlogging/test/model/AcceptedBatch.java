package io.cloudwatchlogging.test.model;

import java.util.Collections;
import java.util.List;

import io.cloudwatchlogging.test.protocol.Limits;

/**
 * Events of one PutLogEvents request that were accepted.
 *
 * @param requestId the id of the request
 * @param logGroup the name of the log group
 * @param logStream the name of the log stream
 * @param events the accepted events, in the order of the request
 */
public record AcceptedBatch(String requestId, String logGroup, String logStream, List<StoredEvent> events) {

	/** Keeps the events as they are; they cannot be changed through the batch. */
	public AcceptedBatch {
		events = Collections.unmodifiableList(events);
	}

	/**
	 * Returns the size of the batch as the service counts it.
	 * @return the bytes of the messages in UTF-8 plus 26 for each event
	 */
	public long bytes() {
		return this.events.stream().mapToLong((event) -> event.utf8Bytes() + Limits.EVENT_OVERHEAD_BYTES).sum();
	}

}
