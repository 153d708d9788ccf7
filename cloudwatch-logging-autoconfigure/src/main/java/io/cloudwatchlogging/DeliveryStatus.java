package io.cloudwatchlogging;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The state of delivery at one moment. Holds no text of any event.
 *
 * @param connected whether batches can be sent yet
 * @param counts the events, by what became of them
 * @param bufferedBytes bytes of memory that buffered events occupy
 * @param bufferCapacityBytes maximum number of bytes of memory that they can occupy
 * @param oldestAge how long the oldest buffered event has been waiting, since the
 * connection at the earliest if there is one; zero if none is
 * @param inFlight requests under way
 * @param retries attempts that failed and were or will be repeated
 * @param lastDelivery when a batch was last delivered
 * @param failingSince when the first of the failures since the last delivery happened
 * @param failureKind kind of the last failure, if there was no delivery since
 * @param lastError what went wrong last
 * @param lastErrorTime when it did
 * @param journal the state of the journal, {@code null} without one
 */
public record DeliveryStatus(boolean connected, Counts counts, long bufferedBytes, long bufferCapacityBytes,
		Duration oldestAge, int inFlight, long retries, @Nullable Instant lastDelivery, @Nullable Instant failingSince,
		@Nullable FailureKind failureKind, @Nullable String lastError, @Nullable Instant lastErrorTime,
		@Nullable JournalStatus journal) {

	/**
	 * The share of the buffer that is in use, in steps of a thousandth.
	 * @return from 0 to 1
	 */
	public double bufferFill() {
		return Math.round(1000.0 * this.bufferedBytes / this.bufferCapacityBytes) / 1000.0;
	}

}
