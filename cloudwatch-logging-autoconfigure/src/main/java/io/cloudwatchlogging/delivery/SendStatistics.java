package io.cloudwatchlogging.delivery;

import java.time.Instant;

import io.cloudwatchlogging.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of sending: the last success and the failures since. Guarded by the lock of
 * the buffer.
 */
final class SendStatistics {

	private @Nullable Instant lastDelivery;

	private @Nullable Instant failingSince;

	private @Nullable FailureKind failureKind;

	private @Nullable String lastError;

	private @Nullable Instant lastErrorTime;

	private long retries;

	private int inFlight;

	private int superseded;

	void sending() {
		this.inFlight++;
	}

	/** The batch of a request that is overdue is sent once more. */
	void resending() {
		this.retries++;
		superseded();
	}

	/** Nothing waits for a request any more that is under way. */
	void superseded() {
		this.superseded++;
	}

	void completed(Batch batch) {
		this.inFlight--;
		if (batch.isSuperseded()) {
			this.superseded--;
		}
	}

	/** Requests under way for which nothing waits. */
	int supersededRequests() {
		return this.superseded;
	}

	void delivered(long millis) {
		this.lastDelivery = Instant.ofEpochMilli(millis);
		this.failingSince = null;
		this.failureKind = null;
	}

	void failed(FailureKind failureKind, String message, long millis) {
		this.retries++;
		error(message, millis);
		this.failureKind = failureKind;
		if (this.failingSince == null) {
			this.failingSince = this.lastErrorTime;
		}
	}

	void refused(String message, long millis) {
		error(message, millis);
	}

	private void error(String message, long millis) {
		this.lastError = message;
		this.lastErrorTime = Instant.ofEpochMilli(millis);
	}

	/** Requests under way. */
	int inFlight() {
		return this.inFlight;
	}

	long retries() {
		return this.retries;
	}

	@Nullable Instant lastDelivery() {
		return this.lastDelivery;
	}

	@Nullable Instant failingSince() {
		return this.failingSince;
	}

	@Nullable FailureKind failureKind() {
		return this.failureKind;
	}

	@Nullable String lastError() {
		return this.lastError;
	}

	@Nullable Instant lastErrorTime() {
		return this.lastErrorTime;
	}

}
