package io.cloudwatchlogging.test.protocol;

import java.time.Duration;
import java.util.List;

/**
 * Limits of CloudWatch Logs, each with the page that states it.
 */
public final class Limits {

	/**
	 * Bytes that CloudWatch Logs adds to the message of each event. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
	 */
	public static final int EVENT_OVERHEAD_BYTES = 26;

	/**
	 * Largest event, overhead included. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">CloudWatch
	 * Logs quotas</a>
	 */
	public static final int EVENT_BYTES = 1_048_576;

	/**
	 * Largest batch, overhead included. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
	 */
	public static final int BATCH_BYTES = 1_048_576;

	/**
	 * Maximum number of events of a batch. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
	 */
	public static final int BATCH_EVENTS = 10_000;

	/**
	 * Longest time between the first and the last valid event of a batch. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
	 */
	public static final Duration BATCH_SPAN = Duration.ofHours(24);

	/**
	 * Age up to which an event is accepted. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
	 */
	public static final Duration EVENT_AGE = Duration.ofDays(14);

	/**
	 * Time by which an accepted event may be ahead. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
	 */
	public static final Duration EVENT_AHEAD = Duration.ofHours(2);

	/**
	 * Maximum size of the events in one page, in bytes. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">GetLogEvents</a>
	 */
	public static final int PAGE_BYTES = 1_048_576;

	/**
	 * Maximum number of events in one page. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">GetLogEvents</a>
	 */
	public static final int PAGE_EVENTS = 10_000;

	/**
	 * Maximum number of log groups or log streams in one page. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html">DescribeLogGroups</a>
	 */
	public static final int DESCRIBE_PAGE = 50;

	/**
	 * Maximum number of log streams that one FilterLogEvents names. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEvents</a>
	 */
	public static final int FILTER_STREAMS = 100;

	/**
	 * Maximum number of tags of a log group. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html">TagResource</a>
	 */
	public static final int TAGS = 50;

	/**
	 * Values of a retention in days. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">PutRetentionPolicy</a>
	 */
	public static final List<Integer> RETENTION_DAYS = List.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545,
			731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

	private Limits() {
	}

}
