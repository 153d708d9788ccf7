package io.cloudwatchlogging.autoconfigure.properties;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.cloudwatchlogging.aws.CompressionMode;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Limits;
import io.cloudwatchlogging.delivery.OverflowPolicy;
import io.cloudwatchlogging.delivery.OversizePolicy;
import io.cloudwatchlogging.delivery.journal.JournalSettings;
import io.cloudwatchlogging.masking.Detector;
import io.cloudwatchlogging.masking.MaskPattern;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;
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
 * 'logstash' for JSON, or the class name of a StructuredLogFormatter; a key-value or MDC
 * entry that is named like a member of the format, or twice, gets an underscore at the
 * end of its name
 * @param pattern Logback pattern of an event, used with the format 'pattern'; '%fields'
 * writes key-values and MDC entries, '%clr' no colors; by default the pattern of Spring
 * Boot's log file with '%fields' behind the message, and without the date, which
 * CloudWatch Logs keeps beside each event
 * @param batch how lines are collected into requests
 * @param buffer memory for what has not been acknowledged by CloudWatch Logs
 * @param journal the files that keep events beyond the end of the process
 * @param event a single event
 * @param delivery how requests are sent
 * @param mask masking of secrets in the text of events
 * @param limit limits of the events that a logger ships
 * @param budget budget of what is shipped
 * @param price price of what is shipped
 * @param entity the service that CloudWatch relates the events to
 * @param endpoint URI to which requests are sent instead of the endpoint of the region;
 * overrides 'spring.cloud.aws.endpoint'
 * @param region AWS region of the log group; overrides 'spring.cloud.aws.region.static'
 * @param dualstackEnabled whether the endpoint that speaks IPv4 and IPv6 is used;
 * overrides 'spring.cloud.aws.dualstack-enabled'
 */
@ConfigurationProperties(CloudWatchLogsProperties.PREFIX)
public record CloudWatchLogsProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue("false") boolean enabledInLambda, @DefaultValue Group group, @DefaultValue Stream stream,
		@DefaultValue("trace") LogLevel level, @DefaultValue List<String> loggers,
		@DefaultValue("pattern") String format, @Nullable String pattern, @DefaultValue Batch batch,
		@DefaultValue Buffer buffer, @DefaultValue Journal journal, @DefaultValue Event event,
		@DefaultValue Delivery delivery, @NestedConfigurationProperty @DefaultValue Limit limit,
		@NestedConfigurationProperty @DefaultValue Budget budget,
		@NestedConfigurationProperty @DefaultValue Price price, @DefaultValue Mask mask, @DefaultValue Entity entity,
		@Nullable URI endpoint, @Nullable String region, @Nullable Boolean dualstackEnabled) {

	/** What the names of all properties begin with. */
	public static final String PREFIX = "cloudwatch.logs";

	/** The format that is not structured. */
	public static final String PATTERN_FORMAT = "pattern";

	/** Checks the values that no other record checks. */
	public CloudWatchLogsProperties {
		loggers = List.copyOf(loggers);
		FormatCheck.check(format);
		PatternCheck.check(pattern);
		PropertyCheck.of("endpoint", endpoint).isHttpUri();
		PropertyCheck.of("region", region).isRegion();
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
	public record Group(@Nullable String name, @DefaultValue("true") boolean create, @Nullable Integer retention,
			@DefaultValue Map<String, String> tags, @Nullable String kmsKeyId,
			@DefaultValue("standard") LogClass logClass, @DefaultValue("false") boolean deletionProtection) {

		/** Checks the values. */
		public Group {
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
	public record Stream(@DefaultValue(Stream.DEFAULT_NAME) String name, @DefaultValue("true") boolean create) {

		/** Host and process. */
		public static final String DEFAULT_NAME = "{hostname}/{pid}";

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
	public record Batch(@DefaultValue(DeliverySettings.DEFAULT_LINGER_SECONDS + "s") Duration maxLinger,
			@DefaultValue("10000") int maxEvents, @DefaultValue("1MB") DataSize maxSize) {

		/** Checks the values. */
		public Batch {
			PropertyCheck.range("batch.max-linger", maxLinger, Duration.ZERO, Duration.ofMinutes(1));
			PropertyCheck.range("batch.max-events", maxEvents, 1, Limits.BATCH_EVENTS);
			PropertyCheck.range("batch.max-size", maxSize, DataSize.ofBytes(DeliverySettings.MIN_BATCH_BYTES),
					DataSize.ofBytes(Limits.BATCH_BYTES));
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
	public record Buffer(@Nullable DataSize maxSize, @DefaultValue("drop") OverflowPolicy overflow,
			@DefaultValue(DeliverySettings.DEFAULT_MAX_WAIT_SECONDS + "s") Duration maxWait) {

		/** Checks the values. */
		public Buffer {
			checkSize(maxSize, DataSize.ofBytes(Runtime.getRuntime().maxMemory()));
			PropertyCheck.range("buffer.max-wait", maxWait, Duration.ZERO, Duration.ofMinutes(1));
		}

		/**
		 * The size that is set, or else the one that suits the heap.
		 * @return the size
		 */
		public DataSize effectiveMaxSize() {
			return (this.maxSize != null) ? this.maxSize
					: DataSize.ofBytes(DeliverySettings.defaultBufferBytes(Runtime.getRuntime().maxMemory()));
		}

		static void checkSize(@Nullable DataSize size, DataSize heap) {
			DataSize minimum = DataSize.ofBytes(DeliverySettings.MIN_BUFFER_BYTES);
			DataSize maximum = DataSize.ofMegabytes(heap.toMegabytes() / 2);
			PropertyCheck.of("buffer.max-size", size)
				.that(size == null || size.compareTo(maximum) <= 0,
						"it is more than half of the maximum heap, which is " + heap.toMegabytes() + "MB",
						"Use a value from " + minimum.toMegabytes() + "MB to " + maximum.toMegabytes()
								+ "MB, or give the JVM a larger heap by -Xmx.");
			PropertyCheck.range("buffer.max-size", size, minimum, maximum);
		}

	}

	/**
	 * The files that keep events beyond the end of the process.
	 *
	 * @param directory directory in which events are kept until CloudWatch Logs has
	 * acknowledged them, so that those that a process was killed with are delivered by
	 * the next start; several processes may share it; without it events are kept in
	 * memory only
	 * @param maxSize maximum size of the events in the directory that are not yet
	 * acknowledged, 8MB to 64GB; takes the place of 'cloudwatch.logs.buffer.max-size' for
	 * events, with the same overflow
	 * @param syncInterval how often the events are written to the disk, 100ms to 60s, so
	 * that those before are there after a loss of power; by default that is left to the
	 * operating system, which suffices for the end of a process
	 */
	public record Journal(@Nullable String directory, @DefaultValue("256MB") DataSize maxSize,
			@Nullable Duration syncInterval) {

		public Journal {
			PropertyCheck.path("journal.directory", directory);
			PropertyCheck.range("journal.max-size", maxSize, DataSize.ofBytes(JournalSettings.MIN_BYTES),
					DataSize.ofBytes(JournalSettings.MAX_BYTES));
			PropertyCheck.range("journal.sync-interval", syncInterval, JournalSettings.MIN_SYNC_INTERVAL,
					JournalSettings.MAX_SYNC_INTERVAL);
		}

	}

	/**
	 * A single event.
	 *
	 * @param maxSize most bytes of an event, 26 bytes of overhead included, 1KB to 1MB
	 * @param oversize what happens to a line that would make a larger event; in a JSON
	 * format, what is split or truncated is JSON again
	 */
	public record Event(@DefaultValue("1MB") DataSize maxSize, @DefaultValue("split") OversizePolicy oversize) {

		/** Checks the values. */
		public Event {
			PropertyCheck.range("event.max-size", maxSize, DataSize.ofBytes(DeliverySettings.MIN_EVENT_BYTES),
					DataSize.ofBytes(Limits.EVENT_BYTES));
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
	public record Delivery(@DefaultValue("" + DeliverySettings.DEFAULT_IN_FLIGHT) int maxInFlight,
			@DefaultValue("auto") CompressionMode compression,
			@DefaultValue(DeliverySettings.DEFAULT_SHUTDOWN_SECONDS + "s") Duration shutdownTimeout) {

		/** Checks the values. */
		public Delivery {
			PropertyCheck.range("delivery.max-in-flight", maxInFlight, 1, DeliverySettings.MAX_IN_FLIGHT);
			PropertyCheck.range("delivery.shutdown-timeout", shutdownTimeout, Duration.ZERO, Duration.ofMinutes(5));
		}

	}

	/**
	 * Masking of secrets in the text of events.
	 *
	 * @param enabled whether secrets in the text of events are masked
	 * @param detectors kinds of secrets that are masked; by default all that are known,
	 * none if the value is empty
	 * @param patterns patterns of your own by name, in the syntax of RE2; if one has a
	 * group, only what the first group matches is masked
	 * @param replacements what stands in the place of a match, by name of the pattern; by
	 * default '[masked:name]'
	 */
	public record Mask(@DefaultValue("false") boolean enabled, @Nullable List<Detector> detectors,
			@DefaultValue Map<String, String> patterns, @DefaultValue Map<String, String> replacements) {

		public Mask {
			detectors = (detectors != null) ? List.copyOf(detectors) : null;
			patterns = Collections.unmodifiableMap(new TreeMap<>(patterns));
			replacements = Collections.unmodifiableMap(new TreeMap<>(replacements));
			MaskCheck.patterns(patterns);
			MaskCheck.replacements(replacements, patterns);
		}

		/**
		 * The detectors that are set, or else all.
		 * @return the detectors
		 */
		public Set<Detector> effectiveDetectors() {
			Set<Detector> effective = EnumSet.allOf(Detector.class);
			if (this.detectors != null) {
				effective.retainAll(this.detectors);
			}
			return effective;
		}

		/**
		 * The patterns with their replacements.
		 * @return the patterns
		 */
		public List<MaskPattern> maskPatterns() {
			return this.patterns.entrySet()
				.stream()
				.map((entry) -> new MaskPattern(entry.getKey(), entry.getValue(),
						this.replacements.get(entry.getKey())))
				.toList();
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
	 * @see <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Entity.html">Entity</a>
	 */
	public record Entity(@DefaultValue("true") boolean enabled, @Nullable String environment,
			@DefaultValue Map<String, String> attributes) {

		/** Attributes that an entity can have. */
		public static final int MAX_ATTRIBUTES = 10;

		/** Characters that a value of an entity can have. */
		public static final int MAX_VALUE_LENGTH = 512;

		private static final int MAX_KEY_LENGTH = 256;

		/** Checks the values. */
		public Entity {
			attributes = Map.copyOf(attributes);
			PropertyCheck.of("entity.environment", environment).hasLength(1, MAX_VALUE_LENGTH);
			PropertyCheck.of("entity.attributes", attributes)
				.that(attributes.size() <= MAX_ATTRIBUTES, "there are " + attributes.size() + " attributes",
						"Use at most " + MAX_ATTRIBUTES + " attributes.");
			attributes.forEach(Entity::checkAttribute);
		}

		private static void checkAttribute(String key, String value) {
			PropertyCheck attribute = PropertyCheck.of("entity.attributes[" + key + "]", value);
			attribute.that(!key.isEmpty() && key.length() <= MAX_KEY_LENGTH,
					"its key has " + key.length() + " characters",
					"Use a key of 1 to " + MAX_KEY_LENGTH + " characters.");
			attribute.hasLength(1, MAX_VALUE_LENGTH);
		}

	}

}
