package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.cloudwatchlogging.delivery.Batch;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Sets the retention of the log groups that the sink has created, after their first
 * events: it matters days later, and its quota of five calls per second is shared by the
 * whole account. Tried again with later events when it is refused for now. Safe for use
 * by many threads.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">PutRetentionPolicy</a>
 */
final class Retention {

	/** How long the last tries of all groups may take, for which a process may wait. */
	private static final Duration LAST_TRY = Duration.ofSeconds(2);

	private static final long PAUSE = Duration.ofSeconds(5).toNanos();

	private final @Nullable Integer days;

	private final OneTimeWarnings warnings;

	private final LongSupplier nanoTime;

	/** Groups that lack their retention, with the time of the next try. */
	private final Map<String, Long> due = new ConcurrentHashMap<>();

	Retention(@Nullable Integer days, OneTimeWarnings warnings, LongSupplier nanoTime) {
		this.days = days;
		this.warnings = warnings;
		this.nanoTime = nanoTime;
	}

	/** Notes that the sink has created a group, or may have done so. */
	void created(String group) {
		if (this.days != null) {
			this.due.put(group, this.nanoTime.getAsLong());
		}
	}

	/** Whether there is a group that lacks its retention. */
	boolean isDue() {
		return !this.due.isEmpty();
	}

	/**
	 * Sets the retention of the group that has taken a batch, if it lacks it. The call
	 * may take as long as the attempt to send the batch, as its events count as delivered
	 * only afterwards.
	 */
	void apply(Connection connection, Batch batch) {
		String group = batch.destination().group();
		Long time = this.due.get(group);
		long now = this.nanoTime.getAsLong();
		if (time != null && now - time >= 0 && this.due.replace(group, time, now + PAUSE)) {
			put(connection, group, batch.attempt().timeout());
		}
	}

	/**
	 * Sets the retention of all groups that lack it, for the last time, as long as there
	 * are answers and there is time.
	 */
	void applyAll(Connection connection) {
		long start = this.nanoTime.getAsLong();
		for (String group : this.due.keySet()) {
			Duration left = LAST_TRY.minusNanos(this.nanoTime.getAsLong() - start);
			if (left.isNegative() || left.isZero() || !putLast(connection, group, left)) {
				break;
			}
		}
		leave();
	}

	/** Tells of the groups that still lack their retention. */
	void leave() {
		for (String group : this.due.keySet()) {
			this.warnings.warn("retention " + group, "The retention of log group '" + group
					+ "' could not be set before the end: set it to " + this.days + " days");
		}
		this.due.clear();
	}

	private void put(Connection connection, String group, Duration timeout) {
		put(connection, group, (override) -> connection.configure(override, timeout));
	}

	/**
	 * The time is for all of the call, and for a client of the application, too.
	 * @return whether there was an answer
	 */
	private boolean putLast(Connection connection, String group, Duration timeout) {
		RuntimeException failure = put(connection, group, (override) -> {
			connection.configure(override, timeout);
			override.apiCallTimeout(timeout);
		});
		if (ErrorClassifier.isMissing(failure)) {
			// Not created after all, or deleted: it keeps no events.
			this.due.remove(group);
		}
		return failure == null || failure instanceof AwsServiceException;
	}

	private @Nullable RuntimeException put(Connection connection, String group,
			Consumer<AwsRequestOverrideConfiguration.Builder> configuration) {
		try {
			connection.client()
				.putRetentionPolicy((request) -> request.logGroupName(group)
					.retentionInDays(this.days)
					.overrideConfiguration(configuration));
			this.due.remove(group);
			return null;
		}
		catch (RuntimeException ex) {
			if (ErrorClassifier.isRefused(ex) || ErrorClassifier.isForbidden(ex)) {
				this.due.remove(group);
				this.warnings.warn("retention", "The retention of log group '" + group + "' could not be set to "
						+ this.days + " days: " + ErrorClassifier.describe(ex));
			}
			return ex;
		}
	}

}
