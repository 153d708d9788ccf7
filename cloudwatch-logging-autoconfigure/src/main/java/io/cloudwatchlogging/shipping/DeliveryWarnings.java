package io.cloudwatchlogging.shipping;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.KebabCase;
import io.cloudwatchlogging.delivery.Loss;
import io.cloudwatchlogging.naming.DeferredNames;
import io.cloudwatchlogging.naming.NameKind;
import org.jspecify.annotations.Nullable;

/**
 * Tells about delivery in Logback's status system, from where Boot prints warnings to the
 * error stream. Never as an error, which would stop the application, and never through a
 * logger. The first warning of a kind at once, then every tenth, hundredth and so on, and
 * one when all is well again. Safe for use by many threads.
 */
final class DeliveryWarnings implements DeliveryListener {

	private final DeferredNames names;

	private final Map<FailureKind, LogarithmicThrottle> failures = new ConcurrentHashMap<>();

	private final Map<LossReason, LogarithmicThrottle> losses = new ConcurrentHashMap<>();

	private final LogarithmicThrottle refusals = new LogarithmicThrottle();

	private final LogarithmicThrottle unformatted = new LogarithmicThrottle();

	private volatile @Nullable StatusReporter reporter;

	private volatile boolean failing;

	private final AtomicBoolean abandoned = new AtomicBoolean();

	/**
	 * Creates warnings that report to nobody yet.
	 * @param names what is known of names that take a call
	 */
	DeliveryWarnings(DeferredNames names) {
		this.names = names;
	}

	/** Reports to this reporter from now on, {@code null} to report no more. */
	void setReporter(@Nullable StatusReporter reporter) {
		this.reporter = reporter;
	}

	/** Prepares for an application that starts: its end is told by itself. */
	void begin() {
		this.abandoned.set(false);
	}

	@Override
	public void failed(FailureKind failureKind, String message) {
		this.failing = true;
		long count = count(failureKind);
		if (count > 0) {
			warn("Log events cannot be delivered to CloudWatch Logs and are kept (%s)%s. %s"
				.formatted(KebabCase.of(failureKind), times(count), message));
		}
	}

	@Override
	public void refused(Destination destination, String message) {
		long count = this.refusals.count(1);
		if (count > 0) {
			warn("CloudWatch Logs refused a log event for %s%s: %s".formatted(described(destination), times(count),
					message));
		}
	}

	private Destination described(Destination destination) {
		return new Destination(this.names.asKnown(NameKind.GROUP, destination.group()),
				this.names.asKnown(NameKind.STREAM, destination.stream()));
	}

	@Override
	public void lost(Loss loss) {
		long count = this.losses.computeIfAbsent(loss.reason(), (key) -> new LogarithmicThrottle()).count(loss.count());
		if (count > 0) {
			warn("%s not been delivered to CloudWatch Logs so far: %s".formatted(events(count, "has", "have"),
					loss.reason().text()));
		}
	}

	@Override
	public void delivered() {
		if (this.failing) {
			this.failing = false;
			this.failures.values().forEach(LogarithmicThrottle::reset);
			// As a warning, so that whoever saw the trouble sees its end.
			warn("Log events are delivered to CloudWatch Logs again");
		}
	}

	/** A log event could not have its format. */
	void unformatted(Throwable cause) {
		long count = this.unformatted.count(1);
		if (count > 0) {
			report("A log event could not be formatted and is shipped in a simpler form%s".formatted(times(count)),
					cause);
		}
	}

	/**
	 * The shutdown timeout was over before all events were delivered. Told once, with the
	 * reason unless that was told when it began.
	 */
	void abandoned(FlushResult result, DeliveryStatus status, long kept) {
		if (this.abandoned.compareAndSet(false, true)) {
			String error = status.lastError();
			warn("%s not delivered to CloudWatch Logs within the shutdown timeout%s%s".formatted(
					events(result.remaining(), "was", "were"), kept(Math.min(kept, result.remaining())),
					(error == null || markReported(status.failureKind())) ? "" : ". " + error));
		}
	}

	private static String kept(long count) {
		return (count > 0)
				? String.format(Locale.ROOT, ". %,d of them %s kept in the journal: the next start delivers %s", count,
						(count == 1) ? "is" : "are", (count == 1) ? "it" : "them")
				: "";
	}

	/** Marks a kind of failure as reported, and returns whether it was before. */
	private boolean markReported(@Nullable FailureKind failureKind) {
		return failureKind != null && count(failureKind) == 0;
	}

	private long count(FailureKind failureKind) {
		return this.failures.computeIfAbsent(failureKind, (key) -> new LogarithmicThrottle()).count(1);
	}

	private static String times(long count) {
		return (count > 1) ? String.format(Locale.ROOT, ", %,d times so far", count) : "";
	}

	/** Warns that threads log on while the JVM ends, and nobody stops logging. */
	void notEnding() {
		warn("Threads were still logging when the JVM ended: their last log events may not have been delivered to "
				+ "CloudWatch Logs. Stop these threads when their application is closed.");
	}

	/** Warns of events that were still waiting when their application was discarded. */
	void left(long count) {
		if (count > 0) {
			warn("%s not delivered to CloudWatch Logs, as the application was stopped meanwhile"
				.formatted(events(count, "was", "were")));
		}
	}

	private static String events(long count, String singular, String plural) {
		return String.format(Locale.ROOT, (count == 1) ? "%,d log event " + singular : "%,d log events " + plural,
				count);
	}

	@Override
	public void recovered(String process, long events) {
		info(String.format(Locale.ROOT, (events == 1) ? "%,d log event that process %s left in the journal is delivered"
				: "%,d log events that process %s left in the journal are delivered", events, process));
	}

	@Override
	public void warn(String message) {
		report(message, null);
	}

	void info(String message) {
		StatusReporter current = this.reporter;
		if (current != null) {
			current.info(message);
		}
	}

	private void report(String message, @Nullable Throwable cause) {
		StatusReporter current = this.reporter;
		if (current != null) {
			current.warn(message, cause);
		}
	}

}
