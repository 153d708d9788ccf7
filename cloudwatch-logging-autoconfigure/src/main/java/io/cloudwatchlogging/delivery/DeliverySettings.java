package io.cloudwatchlogging.delivery;

import java.time.Duration;

/**
 * How events are buffered, batched and sent.
 *
 * @param maxLinger how long an event may wait for others before its batch leaves
 * @param bufferBytes maximum number of bytes of memory for events, batches and requests
 * together
 * @param overflow what happens to an event for which there is no room
 * @param maxWait how long a caller may wait for room with {@link OverflowPolicy#BLOCK}
 * @param eventBytes maximum number of bytes of an event, with its overhead
 * @param oversize what happens to an event above the maximum size
 * @param maxInFlight maximum number of concurrent requests
 * @param maxAge age at which CloudWatch Logs rejects an event: 14 days, or the retention
 * of the log group if that is shorter
 * @param maxBatchEvents maximum number of events in a request
 * @param maxBatchBytes maximum bytes of a request, as the service counts them: those of
 * the messages and {@link Limits#EVENT_OVERHEAD} for each event
 */
public record DeliverySettings(Duration maxLinger, long bufferBytes, OverflowPolicy overflow, Duration maxWait,
		int eventBytes, OversizePolicy oversize, int maxInFlight, Duration maxAge, int maxBatchEvents,
		int maxBatchBytes) {

	/** Minimum number of bytes of memory that delivery works with. */
	public static final long MIN_BUFFER_BYTES = 1_048_576;

	/**
	 * Minimum number of bytes of an event: enough to keep every character whole when
	 * splitting.
	 */
	public static final int MIN_EVENT_BYTES = 1024;

	/** Minimum of {@link #maxBatchBytes}: an event of the minimum size fits. */
	public static final int MIN_BATCH_BYTES = MIN_EVENT_BYTES;

	/** Largest maximum number of concurrent requests that can be set. */
	public static final int MAX_IN_FLIGHT = 16;

	/**
	 * Shares of a small buffer that events get, in batches: a batch is never more than an
	 * eighth of what is there for events.
	 */
	private static final int LINES_IN_BATCHES = 8;

	/** Memory of a request in batches: its body, and that body compressed. */
	private static final int REQUEST_IN_BATCHES = 2;

	/** How long an event waits for others unless the user says otherwise. */
	public static final int DEFAULT_LINGER_SECONDS = 1;

	/** How long a caller waits for room unless the user says otherwise. */
	public static final int DEFAULT_MAX_WAIT_SECONDS = 1;

	/** Requests at one time unless the user says otherwise. */
	public static final int DEFAULT_IN_FLIGHT = 6;

	/** How long the end of the application is delayed unless the user says otherwise. */
	public static final int DEFAULT_SHUTDOWN_SECONDS = 5;

	private static final long DEFAULT_BUFFER_BYTES = 64L << 20;

	/**
	 * The share of the heap that the buffer has at most, unless the user says otherwise.
	 */
	private static final int DEFAULT_BUFFER_PER_HEAP = 8;

	/** Settings that a careful operator would choose. */
	public static final DeliverySettings DEFAULTS = new DeliverySettings(Duration.ofSeconds(DEFAULT_LINGER_SECONDS),
			defaultBufferBytes(Runtime.getRuntime().maxMemory()), OverflowPolicy.DROP,
			Duration.ofSeconds(DEFAULT_MAX_WAIT_SECONDS), Limits.EVENT_BYTES, OversizePolicy.SPLIT, DEFAULT_IN_FLIGHT,
			Limits.EVENT_AGE, Limits.BATCH_EVENTS, Limits.BATCH_BYTES);

	/** Checks the ranges. */
	public DeliverySettings {
		check(!maxLinger.isNegative(), "maxLinger", maxLinger);
		check(bufferBytes >= MIN_BUFFER_BYTES, "bufferBytes", bufferBytes);
		check(!maxWait.isNegative(), "maxWait", maxWait);
		check(eventBytes >= MIN_EVENT_BYTES && eventBytes <= Limits.EVENT_BYTES, "eventBytes", eventBytes);
		check(maxInFlight >= 1 && maxInFlight <= MAX_IN_FLIGHT, "maxInFlight", maxInFlight);
		check(maxAge.compareTo(Duration.ZERO) > 0, "maxAge", maxAge);
		check(maxBatchEvents >= 1 && maxBatchEvents <= Limits.BATCH_EVENTS, "maxBatchEvents", maxBatchEvents);
		check(maxBatchBytes >= MIN_BATCH_BYTES && maxBatchBytes <= Limits.BATCH_BYTES, "maxBatchBytes", maxBatchBytes);
	}

	/**
	 * Bytes of memory for events, batches and requests unless the user says otherwise.
	 * @param maxHeap bytes that the heap can have
	 * @return 64 MB, or an eighth of the heap if that is less
	 */
	public static long defaultBufferBytes(long maxHeap) {
		return Math.max(MIN_BUFFER_BYTES, Math.min(DEFAULT_BUFFER_BYTES, maxHeap / DEFAULT_BUFFER_PER_HEAP));
	}

	private static void check(boolean valid, String name, Object value) {
		if (!valid) {
			throw new IllegalArgumentException(name + " is out of range: " + value);
		}
	}

	/** Maximum size of a batch: in a small buffer it is a share of that. */
	BatchSize batchSize() {
		return new BatchSize(this.maxBatchEvents, (int) Math.min(this.maxBatchBytes,
				this.bufferBytes / (LINES_IN_BATCHES + REQUEST_IN_BATCHES * this.maxInFlight)));
	}

	/** Bytes of memory for events: what the requests leave of the buffer. */
	long chunkBytes() {
		return this.bufferBytes - (long) REQUEST_IN_BATCHES * this.maxInFlight * batchSize().bytes();
	}

}
