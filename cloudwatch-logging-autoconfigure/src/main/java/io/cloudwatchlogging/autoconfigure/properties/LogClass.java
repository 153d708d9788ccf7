package io.cloudwatchlogging.autoconfigure.properties;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/**
 * The class of a log group: what it costs and what it offers.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html">Log
 * classes</a>
 */
public enum LogClass {

	/** Everything that CloudWatch Logs offers. */
	STANDARD,

	/** Cheaper to ingest; no live tail, no filters, no embedded metrics. */
	INFREQUENT_ACCESS,

	/** For delivery to Amazon S3 and Amazon Data Firehose only. */
	DELIVERY;

	/**
	 * The class as the SDK names it, {@code null} for the one that is not asked for, as
	 * it is what a group has anyway and not every Region knows classes.
	 * @return the class, or {@code null}
	 */
	public @Nullable LogGroupClass toSdk() {
		return (this != STANDARD) ? LogGroupClass.valueOf(name()) : null;
	}

}
