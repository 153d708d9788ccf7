package io.cloudwatchlogging.delivery;

import io.cloudwatchlogging.Severity;

/**
 * A batch while events are being added to it. Guarded by the lock of the buffer until it
 * is cut and taken; read only from then on.
 */
final class PendingBatch {

	private static final long SPAN = Limits.BATCH_SPAN.toMillis();

	/** How late an event is at most for want of a processor. */
	static final long MAX_LATENESS_MILLIS = 100;

	private final Destination destination;

	private long sequence;

	private final long openedNanos;

	private final BatchSize maxSize;

	/** Since when its events wait for others. */
	private long lingersSinceNanos;

	private final BatchEvents events;

	private CutReason cut = CutReason.NONE;

	private long cutNanos;

	/** Whether it is not to wait for late events. */
	private boolean expedited;

	/** Whether no event of its time went past it since it was cut. */
	private boolean acceptsLate;

	private int bytes;

	private long firstTimestamp = Long.MAX_VALUE;

	private long lastTimestamp = Long.MIN_VALUE;

	private boolean ordered = true;

	/** Events with the last timestamp, and their bytes. */
	private int lastEvents;

	private int lastBytes;

	/** Events that are neither delivered nor lost. */
	private int unsettled;

	/** Requests under way that may read its events. */
	private int requests;

	/**
	 * Creates an empty batch.
	 * @param destination where its events go
	 * @param sequence a number that grows with each batch of the buffer
	 * @param openedNanos when it was opened
	 * @param maxSize maximum size
	 * @param events where its events are kept
	 */
	PendingBatch(Destination destination, long sequence, long openedNanos, BatchSize maxSize, BatchEvents events) {
		this.events = events;
		this.destination = destination;
		this.sequence = sequence;
		this.openedNanos = openedNanos;
		this.lingersSinceNanos = openedNanos;
		this.maxSize = maxSize;
	}

	/**
	 * Why this batch cannot take an event, {@link CutReason#NONE} if it can. An empty
	 * batch takes any event that is within the limit of events.
	 */
	CutReason cutReasonFor(long timestamp, int length) {
		int size = this.events.size();
		if (size == 0) {
			return CutReason.NONE;
		}
		if (size >= this.maxSize.events()) {
			return CutReason.COUNT;
		}
		if (this.bytes + length + Limits.EVENT_OVERHEAD > this.maxSize.bytes()) {
			return CutReason.BYTES;
		}
		long span = Math.max(timestamp, this.lastTimestamp) - Math.min(timestamp, this.firstTimestamp);
		// Negative if it is beyond what a long can say.
		if (span > SPAN || span < 0) {
			return CutReason.SPAN;
		}
		return CutReason.NONE;
	}

	/**
	 * Why this batch should end before an event that begins a new millisecond,
	 * {@link CutReason#NONE} if it should not. Batches that share no millisecond may be
	 * in flight together without any event overtaking another one, so a batch that would
	 * be full in the middle of the next millisecond, at the pace of the last one, ends
	 * here.
	 */
	CutReason cutReasonBeforeMillisecond(long timestamp) {
		int size = this.events.size();
		if (size == 0 || timestamp <= this.lastTimestamp) {
			return CutReason.NONE;
		}
		if (this.lastBytes > this.maxSize.bytes() - this.bytes) {
			return CutReason.BYTES;
		}
		return (this.lastEvents > this.maxSize.events() - size) ? CutReason.COUNT : CutReason.NONE;
	}

	/** Appends an event. */
	void append(long timestamp, Severity severity, byte[] message, int offset, int length) {
		// First, as it is all that can fail.
		this.events.append(timestamp, severity, message, offset, length);
		added(timestamp, length);
	}

	private void added(long timestamp, int length) {
		int bytes = length + Limits.EVENT_OVERHEAD;
		if (timestamp > this.lastTimestamp) {
			this.lastTimestamp = timestamp;
			this.lastEvents = 0;
			this.lastBytes = 0;
		}
		if (timestamp == this.lastTimestamp) {
			this.lastEvents++;
			this.lastBytes += bytes;
		}
		else {
			this.ordered = false;
		}
		this.firstTimestamp = Math.min(this.firstTimestamp, timestamp);
		this.bytes += bytes;
		this.unsettled++;
	}

	/**
	 * A batch that an earlier process has left. It leaves as it is.
	 * @param openedNanos since when it waits in this process
	 */
	static PendingBatch recovered(JournalEvents events, long openedNanos) {
		PendingBatch batch = new PendingBatch(events.destination(), 0, openedNanos, BatchSize.LIMIT, events);
		for (int position : events.positions()) {
			batch.added(events.timestampAt(position), events.lengthAt(position));
		}
		batch.cut = CutReason.RECOVERED;
		batch.expedited = true;
		return batch;
	}

	/** Gives a batch its number that has come from an earlier process. */
	void number(long sequence) {
		this.sequence = sequence;
	}

	boolean isRecovered() {
		return this.cut == CutReason.RECOVERED;
	}

	/** Events that are neither delivered nor lost. */
	int unsettled() {
		return this.unsettled;
	}

	/** Takes no late event any more. */
	void rejectLate() {
		this.acceptsLate = false;
	}

	/** Closes it for events of a later time; it takes late events of its own. */
	void cut(CutReason cut, long now) {
		this.cut = cut;
		this.cutNanos = now;
		this.acceptsLate = true;
	}

	/** Closes it, as it cannot take an event of a time, which goes to the next one. */
	void cutBefore(long timestamp, CutReason cut, long now) {
		cut(cut, now);
		this.acceptsLate = timestamp > this.lastTimestamp;
	}

	/**
	 * Whether it takes a late event although it is cut. Once an event of its time went
	 * past it, a later one of that thread must not get ahead. One that is as early as
	 * after a step of the clock does go past it, as otherwise this batch, and then the
	 * next, could not be in flight beside any other.
	 */
	boolean acceptLate(long timestamp, int length) {
		if (timestamp > this.lastTimestamp) {
			return false;
		}
		this.acceptsLate = this.acceptsLate && timestamp >= this.firstTimestamp - MAX_LATENESS_MILLIS
				&& cutReasonFor(timestamp, length) == CutReason.NONE;
		return this.acceptsLate;
	}

	/** Lets it leave without waiting for late events. */
	void expedite() {
		this.expedited = true;
	}

	/**
	 * Since when it may leave or when it will, after it was cut.
	 * @param settleNanos how long it waits for late events
	 */
	long dueNanos(long settleNanos) {
		return this.expedited ? this.openedNanos : this.cutNanos + settleNanos;
	}

	/** All events. */
	Batch toBatch() {
		return new Batch(this);
	}

	/** Notes that a request may read its events from now on. */
	void requestStarted() {
		this.requests++;
	}

	/** Notes that a request does not read its events any more. */
	void requestCompleted() {
		this.requests--;
		release();
	}

	/**
	 * Notes that so many events are delivered or lost. The memory is given back once all
	 * of them are and no request may read them.
	 */
	void settle(int count) {
		this.unsettled -= count;
		if (this.unsettled == 0) {
			this.events.acknowledge();
		}
		release();
	}

	private void release() {
		if (this.unsettled == 0 && this.requests == 0) {
			this.events.release();
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

	/** Lets its events wait for others since then, if it was opened earlier. */
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

	BatchEvents events() {
		return this.events;
	}

	CutReason cut() {
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
