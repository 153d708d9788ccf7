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
 * @param enabled whether to ship log events to CloudWatch Logs
 * @param enabledInLambda whether to ship log events even in AWS Lambda, which ships
 * standard output itself
 * @param group the log group
 * @param stream the log stream
 * @param level minimum level of the events that are shipped; the loggers' own levels
 * apply first
 * @param loggers names of the loggers whose events are shipped, the loggers below them
 * included; by default all loggers
 * @param format format of an event: 'pattern' for plain text, 'ecs', 'gelf' or 'logstash'
 * for JSON, or the class name of a StructuredLogFormatter; a key-value or MDC entry whose
 * name is taken gets a trailing underscore
 * @param pattern Logback pattern of an event in the format 'pattern'; '%fields' writes
 * key-values and MDC entries, and '%clr' writes no colors; by default Spring Boot's
 * pattern of the log file with '%fields' after the message, and without the date, which
 * CloudWatch Logs stores with each event
 * @param batch how events are collected into requests
 * @param buffer memory for what has not been acknowledged by CloudWatch Logs
 * @param journal the files that keep events beyond the end of the process
 * @param event a single event
 * @param delivery how requests are sent
 * @param mask masking of secrets in the text of events
 * @param limit limits of the events that a logger ships
 * @param budget budget of what is shipped
 * @param price price of what is shipped
 * @param entity the service that CloudWatch relates the events to
 * @param endpoint URI of the endpoint to use instead of the region's; overrides
 * 'spring.cloud.aws.endpoint'
 * @param region AWS region of the log group; overrides 'spring.cloud.aws.region.static'
 * @param dualstackEnabled whether to use the endpoint that supports both IPv4 and IPv6;
 * overrides 'spring.cloud.aws.dualstack-enabled'
 */
@ConfigurationProperties(CloudWatchLogsProperties.PREFIX)
public record CloudWatchLogsProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue("false") boolean enabledInLambda, @DefaultValue Group group, @DefaultValue Stream stream,
		@DefaultValue("trace") LogLevel level, @DefaultValue List<String> loggers,
		@DefaultValue("pattern") String format, @Nullable String pattern, @DefaultValue Batch batch,
		@DefaultValue Buffer buffer, @NestedConfigurationProperty @DefaultValue Journal journal,
		@DefaultValue Event event, @DefaultValue Delivery delivery,
		@NestedConfigurationProperty @DefaultValue Limit limit,
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
	 * @param create whether to create the log group if it does not exist
	 * @param retention number of days to keep events, one of the values that CloudWatch
	 * Logs supports; set when the log group is created; by default events never expire
	 * @param tags tags of the log group by key, at most 50; set when the log group is
	 * created
	 * @param kmsKeyId ARN of the KMS key that encrypts the log group; set when the log
	 * group is created
	 * @param logClass class of the log group; set when the log group is created, and
	 * fixed from then on
	 * @param deletionProtection whether to protect the log group against deletion; set
	 * when the log group is created
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
	 * @param create whether to create the log stream if it does not exist
	 */
	public record Stream(@DefaultValue(Stream.DEFAULT_NAME) String name, @DefaultValue("true") boolean create) {

		/** Host and process. */
		public static final String DEFAULT_NAME = "{hostname}/{pid}";

	}

	/**
	 * How events are collected into requests.
	 *
	 * @param maxLinger maximum time that an event waits for others before its batch is
	 * sent, 0s to 60s; a full batch waits 20ms at most
	 * @param maxEvents maximum number of events in a request, 1 to 10,000; lower it for
	 * an endpoint or a proxy that accepts fewer
	 * @param maxSize maximum size of a request as CloudWatch Logs counts it, with 26
	 * bytes of overhead for each event, 1KB to 1MB; lower it for an endpoint or a proxy
	 * that accepts less; larger events are split
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
	 * @param maxSize maximum memory for events that are not yet acknowledged, requests
	 * included, 1MB to half of the maximum heap; by default 64MB, or an eighth of the
	 * maximum heap if that is less
	 * @param overflow what to do with an event when the buffer is full; the last tenth of
	 * the buffer is reserved for warnings and errors
	 * @param maxWait maximum time that a logging call waits for free space in the buffer,
	 * 0s to 60s; applies to the overflow policy 'block'
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
	 * A single event.
	 *
	 * @param maxSize maximum size of an event, with 26 bytes of overhead, 1KB to 1MB
	 * @param oversize what to do with an event above the maximum size; in a JSON format,
	 * each part is a JSON object again
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
	 * @param maxInFlight maximum number of concurrent requests, 1 to 16, reached only
	 * with a backlog; with 1, events of the same millisecond keep their order, too
	 * @param compression whether to compress requests with gzip
	 * @param shutdownTimeout maximum time that the end of the application waits for
	 * delivery, 0s to 5m
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
	 * @param enabled whether to mask secrets in the text of events
	 * @param detectors kinds of secrets to mask; by default all known kinds, and none if
	 * the value is empty
	 * @param patterns additional patterns by name, in RE2 syntax; if a pattern has a
	 * group, only what the first group matches is masked
	 * @param replacements replacements of what a pattern matches, by name of the pattern;
	 * by default '[masked:name]'
	 */
	public record Mask(@DefaultValue("false") boolean enabled, @Nullable List<Detector> detectors,
			@DefaultValue Map<String, String> patterns, @DefaultValue Map<String, String> replacements) {

		/** Checks the values. */
		public Mask {
			detectors = (detectors != null) ? List.copyOf(detectors) : null;
			patterns = Collections.unmodifiableMap(new TreeMap<>(patterns));
			replacements = Collections.unmodifiableMap(new TreeMap<>(replacements));
			MaskCheck.patterns(patterns);
			MaskCheck.replacements(replacements);
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
	 * correlate its events with its other telemetry
	 * @param environment environment that the service runs in; by default detected from
	 * the platform
	 * @param attributes attributes of the service by name, at most 10, in addition to the
	 * detected ones
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
