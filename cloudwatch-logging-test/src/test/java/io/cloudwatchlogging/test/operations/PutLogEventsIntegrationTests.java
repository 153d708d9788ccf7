package io.cloudwatchlogging.test.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.cloudwatchlogging.test.Clients;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.model.StoredEvent;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;
import software.amazon.awssdk.services.cloudwatchlogs.model.EntityRejectionErrorType;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link PutLogEventsOperation} through the AWS SDK.
 */
class PutLogEventsIntegrationTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private static final long TIME = NOW.toEpochMilli();

	private static final long DAY = Duration.ofDays(1).toMillis();

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.builder()
		.clock(Clock.fixed(NOW, ZoneOffset.UTC))
		.start();

	private final CloudWatchLogsClient client = Clients.client(this.service.endpoint());

	@BeforeEach
	void createGroup() {
		this.client.createLogGroup((request) -> request.logGroupName("group"));
		this.client.createLogStream((request) -> request.logGroupName("group").logStreamName("stream"));
	}

	@AfterEach
	void close() {
		this.client.close();
		this.service.close();
	}

	@Test
	void eventsAreStoredWithTheirTimes() {
		assertThat(put(event(TIME, "a"), event(TIME + 1, "b")).nextSequenceToken()).isNotEmpty();
		assertThat(this.service.events("group"))
			.extracting(StoredEvent::message, StoredEvent::timestamp, StoredEvent::ingestionTime,
					StoredEvent::logStream)
			.containsExactly(stored("a", NOW), stored("b", NOW.plusMillis(1)));
	}

	private static Tuple stored(String message, Instant timestamp) {
		return tuple(message, timestamp, NOW, "stream");
	}

	@Test
	void eventsAreStoredByTheAsyncClient() {
		try (CloudWatchLogsAsyncClient async = Clients.asyncClient(this.service.endpoint())) {
			async
				.putLogEvents(
						(request) -> request.logGroupName("group").logStreamName("stream").logEvents(event(TIME, "a")))
				.join();
		}
		assertThat(this.service.messages("group", "stream")).containsExactly("a");
	}

	@Test
	void everyKindOfTextIsStoredAsItIs() {
		List<String> messages = List.of("plain", " \t\n\r ", "\u0000\u0001\u007f", "äöü ß", "日本語", "👍🏽 👩‍💻",
				"\"\\/{}[]", "\u2028\u2029\ufeff\uffff");
		put(messages.stream().map((message) -> event(TIME, message)).toArray(InputLogEvent[]::new));
		assertThat(this.service.messages("group")).isEqualTo(messages);
	}

	@Test
	void aLoneSurrogateIsStoredAsReplacementCharacter() {
		put(event(TIME, "a\ud800b"), event(TIME, "\udc00"), event(TIME, "👍\ud83d"));
		assertThat(this.service.messages("group")).containsExactly("a\ufffdb", "\ufffd", "👍\ufffd");
	}

	@Test
	void readingOrderIsByTimeThenByArrival() {
		put(event(TIME + 5, "later"), event(TIME + 5, "later, second"));
		put(event(TIME, "first"), event(TIME + 5, "later, third"));
		assertThat(this.service.messages("group")).containsExactly("first", "later", "later, second", "later, third");
	}

	@Test
	void theLargestEventIsAccepted() {
		put(event(TIME, "x".repeat(1_048_550)));
		assertThat(this.service.events("group")).hasSize(1);
	}

	@Test
	void anEventThatIsTooLargeIsRefused() {
		refused("Log event too large: 1048577 bytes exceeds limit of 1048576", event(TIME, "x".repeat(1_048_551)));
	}

	@Test
	void anEventIsMeasuredInUtf8() {
		put(event(TIME, "€".repeat(349_516) + "xx"));
		refused("Log event too large: 1048577 bytes exceeds limit of 1048576",
				event(TIME, "€".repeat(349_516) + "xxx"));
		refused("Log event too large: 1048578 bytes exceeds limit of 1048576", event(TIME, "👍".repeat(262_138)));
	}

	@Test
	void theLimitOfAnEventCanBeLowered() {
		try (EmbeddedCloudWatchLogs small = EmbeddedCloudWatchLogs.builder()
			.clock(Clock.fixed(NOW, ZoneOffset.UTC))
			.eventSizeLimit(262_144)
			.start(); CloudWatchLogsClient smallClient = Clients.client(small.endpoint())) {
			small.createLogGroup("group");
			small.createLogStream("group", "stream");
			put(smallClient, event(TIME, "x".repeat(262_118)));
			assertThatExceptionOfType(InvalidParameterException.class)
				.isThrownBy(() -> put(smallClient, event(TIME, "x".repeat(262_119))))
				.withMessageContaining("Log event too large: 262145 bytes exceeds limit of 262144");
		}
	}

	@Test
	void theLargestBatchIsAccepted() {
		// 1,024 events of 998 + 26 bytes are 1,048,576 bytes.
		put(Collections.nCopies(1024, event(TIME, "x".repeat(998))).toArray(InputLogEvent[]::new));
		assertThat(this.service.events("group")).hasSize(1024);
		assertThat(this.service.requests().batches()).singleElement()
			.satisfies((batch) -> assertThat(batch.bytes()).isEqualTo(1_048_576));
	}

	@Test
	void aBatchThatIsTooLargeIsRefused() {
		List<InputLogEvent> events = new ArrayList<>(Collections.nCopies(1023, event(TIME, "x".repeat(998))));
		events.add(event(TIME, "x".repeat(999)));
		refused("Upload too large: 1048577 bytes exceeds limit of 1048576", events.toArray(InputLogEvent[]::new));
	}

	@Test
	void tenThousandEventsAreAccepted() {
		put(Collections.nCopies(10_000, event(TIME, "x")).toArray(InputLogEvent[]::new));
		assertThat(this.service.events("group")).hasSize(10_000);
	}

	@Test
	void moreThanTenThousandEventsAreRefused() {
		refused("at 'logEvents' failed to satisfy constraint: Member must have length less than or equal to 10000",
				Collections.nCopies(10_001, event(TIME, "x")).toArray(InputLogEvent[]::new));
	}

	@Test
	void noEventsAreRefused() {
		refused("1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: "
				+ "Member must have length greater than or equal to 1");
	}

	@Test
	void emptyMessagesAreRefusedTogether() {
		refused("2 validation errors detected: Value '' at 'logEvents.1.member.message' failed to satisfy constraint: "
				+ "Member must have length greater than or equal to 1; Value '' at 'logEvents.3.member.message' failed "
				+ "to satisfy constraint: Member must have length greater than or equal to 1", event(TIME, ""),
				event(TIME, "a"), event(TIME, ""));
	}

	@Test
	void aNegativeTimestampIsRefused() {
		refused("Value '-1' at 'logEvents.1.member.timestamp' failed to satisfy constraint: "
				+ "Member must have value greater than or equal to 0", event(-1, "a"));
	}

	@Test
	void missingFieldsAreRefused() {
		refused("Value null at 'logEvents.1.member.timestamp' failed to satisfy constraint: Member must not be null",
				InputLogEvent.builder().message("a").build());
		refused("Value null at 'logEvents.1.member.message' failed to satisfy constraint: Member must not be null",
				InputLogEvent.builder().timestamp(TIME).build());
	}

	@Test
	void eventsOutOfOrderAreRefused() {
		refused("Log events in a single PutLogEvents request must be in chronological order.", event(TIME, "a"),
				event(TIME - 1, "b"));
	}

	@Test
	void aSpanOfTwentyFourHoursIsAccepted() {
		put(event(TIME - DAY, "a"), event(TIME, "b"));
		assertThat(this.service.events("group")).hasSize(2);
	}

	@Test
	void aLongerSpanIsRefused() {
		refused("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
				event(TIME - DAY - 1, "a"), event(TIME, "b"));
	}

	@Test
	void theSpanIsMeasuredOverValidEvents() {
		RejectedLogEventsInfo rejected = put(event(TIME - 15 * DAY, "old"), event(TIME - DAY, "a"), event(TIME, "b"))
			.rejectedLogEventsInfo();
		assertThat(rejected.tooOldLogEventEndIndex()).isEqualTo(1);
		assertThat(this.service.messages("group")).containsExactly("a", "b");
	}

	@Test
	void eventsOutsideOfTheWindowAreRejectedAndTheOthersAccepted() {
		long ahead = Duration.ofHours(2).toMillis();
		RejectedLogEventsInfo rejected = put(event(TIME - 14 * DAY - 2, "old"), event(TIME - 14 * DAY - 1, "old"),
				event(TIME - 1, "a"), event(TIME + ahead, "b"), event(TIME + ahead + 1, "new"))
			.rejectedLogEventsInfo();
		assertThat(rejected.tooOldLogEventEndIndex()).isEqualTo(2);
		assertThat(rejected.tooNewLogEventStartIndex()).isEqualTo(4);
		assertThat(rejected.expiredLogEventEndIndex()).isNull();
		assertThat(this.service.messages("group")).containsExactly("a", "b");
	}

	@Test
	void anEventOfExactlyFourteenDaysIsAccepted() {
		assertThat(put(event(TIME - 14 * DAY, "a")).rejectedLogEventsInfo()).isNull();
	}

	@Test
	void eventsOlderThanTheRetentionAreExpired() {
		this.client.putRetentionPolicy((request) -> request.logGroupName("group").retentionInDays(3));
		RejectedLogEventsInfo rejected = put(event(TIME - 3 * DAY - 1, "expired"), event(TIME - 3 * DAY, "a"))
			.rejectedLogEventsInfo();
		assertThat(rejected.expiredLogEventEndIndex()).isEqualTo(1);
		assertThat(rejected.tooOldLogEventEndIndex()).isNull();
		assertThat(this.service.messages("group")).containsExactly("a");
	}

	@Test
	void aBatchOfWhichNothingIsValidIsAnsweredLikeOthers() {
		assertThat(put(event(0, "a")).rejectedLogEventsInfo().tooOldLogEventEndIndex()).isEqualTo(1);
		assertThat(put(event(Long.MAX_VALUE, "a")).rejectedLogEventsInfo().tooNewLogEventStartIndex()).isZero();
		assertThat(this.service.events("group")).isEmpty();
		assertThat(this.service.requests().batches()).isEmpty();
	}

	@Test
	void aMissingGroupOrStreamIsTold() {
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> put("other", "stream"))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorMessage())
				.isEqualTo("The specified log group does not exist."));
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> put("group", "other"))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorMessage())
				.isEqualTo("The specified log stream does not exist."));
	}

	@Test
	void invalidNamesAreRefusedTogether() {
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> put("a b", "a:b"))
			.withMessageContaining("2 validation errors detected: Value 'a b' at 'logGroupName' failed to satisfy "
					+ "constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+; Value 'a:b' "
					+ "at 'logStreamName' failed to satisfy constraint: "
					+ "Member must satisfy regular expression pattern: [^:*]*");
	}

	@ParameterizedTest
	@MethodSource
	void entityIsJudgedAndTheEventsAreAccepted(Map<String, String> keys, Map<String, String> attributes,
			EntityRejectionErrorType expected) {
		PutLogEventsResponse response = putWithEntity("group", keys, attributes);
		assertThat(response.rejectedEntityInfo().errorType()).isEqualTo(expected);
		assertThat(this.service.events("group")).hasSize(1);
	}

	static Stream<Arguments> entityIsJudgedAndTheEventsAreAccepted() {
		Map<String, String> service = Map.of("Type", "Service", "Name", "shop", "Environment", "prod");
		Map<String, String> tooMany = new HashMap<>();
		IntStream.range(0, 11).forEach((i) -> tooMany.put("Telemetry." + i, "x"));
		return Stream.of(Arguments.of(Map.of(), Map.of(), EntityRejectionErrorType.INVALID_ENTITY),
				Arguments.of(Map.of("Type", "Other", "Name", "x"), Map.of(),
						EntityRejectionErrorType.INVALID_TYPE_VALUE),
				Arguments.of(Map.of("Type", "Service", "Name", "x"), Map.of(),
						EntityRejectionErrorType.MISSING_REQUIRED_FIELDS),
				Arguments.of(Map.of("Name", "x", "Environment", "y"), Map.of(),
						EntityRejectionErrorType.MISSING_REQUIRED_FIELDS),
				Arguments.of(Map.of("Type", "Service", "Colour", "x"), Map.of(),
						EntityRejectionErrorType.INVALID_KEY_ATTRIBUTES),
				Arguments.of(Map.of("Type", "Service", "Name", "", "Environment", "x"), Map.of(),
						EntityRejectionErrorType.INVALID_KEY_ATTRIBUTES),
				Arguments.of(Map.of("Type", "Service", "Name", "x".repeat(513), "Environment", "x"), Map.of(),
						EntityRejectionErrorType.ENTITY_SIZE_TOO_LARGE),
				Arguments.of(service, Map.of("Colour", "x"), EntityRejectionErrorType.INVALID_ATTRIBUTES),
				Arguments.of(service, Map.of("PlatformType", "Toaster"), EntityRejectionErrorType.INVALID_ATTRIBUTES),
				Arguments.of(service, tooMany, EntityRejectionErrorType.INVALID_ATTRIBUTES));
	}

	@Test
	void aGoodEntityIsAcceptedAndRemembered() {
		Map<String, String> keys = Map.of("Type", "Service", "Name", "shop", "Environment", "prod");
		Map<String, String> attributes = Map.of("PlatformType", "AWS::ECS", "ECS.Cluster", "c", "Telemetry.SDK", "x",
				"AWS.ServiceNameSource", "UserConfiguration");
		assertThat(putWithEntity("group", keys, attributes).rejectedEntityInfo()).isNull();
		assertThat(this.service.requests().of("PutLogEvents")).singleElement()
			.satisfies((request) -> assertThat(request.entity())
				.isEqualTo(new io.cloudwatchlogging.test.model.Entity(keys, attributes)));
	}

	@Test
	void anEntityNeedsAStandardGroup() {
		this.client
			.createLogGroup((request) -> request.logGroupName("rare").logGroupClass(LogGroupClass.INFREQUENT_ACCESS));
		this.service.createLogStream("rare", "stream");
		PutLogEventsResponse response = putWithEntity("rare",
				Map.of("Type", "Service", "Name", "shop", "Environment", "prod"), Map.of());
		assertThat(response.rejectedEntityInfo().errorType())
			.isEqualTo(EntityRejectionErrorType.UNSUPPORTED_LOG_GROUP_TYPE);
	}

	private PutLogEventsResponse putWithEntity(String group, Map<String, String> keys, Map<String, String> attributes) {
		Entity entity = Entity.builder().keyAttributes(keys).attributes(attributes).build();
		return this.client.putLogEvents((request) -> request.logGroupName(group)
			.logStreamName("stream")
			.logEvents(event(TIME, "a"))
			.entity(entity));
	}

	private void refused(String message, InputLogEvent... events) {
		int before = this.service.events("group").size();
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> put(events))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(400))
			.withMessageContaining(message);
		assertThat(this.service.events("group")).hasSize(before);
	}

	private void put(String group, String stream) {
		this.client
			.putLogEvents((request) -> request.logGroupName(group).logStreamName(stream).logEvents(event(TIME, "a")));
	}

	private PutLogEventsResponse put(InputLogEvent... events) {
		return put(this.client, events);
	}

	private static PutLogEventsResponse put(CloudWatchLogsClient client, InputLogEvent... events) {
		return client
			.putLogEvents((request) -> request.logGroupName("group").logStreamName("stream").logEvents(events));
	}

	private static InputLogEvent event(long timestamp, String message) {
		return Clients.event(timestamp, message);
	}

}
