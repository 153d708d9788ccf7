package io.cloudwatchlogging.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Event;
import io.cloudwatchlogging.delivery.TestBatches;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PutLogEventsBody}.
 */
class PutLogEventsBodyTests {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final JsonBuffer json = new JsonBuffer();

	private final PutLogEventsBody body = new PutLogEventsBody(this.json);

	/** It would grow by a quarter, and be copied, if it were not allocated once. */
	@ParameterizedTest
	@CsvSource({ "5000, 180", "50, 20000", "5, 200000" })
	void aLargeBodyNeedsNoMoreMemoryThanItHas(int events, int length) {
		assertAllocatedOnce(events, "x".repeat(length));
		assertAllocatedOnce(events, "x".repeat(length - 1) + "\n");
	}

	private void assertAllocatedOnce(int events, String line) {
		String[] lines = new String[events];
		Arrays.fill(lines, line);
		this.body.write(TestBatches.of(new Destination("g", "s"), 1_764_000_000_000L, lines), null);
		assertThat(this.json.capacity()).isGreaterThan(1_000_000).isLessThan(this.json.length() * 21 / 20);
	}

	@Test
	void writesWhatTheSdkWrites() {
		Entity entity = Entity.builder()
			.keyAttributes(Map.of("Type", "Service", "Name", "shöp \"1\"", "Environment", "test\\prod"))
			.attributes(Map.of("K8s.Pod", "pod\n1", "Host", "h"))
			.build();
		Destination destination = new Destination("/shop/orders_1", "hóst \"a\"/\\1\t😀");
		for (int seed = 0; seed < 20; seed++) {
			List<Event> events = new ArrayList<>();
			long timestamp = 1_764_000_000_000L;
			for (String text : Texts.generate(200, seed)) {
				timestamp += text.length() % 3;
				events.add(new Event(timestamp, text));
			}
			events.add(new Event(timestamp, Texts.controls()));
			assertSameAsSdk(destination, events, (seed % 2 == 0) ? entity : null);
		}
	}

	@Test
	void writesEventsThatSpanTheChunksOfTheBuffer() {
		List<Event> events = List.of(new Event(1, "é".repeat(50_000)), new Event(2, "\"漢😀".repeat(20_000)));
		assertSameAsSdk(new Destination("g", "s"), events, null);
	}

	@Test
	void writesTimestampsOfEveryLength() {
		List<Event> events = List.of(new Event(Long.MIN_VALUE, "a"), new Event(-1, "b"), new Event(0, "c"),
				new Event(9, "d"), new Event(10, "e"), new Event(999_999_999_999L, "f"),
				new Event(1_764_000_000_000L, "g"), new Event(1_764_000_000_000L, "h"), new Event(Long.MAX_VALUE, "i"));
		for (Event event : events) {
			assertSameAsSdk(new Destination("g", "s"), List.of(event), null);
		}
	}

	@Test
	void forgetsTheBodyBefore() {
		Destination destination = new Destination("g", "s");
		this.body.write(TestBatches.of(destination, 1, "first", "second"), null);
		this.body.write(TestBatches.of(destination, 1, "third"), null);
		assertThat(document()).isEqualTo("{\"logGroupName\":\"g\",\"logStreamName\":\"s\","
				+ "\"logEvents\":[{\"timestamp\":1,\"message\":\"third\"}]}");
	}

	private void assertSameAsSdk(Destination destination, List<Event> events, @Nullable Entity entity) {
		Batch batch = TestBatches.of(destination, events);
		this.body.write(batch, entity);
		assertThat(MAPPER.readTree(document())).isEqualTo(bySdk(batch, entity));
	}

	private String document() {
		return new String(this.json.array(), 0, this.json.length(), StandardCharsets.UTF_8);
	}

	private static JsonNode bySdk(Batch batch, @Nullable Entity entity) {
		CapturingHttpClient http = new CapturingHttpClient();
		try (CloudWatchLogsClient client = TestClients.client(URI.create("http://localhost"),
				(builder) -> builder.httpClient(http))) {
			client.putLogEvents((request) -> request.logGroupName(batch.destination().group())
				.logStreamName(batch.destination().stream())
				.entity(entity)
				.logEvents(batch.events()
					.stream()
					.map((event) -> InputLogEvent.builder()
						.timestamp(event.timestamp())
						.message(event.message())
						.build())
					.toList()));
		}
		return MAPPER.readTree(http.body);
	}

	/** Keeps what the SDK would send. */
	private static final class CapturingHttpClient implements SdkHttpClient {

		private byte[] body = {};

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			try {
				this.body = request.contentStreamProvider().orElseThrow().newStream().readAllBytes();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return new ExecutableHttpRequest() {

				@Override
				public HttpExecuteResponse call() {
					return HttpExecuteResponse.builder()
						.response(SdkHttpResponse.builder().statusCode(200).build())
						.responseBody(AbortableInputStream.create(new ByteArrayInputStream("{}".getBytes())))
						.build();
				}

				@Override
				public void abort() {
				}

			};
		}

		@Override
		public void close() {
		}

	}

}
