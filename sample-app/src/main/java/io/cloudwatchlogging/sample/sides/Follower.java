package io.cloudwatchlogging.sample.sides;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.LogDelivery;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Follows what arrives in CloudWatch Logs, on a thread of its own and while a client
 * looks at it.
 */
@Component
final class Follower {

	private static final Duration PERIOD = Duration.ofMillis(100);

	/** A page asks twice a second. */
	private static final Duration INTEREST = Duration.ofSeconds(5);

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "follower");
		thread.setDaemon(true);
		return thread;
	});

	private final LogReader reader;

	private final LogDelivery delivery;

	private final Comparison comparison;

	private final StoredEvents stored;

	private final ReadingPlan plan;

	private volatile Instant lastAsked = Instant.MIN;

	private volatile @Nullable String problem;

	Follower(@Lazy LogReader reader, LogDelivery delivery, Comparison comparison, StoredEvents stored,
			@Value("${sample.embedded}") boolean embedded) {
		this.reader = reader;
		this.delivery = delivery;
		this.comparison = comparison;
		this.stored = stored;
		Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
		this.plan = new ReadingPlan(embedded ? ReadingPace.EMBEDDED : ReadingPace.AWS, comparison, start);
		this.executor.scheduleWithFixedDelay(this::follow, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Goes on for a while. */
	void ask() {
		this.lastAsked = Instant.now();
	}

	/**
	 * Returns why nothing can be read.
	 * @return the reason, or {@code null} if reading works
	 */
	@Nullable String problem() {
		return this.problem;
	}

	private void follow() {
		Instant time = Instant.now();
		if (this.lastAsked.isBefore(time.minus(INTEREST))) {
			return;
		}
		Moment now = Moment.of(time, this.comparison.lastNumber(), this.delivery.status());
		Instant start = this.plan.due(now);
		if (start == null) {
			return;
		}
		StoredEvents.Reading reading = this.stored.read();
		try {
			this.reader.read(start, reading::page);
			this.plan.read(now, start, reading.foundNew());
			this.problem = null;
		}
		catch (SdkException ex) {
			this.plan.failed(now);
			this.problem = ex.getMessage();
		}
		catch (RuntimeException ex) {
			// The executor would end the task, and the page would stand still without a
			// word.
			this.plan.failed(now);
			this.problem = ex.toString();
		}
	}

	@PreDestroy
	void close() {
		this.executor.shutdownNow();
	}

}
