package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.autoconfigure.actuate.LossTracker.RecentLoss;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Status;

/**
 * What a state of delivery means for health.
 *
 * @param status UNKNOWN before the first attempt, DOWN as soon as the first one fails or
 * later ones have been failing for long, or UP
 * @param reason why it is not UP or may not be so for long, in words for an operator
 */
record HealthVerdict(Status status, @Nullable String reason) {

	static HealthVerdict of(DeliveryStatus status, @Nullable RecentLoss loss, Duration linger,
			HealthThresholds thresholds, Instant now) {
		Instant failingSince = status.failingSince();
		Instant lastDelivery = status.lastDelivery();
		if (failingSince != null && (lastDelivery == null || isOver(thresholds.failing(), failingSince, now))) {
			return down(failing(failingSince, status.failureKind()));
		}
		boolean silent = lastDelivery == null || isOver(thresholds.stalled(), lastDelivery, now);
		Duration tolerated = linger.plus(silent ? thresholds.stalled() : thresholds.late());
		if (status.connected() && status.oldestAge().compareTo(tolerated) >= 0) {
			return down("An event has been waiting for %s".formatted(rounded(status.oldestAge())));
		}
		if (loss != null && !isOver(thresholds.loss(), loss.time(), now)) {
			return down("Events were lost: %s".formatted(loss.reason().text()));
		}
		if (lastDelivery == null) {
			return new HealthVerdict(Status.UNKNOWN, "Nothing has been delivered yet");
		}
		return new HealthVerdict(Status.UP,
				(failingSince != null) ? failing(failingSince, status.failureKind()) : null);
	}

	private static String failing(Instant since, @Nullable FailureKind failureKind) {
		return "Delivery has been failing since " + since + ((failureKind != null) ? ": " + failureKind.text() : "");
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
