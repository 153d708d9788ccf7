package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.delivery.KebabCase;
import io.cloudwatchlogging.limiting.BudgetStatus;
import io.cloudwatchlogging.logback.AppenderDescription;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} for the delivery to CloudWatch Logs. Looks at the pipeline and
 * never calls AWS.
 */
final class CloudWatchLogsHealthIndicator extends AbstractHealthIndicator {

	private final LogDelivery delivery;

	private final LossTracker losses;

	private final Supplier<List<AppenderDescription>> appenders;

	private final Supplier<@Nullable BudgetStatus> budget;

	private final Duration linger;

	private final HealthThresholds thresholds;

	private final Clock clock;

	CloudWatchLogsHealthIndicator(LogDelivery delivery, LossTracker losses,
			Supplier<List<AppenderDescription>> appenders, Supplier<@Nullable BudgetStatus> budget, Duration linger,
			HealthThresholds thresholds, Clock clock) {
		super("The delivery to CloudWatch Logs could not be looked at");
		this.delivery = delivery;
		this.losses = losses;
		this.appenders = appenders;
		this.budget = budget;
		this.linger = linger;
		this.thresholds = thresholds;
		this.clock = clock;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		DeliveryStatus status = this.delivery.status();
		HealthVerdict verdict = HealthVerdict.of(status, this.losses.last(), this.linger, this.thresholds,
				this.clock.instant());
		builder.status(verdict.status());
		BudgetStatus budget = this.budget.get();
		boolean spending = budget != null && budget.stage() != BudgetStatus.Stage.AVAILABLE;
		detail(builder, "reason", (verdict.reason() == null && spending) ? budget.message() : verdict.reason());
		destinations(builder);
		builder.withDetail("bufferedEvents", status.counts().buffered())
			.withDetail("bufferedBytes", status.bufferedBytes())
			.withDetail("bufferFill", status.bufferFill())
			.withDetail("oldestAge", HealthVerdict.rounded(status.oldestAge()))
			.withDetail("lostEvents", status.counts().lost());
		detail(builder, "journal", JournalDescriptor.of(status.journal()));
		detail(builder, "budget", BudgetDescriptor.of(budget));
		detail(builder, "lastDelivery", status.lastDelivery());
		detail(builder, "lastError", status.lastError());
		detail(builder, "lastErrorTime", status.lastErrorTime());
		detail(builder, "failureKind", (status.failureKind() != null) ? KebabCase.of(status.failureKind()) : null);
	}

	private void destinations(Health.Builder builder) {
		List<AppenderDescription> found = this.appenders.get();
		if (found.size() == 1) {
			builder.withDetail("group", found.get(0).group()).withDetail("stream", found.get(0).stream());
		}
		else {
			builder.withDetail("appenders", found);
		}
	}

	private static void detail(Health.Builder builder, String name, @Nullable Object value) {
		if (value != null) {
			builder.withDetail(name, value);
		}
	}

}
