package io.cloudwatchlogging.logback;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.status.InfoStatus;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.WarnStatus;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Trouble;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.Destination;
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

	private final Map<Trouble, Thinning> failures = new ConcurrentHashMap<>();

	private final Map<LossReason, Thinning> losses = new ConcurrentHashMap<>();

	private final Thinning refusals = new Thinning();

	private final Thinning unformatted = new Thinning();

	private volatile @Nullable Context context;

	private volatile boolean failing;

	private final AtomicBoolean abandoned = new AtomicBoolean();

	/** Reports to this context from now on, {@code null} to report no more. */
	void setContext(@Nullable Context context) {
		this.context = context;
		this.abandoned.set(false);
	}

	@Override
	public void failed(Trouble trouble, String message) {
		this.failing = true;
		long count = count(trouble);
		if (count > 0) {
			warn("Log lines cannot be delivered to CloudWatch Logs and are kept (%s)%s. %s"
				.formatted(trouble.name().toLowerCase(Locale.ROOT), times(count), message));
		}
	}

	@Override
	public void refused(Destination destination, String message) {
		long count = this.refusals.count(1);
		if (count > 0) {
			warn("CloudWatch Logs refused a log line for %s%s: %s".formatted(described(destination), times(count),
					message));
		}
	}

	private static Destination described(Destination destination) {
		return new Destination(DeferredNames.describe(NameKind.GROUP, destination.group()),
				DeferredNames.describe(NameKind.STREAM, destination.stream()));
	}

	@Override
	public void lost(Loss loss) {
		long count = this.losses.computeIfAbsent(loss.reason(), (key) -> new Thinning()).count(loss.count());
		if (count > 0) {
			warn("%,d log lines have not been delivered to CloudWatch Logs so far: %s".formatted(count,
					loss.reason().text()));
		}
	}

	@Override
	public void delivered() {
		if (this.failing) {
			this.failing = false;
			this.failures.values().forEach(Thinning::reset);
			// As a warning, so that whoever saw the trouble sees its end.
			warn("Log lines are delivered to CloudWatch Logs again");
		}
	}

	/** A log event could not have its format. */
	void unformatted(Throwable cause) {
		long count = this.unformatted.count(1);
		if (count > 0) {
			warn("A log event could not be formatted and is shipped in a simpler form%s".formatted(times(count)),
					cause);
		}
	}

	/**
	 * The shutdown timeout was over before all lines were delivered. Told once, with the
	 * reason unless that was told when it began.
	 */
	void abandoned(FlushResult result, DeliveryStatus status) {
		if (this.abandoned.compareAndSet(false, true)) {
			String error = status.lastError();
			warn("%,d log lines were not delivered to CloudWatch Logs within the shutdown timeout%s"
				.formatted(result.remaining(), (error == null || isTold(status.trouble())) ? "" : ". " + error));
		}
	}

	/** Whether a trouble has been told; if not, it counts as told from now on. */
	private boolean isTold(@Nullable Trouble trouble) {
		return trouble != null && count(trouble) == 0;
	}

	private long count(Trouble trouble) {
		return this.failures.computeIfAbsent(trouble, (key) -> new Thinning()).count(1);
	}

	private static String times(long count) {
		return (count > 1) ? ", %,d times so far".formatted(count) : "";
	}

	void warn(String message) {
		add(new WarnStatus(message, "CloudWatch Logs"));
	}

	void warn(String message, Throwable cause) {
		add(new WarnStatus(message, "CloudWatch Logs", cause));
	}

	void info(String message) {
		add(new InfoStatus(message, "CloudWatch Logs"));
	}

	private void add(Status status) {
		Context context = this.context;
		if (context != null) {
			context.getStatusManager().add(status);
		}
	}

}
