package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.autoconfigure.actuate.LossTracker.RecentLoss;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Loss;
import io.cloudwatchlogging.shipping.Shipping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LossTracker}.
 */
class LossTrackerTests {

	private final LossTracker watch = new LossTracker(Shipping.shared(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	@AfterEach
	void stopWatching() {
		this.watch.destroy();
	}

	@Test
	void theLastLossIsRememberedUnlessItWasAskedFor() {
		assertThat(this.watch.last()).isNull();
		for (LossReason reason : LossReason.values()) {
			this.watch.lost(loss(reason));
		}
		assertThat(this.watch.last()).isEqualTo(new RecentLoss(LossReason.UNREADABLE, Instant.EPOCH));
	}

	private static Loss loss(LossReason reason) {
		return new Loss(new Destination("/shop", "one"), reason, Severity.INFO, 1);
	}

}
