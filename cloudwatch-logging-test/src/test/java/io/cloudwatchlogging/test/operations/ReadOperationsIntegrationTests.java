package io.cloudwatchlogging.test.operations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.cloudwatchlogging.test.Clients;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidOperationException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ReadOperations} and {@link LogStreamOperations} through the AWS SDK.
 */
class ReadOperationsIntegrationTests {

	private static final long TIME = System.currentTimeMillis() - 1000;

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	private final CloudWatchLogsClient client = Clients.client(this.service.endpoint());

	@BeforeEach
	void createGroup() {
		this.service.createLogGroup("group");
		List.of("a1", "a2", "b").forEach((stream) -> this.service.createLogStream("group", stream));
	}

	@AfterEach
	void close() {
		this.client.close();
		this.service.close();
	}

	@Test
	void aStreamIsReadForwardsToItsEnd() {
		putNumbered("b", 25);
		List<String> messages = new ArrayList<>();
		GetLogEventsResponse page = get(null, true, 10);
		String token = "";
		while (!token.equals(page.nextForwardToken())) {
			assertThat(page.events()).hasSizeLessThanOrEqualTo(10);
			page.events().forEach((event) -> messages.add(event.message()));
			token = page.nextForwardToken();
			page = get(token, true, 10);
		}
		assertThat(messages).isEqualTo(this.service.messages("group")).hasSize(25);
		assertThat(page.events()).isEmpty();
		put("b", TIME + 100, "another");
		assertThat(get(token, true, 10).events()).extracting(OutputLogEvent::message).containsExactly("another");
	}

	@Test
	void aStreamIsReadBackwardsFromItsEnd() {
		putNumbered("b", 25);
		GetLogEventsResponse last = get(null, false, 10);
		assertThat(last.events()).extracting(OutputLogEvent::message).startsWith("15").endsWith("24").hasSize(10);
		GetLogEventsResponse middle = get(last.nextBackwardToken(), false, 10);
		assertThat(middle.events()).extracting(OutputLogEvent::message).startsWith("5").endsWith("14");
		GetLogEventsResponse first = get(middle.nextBackwardToken(), false, 10);
		assertThat(first.events()).extracting(OutputLogEvent::message).startsWith("0").endsWith("4");
		GetLogEventsResponse none = get(first.nextBackwardToken(), false, 10);
		assertThat(none.events()).isEmpty();
		assertThat(none.nextBackwardToken()).isEqualTo(first.nextBackwardToken());
		assertThat(get(none.nextForwardToken(), true, 10).events()).extracting(OutputLogEvent::message)
			.startsWith("0")
			.endsWith("9");
	}

	@Test
	void anEmptyStreamHasTokens() {
		GetLogEventsResponse page = get(null, true, 10);
		assertThat(page.events()).isEmpty();
		put("b", TIME, "first");
		assertThat(get(page.nextForwardToken(), true, 10).events()).hasSize(1);
	}

	@Test
	void thePaginatorOfTheSdkEnds() {
		putNumbered("b", 25);
		assertThat(this.client
			.getLogEventsPaginator(
					(request) -> request.logGroupName("group").logStreamName("b").startFromHead(true).limit(10))
			.events()).hasSize(25);
	}

	@Test
	void aStreamIsReadWithinATimeRangeWithoutItsEnd() {
		IntStream.range(0, 5).forEach((i) -> put("b", TIME + i, "" + i));
		assertThat(this.client
			.getLogEvents((request) -> request.logGroupIdentifier("arn:aws:logs:eu-west-1:1:log-group:group")
				.logStreamName("b")
				.startTime(TIME + 1)
				.endTime(TIME + 3))
			.events()).extracting(OutputLogEvent::message).containsExactly("1", "2");
	}

	@Test
	void aPageHasOneMegabyte() {
		String large = "x".repeat(500_000);
		IntStream.range(0, 3).forEach((i) -> put("b", TIME + i, large));
		assertThat(get(null, true, 10_000).events()).hasSize(2);
		assertThat(get(null, false, 10_000).events()).hasSize(2);
		assertThat(this.client.filterLogEvents((request) -> request.logGroupName("group")).events()).hasSize(2);
		assertThat(this.client.filterLogEventsPaginator((request) -> request.logGroupName("group")).events())
			.hasSize(3);
	}

	@Test
	void anInvalidTokenIsRefused() {
		List.of("x", "f/1", "g/" + "0".repeat(56), "f/" + "9".repeat(56)).forEach((token) -> {
			assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> get(token, true, 10))
				.withMessageContaining("The specified nextToken is invalid.");
		});
	}

	@Test
	void aGroupIsSearchedByTimeOverAllStreams() {
		put("a1", TIME, "1");
		put("b", TIME, "2");
		put("a2", TIME - 1, "0");
		put("a1", TIME + 1, "3");
		List<FilteredLogEvent> events = this.client.filterLogEvents((request) -> request.logGroupName("group"))
			.events();
		assertThat(events).extracting(FilteredLogEvent::message).containsExactly("0", "1", "2", "3");
		assertThat(events).extracting(FilteredLogEvent::logStreamName).containsExactly("a2", "a1", "b", "a1");
		assertThat(events).extracting(FilteredLogEvent::eventId).doesNotHaveDuplicates();
	}

	@Test
	void aGroupIsSearchedPageByPage() {
		putNumbered("a1", 20);
		putNumbered("b", 20);
		List<String> messages = new ArrayList<>();
		String token = null;
		int pages = 0;
		do {
			String current = token;
			FilterLogEventsResponse page = this.client
				.filterLogEvents((request) -> request.logGroupName("group").limit(7).nextToken(current));
			page.events().forEach((event) -> messages.add(event.message()));
			token = page.nextToken();
			pages++;
		}
		while (token != null);
		assertThat(pages).isEqualTo(6);
		assertThat(messages).isEqualTo(this.service.messages("group")).hasSize(40);
	}

	@Test
	void aGroupIsSearchedInStreams() {
		List.of("a1", "a2", "b").forEach((stream) -> put(stream, TIME, stream));
		assertThat(this.client.filterLogEvents((request) -> request.logGroupName("group").logStreamNames("a2", "b"))
			.events()).extracting(FilteredLogEvent::message).containsExactly("a2", "b");
		assertThat(this.client.filterLogEvents((request) -> request.logGroupName("group").logStreamNamePrefix("a"))
			.events()).extracting(FilteredLogEvent::message).containsExactly("a1", "a2");
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> this.client
			.filterLogEvents((request) -> request.logGroupName("group").logStreamNames("b").logStreamNamePrefix("a")));
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(
				() -> this.client.filterLogEvents((request) -> request.logGroupName("group").logStreamNames("c")));
	}

	@Test
	void aGroupIsSearchedWithinATimeRangeWithItsEnd() {
		IntStream.range(0, 5).forEach((i) -> put("b", TIME + i, "" + i));
		assertThat(this.client
			.filterLogEvents((request) -> request.logGroupName("group").startTime(TIME + 1).endTime(TIME + 3))
			.events()).extracting(FilteredLogEvent::message).containsExactly("1", "2", "3");
	}

	@Test
	void aGroupIsSearchedByPattern() {
		put("b", TIME, "INFO order accepted");
		put("b", TIME + 1, "ERROR order lost");
		put("b", TIME + 2, "{\"level\":\"ERROR\",\"order\":{\"id\":7}}");
		assertThat(filter("ERROR -lost")).containsExactly("{\"level\":\"ERROR\",\"order\":{\"id\":7}}");
		assertThat(filter("{ $.order.id > 6 }")).containsExactly("{\"level\":\"ERROR\",\"order\":{\"id\":7}}");
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> filter("{ $.order"))
			.withMessageContaining("Invalid filter pattern: If a filter pattern starts with '{' it must end with '}'");
	}

	@Test
	void aLongSearchGoesOnInTheNextPage() {
		for (int i = 0; i < 11; i++) {
			this.client.putLogEvents((request) -> request.logGroupName("group")
				.logStreamName("b")
				.logEvents(Collections.nCopies(10_000, Clients.event(TIME, "x"))));
		}
		put("b", TIME + 1, "needle");
		FilterLogEventsResponse page = this.client
			.filterLogEvents((request) -> request.logGroupName("group").filterPattern("needle"));
		assertThat(page.events()).isEmpty();
		assertThat(page.nextToken()).isNotNull();
		assertThat(filter("needle")).containsExactly("needle");
	}

	@Test
	void infrequentlyAccessedEventsAreNotRead() {
		this.client
			.createLogGroup((request) -> request.logGroupName("rare").logGroupClass(LogGroupClass.INFREQUENT_ACCESS));
		this.service.createLogStream("rare", "stream");
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> this.client.filterLogEvents((request) -> request.logGroupName("rare")))
			.withMessageContaining("The log group rare is of log-group-class INFREQUENT_ACCESS. "
					+ "FilterLogEvents is not supported for this log class.");
		assertThatExceptionOfType(InvalidOperationException.class).isThrownBy(
				() -> this.client.getLogEvents((request) -> request.logGroupName("rare").logStreamName("stream")));
	}

	@Test
	void aGroupIsGivenByNameOrIdentifier() {
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> this.client.filterLogEvents((request) -> request.limit(1)));
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> this.client
			.filterLogEvents((request) -> request.logGroupName("group").logGroupIdentifier("group")));
	}

	@Test
	void streamsAreDescribed() {
		put("b", TIME, "x");
		put("b", TIME - 5, "y");
		LogStream stream = this.client
			.describeLogStreams((request) -> request.logGroupName("group").logStreamNamePrefix("b"))
			.logStreams()
			.get(0);
		assertThat(stream.logStreamName()).isEqualTo("b");
		assertThat(stream.arn()).isEqualTo("arn:aws:logs:us-east-1:000000000000:log-group:group:log-stream:b");
		assertThat(stream.firstEventTimestamp()).isEqualTo(TIME - 5);
		assertThat(stream.lastEventTimestamp()).isEqualTo(TIME);
		assertThat(stream.lastIngestionTime()).isGreaterThanOrEqualTo(TIME);
		assertThat(this.client.describeLogGroups().logGroups().get(0).storedBytes()).isEqualTo(2 * 27);
	}

	@Test
	void streamsAreDescribedInOrder() {
		put("a2", TIME, "x");
		put("b", TIME - 5, "x");
		assertThat(streams((request) -> request.limit(2))).containsExactly("a1", "a2");
		assertThat(streams((request) -> request.descending(true))).containsExactly("b", "a2", "a1");
		assertThat(streams((request) -> request.orderBy("LastEventTime").descending(true))).containsExactly("a2", "b",
				"a1");
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> streams((request) -> request.orderBy("LastEventTime").logStreamNamePrefix("a")));
		assertThat(this.client.describeLogStreamsPaginator((request) -> request.logGroupName("group").limit(1))
			.logStreams()).hasSize(3);
	}

	@Test
	void aStreamIsCreatedOnceAndDeleted() {
		put("b", TIME, "x");
		assertThatExceptionOfType(ResourceAlreadyExistsException.class)
			.isThrownBy(
					() -> this.client.createLogStream((request) -> request.logGroupName("group").logStreamName("b")))
			.withMessageContaining("The specified log stream already exists");
		this.client.deleteLogStream((request) -> request.logGroupName("group").logStreamName("b"));
		assertThat(this.service.streams("group")).containsExactly("a1", "a2");
		assertThat(this.client.describeLogGroups().logGroups().get(0).storedBytes()).isZero();
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(
				() -> this.client.deleteLogStream((request) -> request.logGroupName("group").logStreamName("b")));
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(
				() -> this.client.createLogStream((request) -> request.logGroupName("other").logStreamName("b")));
	}

	private List<String> streams(Consumer<DescribeLogStreamsRequest.Builder> change) {
		return this.client.describeLogStreams((request) -> change.accept(request.logGroupName("group")))
			.logStreams()
			.stream()
			.map(LogStream::logStreamName)
			.toList();
	}

	private List<String> filter(String pattern) {
		return this.client.filterLogEventsPaginator((request) -> request.logGroupName("group").filterPattern(pattern))
			.events()
			.stream()
			.map(FilteredLogEvent::message)
			.toList();
	}

	private GetLogEventsResponse get(@Nullable String token, boolean fromHead, int limit) {
		return this.client.getLogEvents((request) -> request.logGroupName("group")
			.logStreamName("b")
			.nextToken(token)
			.startFromHead(fromHead)
			.limit(limit));
	}

	private void putNumbered(String stream, int count) {
		this.client.putLogEvents((request) -> request.logGroupName("group")
			.logStreamName(stream)
			.logEvents(IntStream.range(0, count).mapToObj((i) -> Clients.event(TIME + i / 10, "" + i)).toList()));
	}

	private void put(String stream, long timestamp, String message) {
		this.client.putLogEvents((request) -> request.logGroupName("group")
			.logStreamName(stream)
			.logEvents(Clients.event(timestamp, message)));
	}

}
