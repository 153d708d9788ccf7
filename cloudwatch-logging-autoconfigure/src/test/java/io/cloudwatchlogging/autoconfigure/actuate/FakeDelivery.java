package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.JournalStatus;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in the state that a test puts it in.
 */
final class FakeDelivery implements LogDelivery {

	final List<Duration> flushes = new ArrayList<>();

	private final DeliveryStatus idle = new Pipeline(DeliverySettings.DEFAULTS, DeliveryListener.NONE).status();

	boolean connected = true;

	Duration oldestAge = Duration.ZERO;

	@Nullable Instant lastDelivery;

	@Nullable Instant failingSince;

	@Nullable String lastError;

	@Nullable RuntimeException failure;

	@Nullable JournalStatus journal;

	@Override
	public FlushResult flush(Duration timeout) {
		this.flushes.add(timeout);
		return new FlushResult(3, 2, false, timeout.plusNanos(1));
	}

	@Override
	public DeliveryStatus status() {
		if (this.failure != null) {
			throw this.failure;
		}
		return new DeliveryStatus(this.connected, this.idle.counts(), 250, 1000, this.oldestAge, 1, 7,
				this.lastDelivery, this.failingSince, (this.failingSince != null) ? FailureKind.UNAVAILABLE : null,
				this.lastError, (this.lastError != null) ? this.failingSince : null, this.journal);
	}

}
