package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of PutLogEvents for a request, as its reference states them, counted anew
 * from the events.
 */
final class BatchLimits {

	private BatchLimits() {
	}

	static void check(Batch batch) {
		check(batch, batch.events());
	}

	static void check(Batch batch, BatchSize max) {
		List<Event> events = batch.events();
		check(batch, events);
		assertThat(events).hasSizeLessThanOrEqualTo(max.events());
		assertThat(batch.messageBytes() + 26L * events.size()).isLessThanOrEqualTo(max.bytes());
	}

	static void check(Batch batch, List<Event> events) {
		assertThat(events.size()).isEqualTo(batch.size()).isBetween(1, 10_000);
		long bytes = 0;
		long messageBytes = 0;
		long last = Long.MIN_VALUE;
		for (Event event : events) {
			int length = event.message().getBytes(StandardCharsets.UTF_8).length;
			if (length == 0 || length > 1_048_576 - 26 || event.timestamp() < last) {
				throw new AssertionError("event of " + length + " bytes at " + event.timestamp() + " after " + last);
			}
			last = event.timestamp();
			bytes += length + 26;
			messageBytes += length;
		}
		assertThat(bytes).isLessThanOrEqualTo(1_048_576);
		assertThat(messageBytes).isEqualTo(batch.messageBytes());
		assertThat(last - events.get(0).timestamp()).isLessThanOrEqualTo(24 * 60 * 60 * 1000);
	}

}
