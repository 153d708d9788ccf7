package io.cloudwatchlogging.delivery;

import io.cloudwatchlogging.Severity;

/**
 * A batch while lines are being added to it. Guarded by the lock of the buffer until it
 * is cut and taken; read only from then on.
 */
final class PendingBatch {

	private static final long SPAN = Limits.BATCH_SPAN.toMillis();

	/** How late a line is at most for want of a processor. */
	static final long LATEST_MILLIS = 100;

	private final Destination destination;

	private final long sequence;

	private final long openedNanos;

	private final int maxBytes;

	/** Since when its lines wait for others. */
	private long lingersSinceNanos;

	private final EventChunks events = new EventChunks();

	private Cut cut = Cut.NONE;

	private long cutNanos;

	/** Whether it is not to wait for late lines. */
	private boolean hurried;

	/** Whether no line of its time went past it since it was cut. */
	private boolean takesLate;

	private int bytes;

	private long firstTimestamp = Long.MAX_VALUE;

	private long lastTimestamp = Long.MIN_VALUE;

	private boolean ordered = true;

	/** The latest timestamp but for the last one. */
	private long previousTimestamp = Long.MIN_VALUE;

	/** The position of the first event with the last timestamp. */
	private int lastPosition;

	/** Events with the last timestamp, and their bytes. */
	private int lastEvents;

	private int lastBytes;

	/** Whether it ended in the midst of a millisecond. */
	private boolean torn;

	/** Events that are neither delivered nor lost. */
	private int unsettled;

	/**
	 * Creates an empty batch.
	 * @param destination where its events go
	 * @param sequence a number that grows with each batch of the buffer
	 * @param openedNanos when it was opened
	 * @param maxBytes most bytes, with the overhead of the events
	 */
	PendingBatch(Destination destination, long sequence, long openedNanos, int maxBytes) {
		this.destination = destination;
		this.sequence = sequence;
		this.openedNanos = openedNanos;
		this.lingersSinceNanos = openedNanos;
		this.maxBytes = maxBytes;
	}

	/**
	 * Why this batch cannot take an event, {@link Cut#NONE} if it can. An empty batch
	 * takes any event that is within the limit of events.
	 */
	Cut obstacle(long timestamp, int length) {
		int size = this.events.size();
		if (size == 0) {
			return Cut.NONE;
		}
		if (size == Limits.BATCH_EVENTS) {
			return Cut.COUNT;
		}
		if (this.bytes + length + Limits.EVENT_OVERHEAD > this.maxBytes) {
			return Cut.BYTES;
		}
		long span = Math.max(timestamp, this.lastTimestamp) - Math.min(timestamp, this.firstTimestamp);
		// Negative if it is beyond what a long can say.
		if (span > SPAN || span < 0) {
			return Cut.SPAN;
		}
		return Cut.NONE;
	}

	/**
	 * Why this batch should end before an event that begins a new millisecond,
	 * {@link Cut#NONE} if it should not. Batches that share no millisecond may be in
	 * flight together without any line overtaking another one, so a batch that would be
	 * full in the midst of the next millisecond, at the pace of the last one, ends here.
	 */
	Cut tick(long timestamp) {
		int size = this.events.size();
		if (size == 0 || timestamp <= this.lastTimestamp) {
			return Cut.NONE;
		}
		if (this.lastBytes > this.maxBytes - this.bytes) {
			return Cut.BYTES;
		}
		return (this.lastEvents > Limits.BATCH_EVENTS - size) ? Cut.COUNT : Cut.NONE;
	}

	/** Appends an event. */
	void append(long timestamp, Severity severity, byte[] message, int offset, int length, ChunkPool pool) {
		int position = this.events.end();
		// First, as it is all that can fail.
		this.events.append(timestamp, severity, message, offset, length, pool);
		appended(position, timestamp, length + Limits.EVENT_OVERHEAD);
	}

	private void appended(int position, long timestamp, int bytes) {
		if (timestamp > this.lastTimestamp) {
			this.previousTimestamp = this.lastTimestamp;
			this.lastTimestamp = timestamp;
			this.lastPosition = position;
			this.lastEvents = 0;
			this.lastBytes = 0;
		}
		if (timestamp == this.lastTimestamp) {
			this.lastEvents++;
			this.lastBytes += bytes;
		}
		else {
			this.ordered = false;
			this.previousTimestamp = Math.max(this.previousTimestamp, timestamp);
		}
		this.firstTimestamp = Math.min(this.firstTimestamp, timestamp);
		this.bytes += bytes;
		this.unsettled++;
	}

	/** Closes it for lines of a later time; it takes late lines of its own. */
	void cut(Cut cut, long now) {
		this.cut = cut;
		this.cutNanos = now;
		this.takesLate = true;
	}

	/** Closes it, as it cannot take an event of a time, which goes to the next one. */
	void cutBefore(long timestamp, Cut cut, long now) {
		cut(cut, now);
		this.takesLate = timestamp > this.lastTimestamp;
		// After a step of the clock its last millisecond would go from batch to batch.
		this.torn = cut != Cut.SPAN && !this.takesLate && timestamp >= this.lastTimestamp - LATEST_MILLIS
				&& this.lastEvents < this.events.size();
	}

	/**
	 * Whether it was full in the midst of its last millisecond, or for a line that came
	 * late in it, so that the next batch is to have that millisecond as a whole.
	 */
	boolean isTorn() {
		return this.torn;
	}

	/** An upper bound of the chunks that its last millisecond takes in another batch. */
	int chunksToHandOver() {
		// The overhead of an event is more than its header and what a chunk's end wastes.
		return EventChunks.chunksFor(this.lastBytes);
	}

	/**
	 * Hands the events of its last millisecond over to the next batch, so that the two
	 * share none. Once only; it takes late lines of earlier ones afterwards.
	 * @return whether the memory of the process sufficed; nothing is changed if it did
	 * not
	 */
	boolean handOver(PendingBatch next, ChunkPool pool) {
		this.torn = false;
		try {
			for (int i = this.lastPosition; i < this.events.end(); i = this.events.next(i)) {
				if (this.events.timestampAt(i) == this.lastTimestamp) {
					next.append(this.events, i, pool);
				}
			}
		}
		catch (OutOfMemoryError ex) {
			next.events.release(pool);
			return false;
		}
		this.events.remove(this.lastPosition, this.lastTimestamp, pool);
		this.unsettled -= this.lastEvents;
		this.bytes -= this.lastBytes;
		this.lastTimestamp = this.previousTimestamp;
		this.takesLate = true;
		return true;
	}

	private void append(EventChunks others, int other, ChunkPool pool) {
		int position = this.events.end();
		this.events.append(others, other, pool);
		appended(position, others.timestampAt(other), others.lengthAt(other) + Limits.EVENT_OVERHEAD);
	}

	/**
	 * Whether it takes a late event although it is cut. Once a line of its time went past
	 * it, a later one of that thread must not get ahead. One that is as early as after a
	 * step of the clock does go past it, as otherwise this batch, and then the next,
	 * could not be in flight beside any other.
	 */
	boolean takesLate(long timestamp, int length) {
		if (timestamp > this.lastTimestamp) {
			return false;
		}
		this.takesLate = this.takesLate && timestamp >= this.firstTimestamp - LATEST_MILLIS
				&& obstacle(timestamp, length) == Cut.NONE;
		return this.takesLate;
	}

	/** Lets it leave without waiting for late lines. */
	void hurry() {
		this.hurried = true;
		this.torn = false;
	}

	/**
	 * Since when it may leave or when it will, after it was cut.
	 * @param settleNanos how long it waits for late lines
	 */
	long dueNanos(long settleNanos) {
		return this.hurried ? this.openedNanos : this.cutNanos + settleNanos;
	}

	/** All events. */
	Batch toBatch() {
		return new Batch(this);
	}

	/**
	 * Notes that so many events are delivered or lost, and gives the memory back with the
	 * last of them.
	 */
	void settle(int count, ChunkPool pool) {
		this.unsettled -= count;
		if (this.unsettled == 0) {
			this.events.release(pool);
		}
	}

	Destination destination() {
		return this.destination;
	}

	long sequence() {
		return this.sequence;
	}

	long openedNanos() {
		return this.openedNanos;
	}

	/** Lets its lines wait for others since then, if it was opened earlier. */
	void linger(long since) {
		this.lingersSinceNanos = Math.max(this.openedNanos, since);
	}

	long lingersSinceNanos() {
		return this.lingersSinceNanos;
	}

	/** Whether no event is earlier than the one before it. */
	boolean isOrdered() {
		return this.ordered;
	}

	EventChunks events() {
		return this.events;
	}

	Cut cut() {
		return this.cut;
	}

	/** Bytes with the overhead of the events. */
	int bytes() {
		return this.bytes;
	}

	long firstTimestamp() {
		return this.firstTimestamp;
	}

	long lastTimestamp() {
		return this.lastTimestamp;
	}

}
