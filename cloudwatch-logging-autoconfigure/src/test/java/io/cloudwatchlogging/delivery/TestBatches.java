package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.cloudwatchlogging.Severity;

/**
 * Makes batches as the buffer makes them.
 */
public final class TestBatches {

	private TestBatches() {
	}

	/** A batch of these events, sorted by time. */
	public static Batch of(Destination destination, List<Event> events) {
		PendingBatch pending = new PendingBatch(destination, 0, 0, BatchSize.LIMIT,
				new EventChunks(new ChunkPool(16L * Limits.BATCH_BYTES)));
		for (Event event : events) {
			byte[] message = event.message().getBytes(StandardCharsets.UTF_8);
			pending.append(event.timestamp(), Severity.INFO, message, 0, message.length);
		}
		return pending.toBatch();
	}

	/** A batch of these messages, a millisecond apart. */
	public static Batch of(Destination destination, long timestamp, String... messages) {
		return of(destination,
				Stream.iterate(0, (i) -> i + 1)
					.limit(messages.length)
					.map((i) -> new Event(timestamp + i, messages[i]))
					.toList());
	}

	/** Whether a request with the batch is on its way. */
	public static boolean isSent(Batch batch) {
		return batch.attempt().overdueNanos(1, Long.MAX_VALUE) != Long.MAX_VALUE;
	}

	/** The same batch, with a time-out. */
	public static Batch withTimeout(Batch batch, Duration timeout) {
		batch.attempt().begin(0, timeout.toNanos());
		return batch;
	}

}
