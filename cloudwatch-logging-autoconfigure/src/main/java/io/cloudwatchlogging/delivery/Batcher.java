package io.cloudwatchlogging.delivery;

import java.util.List;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Adds events to the open batches of their log streams, as far as the memory allows. Time
 * is given to it; it is asked for only if an event opens or ends a batch. Guarded by the
 * lock of the buffer.
 */
final class Batcher {

	private final StreamQueues queues;

	private final EventMemory memory;

	private final Ledger ledger;

	private OversizePolicy oversize = OversizePolicy.SPLIT;

	private BatchSize maxBatch = BatchSize.LIMIT;

	/** Read without the lock as well. */
	private volatile int maxEventBytes;

	/** The limit of events that the service has taught. */
	private int serviceEventLimit = Limits.EVENT_BYTES;

	/** Whether a batch was opened or cut since the last call. */
	private boolean scheduleChanged;

	private long addedBytes;

	Batcher(DeliverySettings settings, StreamQueues queues, Ledger ledger) {
		this.queues = queues;
		this.memory = queues.memory();
		this.ledger = ledger;
		configure(settings);
	}

	void configure(DeliverySettings settings) {
		this.maxBatch = settings.batchSize();
		this.oversize = settings.oversize();
		this.maxEventBytes = Math.min(Math.min(settings.eventBytes(), this.serviceEventLimit), this.maxBatch.bytes());
	}

	int maxTextBytes() {
		return this.maxEventBytes - Limits.EVENT_OVERHEAD;
	}

	/**
	 * The size of the events that the last call added, as CloudWatch Logs counts it.
	 */
	long addedBytes() {
		return this.addedBytes;
	}

	/**
	 * Adds an event, as one event or several.
	 * @return whether there was room; nothing is changed if there was not
	 */
	boolean add(Destination destination, long timestamp, Severity severity, byte[] text, int offset, int length,
			TimeSource time) {
		this.addedBytes = 0;
		int max = maxTextBytes();
		if (length <= max) {
			return addEvent(destination, timestamp, severity, text, offset, length, time);
		}
		return switch (this.oversize) {
			case SPLIT -> addParts(destination, timestamp, severity, text, offset, length, max, time);
			case TRUNCATE -> {
				boolean added = addEvent(destination, timestamp, severity, text, offset,
						Utf8.cut(text, offset, length, max), time);
				if (added) {
					this.ledger.truncated();
				}
				yield added;
			}
			case DROP -> {
				this.ledger.lostBeforeBuffering(destination, LossReason.OVERSIZE, severity, 1);
				yield true;
			}
		};
	}

	private boolean addParts(Destination destination, long timestamp, Severity severity, byte[] text, int offset,
			int length, int max, TimeSource time) {
		if (!this.memory.hasRoom(null, chunksForParts(destination, length, max), max,
				Severities.isPrivileged(severity))) {
			return false;
		}
		int done = 0;
		while (done < length) {
			int part = Utf8.cut(text, offset + done, length - done, max);
			append(this.queues.queue(destination), timestamp, severity, text, offset + done, part, time);
			done += part;
		}
		this.ledger.split();
		return true;
	}

	/**
	 * An upper bound: each part in chunks of its own, or what is filled and a chunk begun
	 * in each batch, also in those that take late events.
	 */
	private int chunksForParts(Destination destination, int length, int max) {
		StreamQueue queue = this.queues.find(destination);
		int parts = length / (max - 3) + 1;
		int perBatch = Math.min(this.maxBatch.events(), this.maxBatch.bytes() / this.maxEventBytes);
		int batches = parts / perBatch + 2 + ((queue != null) ? queue.pending().cutCount() : 0);
		long bytes = length + (long) parts * EventChunks.HEADER_SIZE;
		int filled = (int) (bytes / (EventChunks.CHUNK_SIZE - EventChunks.HEADER_SIZE)) + 1;
		return Math.min(parts * EventChunks.chunksFor(max), filled + batches);
	}

	private boolean addEvent(Destination destination, long timestamp, Severity severity, byte[] text, int offset,
			int length, TimeSource time) {
		StreamQueue queue = this.queues.find(destination);
		PendingBatch batch = (queue != null) ? select(queue, timestamp, length, time) : null;
		// Even without room for a new one: the one before may have been cut.
		this.scheduleChanged |= batch == null;
		int chunks = (batch != null) ? batch.events().chunksNeeded(length) : this.memory.chunksFor(length);
		BatchEvents events = (batch != null) ? batch.events() : null;
		if (chunks > 0 && !this.memory.hasRoom(events, chunks, length, Severities.isPrivileged(severity))) {
			return false;
		}
		append((queue != null) ? queue : this.queues.queue(destination), batch, timestamp, severity, text, offset,
				length, time);
		return true;
	}

	/** The batch that takes an event at once, {@code null} if one must be opened. */
	private @Nullable PendingBatch select(StreamQueue queue, long timestamp, int length, TimeSource time) {
		PendingBatch batch = queue.pending().selectBatch(timestamp, length, time);
		while (batch != null && !isReady(batch.events(), length)) {
			queue.pending().end(batch, timestamp, time.nanos());
			batch = queue.pending().selectBatch(timestamp, length, time);
		}
		return batch;
	}

	private static boolean isReady(BatchEvents events, int length) {
		int chunks = events.chunksNeeded(length);
		return chunks == 0 || events.isReady(chunks);
	}

	/** Adds an event, for which there is room, to a stream. */
	void append(StreamQueue queue, long timestamp, Severity severity, byte[] text, int offset, int length,
			TimeSource time) {
		append(queue, select(queue, timestamp, length, time), timestamp, severity, text, offset, length, time);
	}

	private void append(StreamQueue queue, @Nullable PendingBatch target, long timestamp, Severity severity,
			byte[] text, int offset, int length, TimeSource time) {
		BatchEvents opened = null;
		try {
			PendingBatch batch = target;
			if (batch != null) {
				batch.append(timestamp, severity, text, offset, length);
			}
			else {
				long sequence = this.queues.nextSequence();
				opened = this.memory.open(queue.destination(), sequence, length);
				batch = new PendingBatch(queue.destination(), sequence, time.nanos(), this.maxBatch, opened);
				batch.append(timestamp, severity, text, offset, length);
				queue.pending().open(batch);
				opened = null;
				this.scheduleChanged = true;
			}
			this.memory.appended(batch.events());
			this.ledger.accepted(severity, length);
			this.addedBytes += length + Limits.EVENT_OVERHEAD;
		}
		catch (InternalError ex) {
			// Another program has cut a file of the journal, or its file system has no
			// room although it has given it.
			this.memory.failed((target != null) ? target.events() : opened, ex);
			if (target != null) {
				queue.pending().end(target, timestamp, time.nanos());
			}
			else if (opened != null) {
				opened.release();
			}
			append(queue, null, timestamp, severity, text, offset, length, time);
		}
		catch (OutOfMemoryError ex) {
			if (opened != null) {
				// The event may be stored already, and is counted as lost.
				opened.release();
			}
			// The queue may be one that was made for this event.
			this.queues.release(queue);
			throw ex;
		}
	}

	/** Whether a batch was cut or opened since the last call. */
	boolean pollScheduleChanged() {
		boolean was = this.scheduleChanged;
		this.scheduleChanged = false;
		return was;
	}

	/** Makes no larger events from now on. */
	void lowerEventLimit(int maxEventBytes) {
		this.serviceEventLimit = Math.min(this.serviceEventLimit, maxEventBytes);
		this.maxEventBytes = Math.min(this.maxEventBytes, maxEventBytes);
	}

	/** Divides the events of a batch so that they are within a lower limit. */
	List<Batch> divide(Batch batch, int maxEventBytes) {
		int limit = Math.min(this.maxEventBytes, maxEventBytes);
		return new BatchSplitter(batch, this.maxBatch, limit, this.memory, this.ledger).batches();
	}

}
