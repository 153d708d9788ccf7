package io.cloudwatchlogging.test.store;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

import io.cloudwatchlogging.test.model.StoredEvent;

/**
 * Bound of the memory that stored events take. Beyond it, the events that arrived first
 * are deleted, in whichever log group they are. Guarded by the lock of the
 * {@link LogStore}.
 */
public final class SizeBound {

	/** What one PutLogEvents request can take, and some more. */
	public static final long SMALLEST = 4L << 20;

	// What an event takes beside the characters of its message: the record, a moment, the
	// string, its array and its places in lists.
	private static final int EVENT_OVERHEAD = 120;

	private final Deque<Batch> batches = new ArrayDeque<>();

	private final long maxBytes;

	private final LongConsumer listener;

	private long bytes;

	private long deleted;

	private long deletedUpTo;

	/**
	 * Creates a bound.
	 * @param maxBytes the bytes of the heap that all events may take, or
	 * {@code Long.MAX_VALUE} for no bound
	 * @param listener is told, with the lock held, the position up to which events were
	 * deleted
	 */
	public SizeBound(long maxBytes, LongConsumer listener) {
		this.maxBytes = check(maxBytes);
		this.listener = listener;
	}

	/**
	 * Refuses a bound that is too low.
	 * @param maxBytes the bytes of the heap that all events may take
	 * @return the same
	 */
	public static long check(long maxBytes) {
		if (maxBytes < SMALLEST) {
			throw new IllegalArgumentException("The largest size of the embedded CloudWatch Logs must be at least "
					+ SMALLEST + " bytes, as much as one request can take, and is " + maxBytes);
		}
		return maxBytes;
	}

	static SizeBound none() {
		return new SizeBound(Long.MAX_VALUE, (position) -> {
		});
	}

	/**
	 * Returns the bytes of the heap that all events may take.
	 * @return the bytes
	 */
	public long maxBytes() {
		return this.maxBytes;
	}

	/**
	 * Returns how many events were deleted to make room.
	 * @return the number
	 */
	public long deleted() {
		return this.deleted;
	}

	/**
	 * Returns the position up to which events were deleted to make room.
	 * @return the position, zero if none were
	 */
	public long deletedUpTo() {
		return this.deletedUpTo;
	}

	/**
	 * Notes a batch, and makes room if it is one too many.
	 * @param batch the batch
	 */
	void add(Batch batch) {
		if (this.maxBytes < Long.MAX_VALUE && !batch.events().isEmpty()) {
			this.batches.add(batch);
			this.bytes += batch.heapBytes();
			if (this.bytes > this.maxBytes) {
				makeRoom();
			}
		}
	}

	void forget(StoredLogGroup group) {
		forgetIf((batch) -> batch.group() == group);
	}

	void forget(StoredLogStream stream) {
		forgetIf((batch) -> batch.stream() == stream);
	}

	void clear() {
		this.batches.clear();
		this.bytes = 0;
		this.deleted = 0;
		this.deletedUpTo = 0;
	}

	private void forgetIf(Predicate<Batch> forgotten) {
		this.batches.removeIf((batch) -> {
			boolean remove = forgotten.test(batch);
			if (remove) {
				this.bytes -= batch.heapBytes();
			}
			return remove;
		});
	}

	private void makeRoom() {
		// More than is needed, so that log streams are gone through now and then only.
		long target = this.maxBytes / 10 * 9;
		Set<StoredLogStream> streams = Collections.newSetFromMap(new IdentityHashMap<>());
		while (this.bytes > target && this.batches.size() > 1) {
			Batch batch = this.batches.remove();
			this.bytes -= batch.heapBytes();
			this.deleted += batch.events().size();
			this.deletedUpTo = batch.events().get(batch.events().size() - 1).position();
			batch.group().deleted(batch);
			streams.add(batch.stream());
		}
		for (StoredLogStream stream : streams) {
			stream.deleteUpTo(this.deletedUpTo);
		}
		this.listener.accept(this.deletedUpTo);
	}

	/**
	 * Events of one request.
	 *
	 * @param group the log group
	 * @param stream the log stream
	 * @param events the events
	 * @param bytes their size as the service counts it
	 * @param heapBytes what they take of the heap
	 */
	record Batch(StoredLogGroup group, StoredLogStream stream, List<StoredEvent> events, long bytes, long heapBytes) {

		/** Goes through all characters, once in the life of the batch. */
		Batch(StoredLogGroup group, StoredLogStream stream, List<StoredEvent> events, long bytes) {
			this(group, stream, events, bytes, events.stream().mapToLong((event) -> heapBytes(event.message())).sum());
		}

		// A string has a byte for each character if all are of Latin-1.
		private static long heapBytes(String message) {
			boolean isWide = message.chars().anyMatch((c) -> c > 0xFF);
			return EVENT_OVERHEAD + (isWide ? 2L : 1L) * message.length();
		}

	}

}
