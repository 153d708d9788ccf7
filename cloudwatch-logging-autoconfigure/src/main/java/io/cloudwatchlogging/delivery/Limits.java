package io.cloudwatchlogging.delivery;

import java.time.Duration;

/**
 * The limits of PutLogEvents.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">CloudWatch
 * Logs quotas</a>
 */
public final class Limits {

	/** Bytes that each event counts in addition to its message in UTF-8. */
	public static final int EVENT_OVERHEAD = 26;

	/** Maximum number of bytes of a batch, with the overhead of its events. */
	public static final int BATCH_BYTES = 1_048_576;

	/** Maximum number of events of a batch. */
	public static final int BATCH_EVENTS = 10_000;

	/** Maximum number of bytes of an event, with its overhead. */
	public static final int EVENT_BYTES = 1_048_576;

	/** Longest time between the first and the last event of a batch. */
	public static final Duration BATCH_SPAN = Duration.ofHours(24);

	/** Age at which an event is rejected. */
	public static final Duration EVENT_AGE = Duration.ofDays(14);

	/** How far ahead of the service's clock an event may be. */
	public static final Duration EVENT_FUTURE = Duration.ofHours(2);

	private Limits() {
	}

}
