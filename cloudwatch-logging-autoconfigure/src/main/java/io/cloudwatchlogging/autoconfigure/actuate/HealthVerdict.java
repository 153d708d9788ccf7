package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.autoconfigure.actuate.LossWatch.RecentLoss;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Status;

/**
 * What a state of delivery means for health.
 *
 * @param status UNKNOWN before the first delivery, UP, or DOWN
 * @param reason why it is not UP, in words for an operator
 */
record HealthVerdict(Status status, @Nullable String reason) {

	static HealthVerdict of(DeliveryStatus status, @Nullable RecentLoss loss, Duration linger,
			HealthThresholds thresholds, Instant now) {
		Instant failingSince = status.failingSince();
		if (failingSince != null && isOver(thresholds.failing(), failingSince, now)) {
			return down("Delivery has been failing since %s".formatted(failingSince));
		}
		Instant lastDelivery = status.lastDelivery();
		boolean silent = lastDelivery == null || isOver(thresholds.stalled(), lastDelivery, now);
		Duration tolerated = linger.plus(silent ? thresholds.stalled() : thresholds.late());
		if (status.connected() && status.oldestAge().compareTo(tolerated) >= 0) {
			return down("An event has been waiting for %s".formatted(rounded(status.oldestAge())));
		}
		if (loss != null && !isOver(thresholds.loss(), loss.time(), now)) {
			return down("Events were lost: %s".formatted(loss.reason().text()));
		}
		return (lastDelivery != null) ? new HealthVerdict(Status.UP, null)
				: new HealthVerdict(Status.UNKNOWN, "Nothing has been delivered yet");
	}

	private static HealthVerdict down(String reason) {
		return new HealthVerdict(Status.DOWN, reason);
	}

	private static boolean isOver(Duration time, Instant since, Instant now) {
		return !since.plus(time).isAfter(now);
	}

	static Duration rounded(Duration age) {
		return Duration.ofMillis(age.toMillis());
	}

}
