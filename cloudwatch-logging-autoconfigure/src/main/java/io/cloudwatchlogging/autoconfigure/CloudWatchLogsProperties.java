package io.cloudwatchlogging.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.aws.CompressionMode;
import io.cloudwatchlogging.delivery.Limits;
import io.cloudwatchlogging.delivery.Overflow;
import io.cloudwatchlogging.delivery.Oversize;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for CloudWatch Logs.
 *
 * @param enabled whether log lines are shipped to CloudWatch Logs
 * @param enabledInLambda whether log lines are shipped even when running in AWS Lambda,
 * which ships standard output by itself
 * @param group the log group
 * @param stream the log stream
 * @param level least level of the lines that are shipped; what the loggers' own levels
 * suppress is not shipped either
 * @param loggers names of the loggers whose lines, and those of the loggers below them,
 * are shipped; by default all lines are
 * @param format what an event looks like: 'pattern' for plain text, 'ecs', 'gelf' or
 * 'logstash' for JSON, or the class name of a StructuredLogFormatter
 * @param pattern Logback pattern of an event, used with the format 'pattern'; by default
 * the pattern of Spring Boot's log file without the date, which CloudWatch Logs keeps
 * beside each event
 * @param batch how lines are collected into requests
 * @param buffer memory for what has not been acknowledged by CloudWatch Logs
 * @param event a single event
 * @param delivery how requests are sent
 * @param entity the service that CloudWatch relates the events to
 * @param endpoint URI to which requests are sent instead of the endpoint of the region;
 * overrides 'spring.cloud.aws.endpoint'
 * @param region AWS region of the log group; overrides 'spring.cloud.aws.region.static'
 * @param dualstackEnabled whether the endpoint that speaks IPv4 and IPv6 is used;
 * overrides 'spring.cloud.aws.dualstack-enabled'
 */
@ConfigurationProperties(CloudWatchLogsProperties.PREFIX)
record CloudWatchLogsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean enabledInLambda,
		@DefaultValue Group group, @DefaultValue Stream stream, @DefaultValue("trace") LogLevel level,
		@DefaultValue List<String> loggers, @DefaultValue("pattern") String format, @Nullable String pattern,
		@DefaultValue Batch batch, @DefaultValue Buffer buffer, @DefaultValue Event event,
		@DefaultValue Delivery delivery, @DefaultValue Entity entity, @Nullable URI endpoint, @Nullable String region,
		@Nullable Boolean dualstackEnabled) {

	static final String PREFIX = "cloudwatch.logs";

	/** The format that is not structured. */
	static final String PATTERN_FORMAT = "pattern";

	CloudWatchLogsProperties {
		loggers = List.copyOf(loggers);
		FormatCheck.check(format);
		PatternCheck.check(pattern);
		PropertyCheck.of("endpoint", endpoint).isHttpUri();
		PropertyCheck.of("region", region)
			.matches("[a-z0-9]+(-[a-z0-9]+)*", "it is not the name of a region",
					"Use the name of a region, such as eu-central-1.");
	}

	/**
	 * Binds the properties without failing: one that has no valid value has its default.
	 * @param environment the environment
	 * @return the properties
	 */
	static CloudWatchLogsProperties bind(Environment environment) {
		return LenientBinder.bind(environment);
	}

	/**
	 * The log group.
	 *
	 * @param name name of the log group, with placeholders in braces; by default the
	 * value of 'spring.application.name'
	 * @param create whether the log group is created when it does not exist
	 * @param retention days for which events are kept, one of the numbers that CloudWatch
	 * Logs knows, set when the log group is created; by default they are kept for ever
	 * @param tags tags of the log group by key, at most 50, set when it is created
	 * @param kmsKeyId ARN of the KMS key that encrypts the log group, set when it is
	 * created
	 * @param logClass class of the log group, set when it is created and not changeable
	 * afterwards
	 * @param deletionProtection whether the log group is protected against deletion, set
	 * when it is created
	 */
	record Group(@Nullable String name, @DefaultValue("true") boolean create, @Nullable Integer retention,
			@DefaultValue Map<String, String> tags, @Nullable String kmsKeyId,
			@DefaultValue("standard") LogClass logClass, @DefaultValue("false") boolean deletionProtection) {

		Group {
			tags = Map.copyOf(tags);
			GroupCheck.retention(retention);
			GroupCheck.tags(tags);
			GroupCheck.kmsKeyId(kmsKeyId);
		}

	}

	/**
	 * The log stream.
	 *
	 * @param name name of the log stream, with placeholders in braces
	 * @param create whether the log stream is created when it does not exist
	 */
	record Stream(@DefaultValue(Stream.DEFAULT_NAME) String name, @DefaultValue("true") boolean create) {

		static final String DEFAULT_NAME = "{hostname}/{pid}";

	}

	/**
	 * How lines are collected into requests.
	 *
	 * @param maxLinger how long a line waits for others before it is sent, 0s to 60s; a
	 * full batch waits 20ms at most
	 * @param maxEvents maximum number of events in a request, 1 to 10,000; lower for an
	 * endpoint or a proxy that takes fewer than CloudWatch Logs
	 * @param maxSize maximum size of a request as CloudWatch Logs counts it, 26 bytes of
	 * overhead for each event included, 1KB to 1MB; lower for an endpoint or a proxy that
	 * takes less than CloudWatch Logs; larger lines become several events
	 */
	record Batch(@DefaultValue("1s") Duration maxLinger, @DefaultValue("10000") int maxEvents,
			@DefaultValue("1MB") DataSize maxSize) {

		Batch {
			PropertyCheck.of("batch.max-events", maxEvents).isBetween(1, Limits.BATCH_EVENTS);
			PropertyCheck.of("batch.max-size", maxSize).isBetween(DataSize.ofKilobytes(1), DataSize.ofMegabytes(1));
			PropertyCheck.of("batch.max-linger", maxLinger).isBetween(Duration.ZERO, Duration.ofSeconds(60));
		}

	}

	/**
	 * Memory for what has not been acknowledged by CloudWatch Logs.
	 *
	 * @param maxSize most memory for lines that are not yet acknowledged, requests
	 * included, 1MB to half of the maximum heap; by default 64MB, or an eighth of the
	 * maximum heap if that is less
	 * @param overflow what happens to a line when the buffer is full; the last tenth of
	 * it is kept for warnings and errors
	 * @param maxWait how long a logging call may wait for room in the buffer, 0s to 60s;
	 * used with the overflow 'block'
	 */
	record Buffer(@Nullable DataSize maxSize, @DefaultValue("drop") Overflow overflow,
			@DefaultValue("1s") Duration maxWait) {

		private static final DataSize LEAST = DataSize.ofMegabytes(1);

		private static final DataSize USUAL = DataSize.ofMegabytes(64);

		Buffer {
			BufferCheck.maxSize(maxSize, LEAST, DataSize.ofBytes(Runtime.getRuntime().maxMemory()));
			PropertyCheck.of("buffer.max-wait", maxWait).isBetween(Duration.ZERO, Duration.ofMinutes(1));
		}

		/**
		 * The size that is set, or else the one that suits the heap.
		 */
		DataSize effectiveMaxSize() {
			return (this.maxSize != null) ? this.maxSize : forHeap(Runtime.getRuntime().maxMemory());
		}

		static DataSize forHeap(long maxHeap) {
			return DataSize.ofBytes(Math.max(LEAST.toBytes(), Math.min(USUAL.toBytes(), maxHeap / 8)));
		}

	}

	/**
	 * A single event.
	 *
	 * @param maxSize most bytes of an event, 26 bytes of overhead included, 1KB to 1MB
	 * @param oversize what happens to a line that would make a larger event
	 */
	record Event(@DefaultValue("1MB") DataSize maxSize, @DefaultValue("split") Oversize oversize) {

		Event {
			PropertyCheck.of("event.max-size", maxSize).isBetween(DataSize.ofKilobytes(1), DataSize.ofMegabytes(1));
		}

	}

	/**
	 * How requests are sent.
	 *
	 * @param maxInFlight most requests at one time, 1 to 16, used when there is a
	 * backlog; with 1, events of the same millisecond keep their order too
	 * @param compression whether requests are compressed with gzip
	 * @param shutdownTimeout how long the end of the application may be delayed by
	 * sending what is left, 0s to 5m
	 */
	record Delivery(@DefaultValue("6") int maxInFlight, @DefaultValue("auto") CompressionMode compression,
			@DefaultValue("5s") Duration shutdownTimeout) {

		Delivery {
			PropertyCheck.of("delivery.max-in-flight", maxInFlight).isBetween(1, 16);
			PropertyCheck.of("delivery.shutdown-timeout", shutdownTimeout)
				.isBetween(Duration.ZERO, Duration.ofMinutes(5));
		}

	}

	/**
	 * The service that CloudWatch relates the events to.
	 *
	 * @param enabled whether requests name the service that logs, so that CloudWatch can
	 * relate events to its other telemetry
	 * @param environment environment that the service runs in, as CloudWatch names it; by
	 * default found out from the platform
	 * @param attributes attributes of the service by name, at most 10, in addition to
	 * those found out from the platform
	 */
	record Entity(@DefaultValue("true") boolean enabled, @Nullable String environment,
			@DefaultValue Map<String, String> attributes) {

		Entity {
			attributes = Map.copyOf(attributes);
			EntityCheck.environment(environment);
			EntityCheck.attributes(attributes);
		}

	}

}
