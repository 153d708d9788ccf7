package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;

import io.cloudwatchlogging.FlushResult;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What a flush achieved, as the endpoint tells it.
 *
 * @param delivered events that were delivered during the flush
 * @param remaining events that are still buffered
 * @param complete whether all that was logged before the flush is delivered or counted as
 * lost; if not, the time was over
 * @param duration how long it took
 */
record FlushDescriptor(long delivered, long remaining, boolean complete,
		Duration duration) implements OperationResponseBody {

	static FlushDescriptor of(FlushResult result) {
		return new FlushDescriptor(result.delivered(), result.remaining(), result.complete(),
				Duration.ofMillis(result.duration().toMillis()));
	}

}
