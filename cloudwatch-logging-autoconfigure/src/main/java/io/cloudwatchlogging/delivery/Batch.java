package io.cloudwatchlogging.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.cloudwatchlogging.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Events for one log stream, in the order of time, within every limit of PutLogEvents:
 * what one request carries. Events with the same timestamp keep the order in which they
 * were logged.
 * <p>
 * Its events never change, and are valid only until it is settled: their bytes then
 * belong to the buffer again. Confined to the thread that sends it.
 */
public final class Batch {

	private final PendingBatch source;

	private final Destination destination;

	/**
	 * Positions of the events of the source in its chunks, by time. Made by the thread
	 * that sends and dropped when the batch waits again: what waits is counted by the
	 * chunk.
	 */
	private int @Nullable [] order;

	private final int from;

	private final int to;

	private final long firstTimestamp;

	private final long lastTimestamp;

	private final Attempt attempt;

	/** Whether a copy took its place while it was in flight. */
	private boolean superseded;

	/** All events of the source. */
	Batch(PendingBatch source) {
		this.source = source;
		this.destination = source.destination();
		this.attempt = new Attempt();
		this.from = 0;
		this.to = source.events().size();
		this.firstTimestamp = source.firstTimestamp();
		this.lastTimestamp = source.lastTimestamp();
	}

	private Batch(Batch batch, Destination destination, Attempt attempt, int from, int to, long firstTimestamp,
			long lastTimestamp) {
		this.source = batch.source;
		this.destination = destination;
		this.attempt = attempt;
		this.from = from;
		this.to = to;
		this.firstTimestamp = firstTimestamp;
		this.lastTimestamp = lastTimestamp;
	}

	/**
	 * Where the events go.
	 * @return the log group and log stream
	 */
	public Destination destination() {
		return this.destination;
	}

	/**
	 * The same events for another log stream.
	 * @param destination the log group and log stream
	 * @return the batch
	 */
	public Batch to(Destination destination) {
		return copy(destination, this.attempt);
	}

	/**
	 * The attempt to send it, the same for its counterparts for other log streams.
	 * @return the current attempt
	 */
	public Attempt attempt() {
		return this.attempt;
	}

	/**
	 * The number of events.
	 * @return at least one
	 */
	public int size() {
		return this.to - this.from;
	}

	/**
	 * The bytes of the messages, without the overhead of the events.
	 * @return bytes of UTF-8
	 */
	public long messageBytes() {
		int[] order = order();
		long bytes = 0;
		for (int i = this.from; i < this.to; i++) {
			bytes += this.source.events().lengthAt(order[i]);
		}
		return bytes;
	}

	/**
	 * Hands each event to the reader, by time.
	 * @param reader the reader
	 */
	public void read(EventReader reader) {
		this.source.events().read(order(), this.from, this.to, reader);
	}

	/**
	 * The events as objects.
	 * @return the events, by time
	 */
	public List<Event> events() {
		EventCollector collector = new EventCollector();
		read(collector);
		return collector.events();
	}

	/** The same events, for a second request while the first one is under way. */
	Batch copy() {
		return copy(this.destination, new Attempt());
	}

	private Batch copy(Destination destination, Attempt attempt) {
		return new Batch(this, destination, attempt, this.from, this.to, this.firstTimestamp, this.lastTimestamp);
	}

	/** Notes that a copy took its place while it was in flight. */
	void supersede() {
		this.superseded = true;
	}

	boolean isSuperseded() {
		return this.superseded;
	}

	/**
	 * The bytes as the service counts them, for a part of a batch by its share of events.
	 * @return bytes of UTF-8, with the overhead of the events
	 */
	public long bytes() {
		return (long) this.source.bytes() * size() / this.source.events().size();
	}

	/** Sorts the events, which takes a while: never under the lock of the buffer. */
	void sort() {
		order();
	}

	/** Drops the order; it is made anew when it is asked for. */
	void forgetOrder() {
		this.order = null;
	}

	private int[] order() {
		int[] order = this.order;
		if (order == null) {
			order = this.source.events().positions();
			if (!this.source.isOrdered()) {
				sort(order);
			}
			this.order = order;
		}
		return order;
	}

	/** Sorts by timestamp; as the position breaks ties, the sort is stable. */
	private void sort(int[] positions) {
		long[] keys = new long[positions.length];
		for (int i = 0; i < keys.length; i++) {
			long time = this.source.events().timestampAt(positions[i]) - this.source.firstTimestamp();
			keys[i] = time << Integer.SIZE | positions[i];
		}
		Arrays.sort(keys);
		for (int i = 0; i < keys.length; i++) {
			positions[i] = (int) keys[i];
		}
	}

	/** Notes that its events are delivered or lost. */
	void settle() {
		BatchEvents events = this.source.events();
		if (events.isDurable() && size() < this.source.unsettled()) {
			settleEach(events);
		}
		this.source.settle(size());
	}

	private void settleEach(BatchEvents events) {
		try {
			int[] order = order();
			for (int i = this.from; i < this.to; i++) {
				events.settle(order[i]);
			}
		}
		catch (InternalError ex) {
			// Where they are cannot be read: another process may deliver them again.
		}
	}

	PendingBatch source() {
		return this.source;
	}

	long timestamp(int index) {
		return this.source.events().timestampAt(order()[this.from + index]);
	}

	Severity severity(int index) {
		return this.source.events().severityAt(order()[this.from + index]);
	}

	int length(int index) {
		return this.source.events().lengthAt(order()[this.from + index]);
	}

	long firstTimestamp() {
		return this.firstTimestamp;
	}

	long lastTimestamp() {
		return this.lastTimestamp;
	}

	/** The events from an index, inclusive, to another, exclusive. */
	Batch slice(int from, int to) {
		boolean empty = from == to;
		return new Batch(this, this.destination, new Attempt(), this.from + from, this.from + to,
				empty ? Long.MAX_VALUE : timestamp(from), empty ? Long.MIN_VALUE : timestamp(to - 1));
	}

	/** The events in two parts. */
	List<Batch> halves() {
		return List.of(slice(0, size() / 2), slice(size() / 2, size()));
	}

	/**
	 * The events in up to three parts: earlier than a time, until another one, and later.
	 */
	List<Batch> byAge(long oldest, long newest) {
		int from = 0;
		int to = size();
		while (from < to && timestamp(from) < oldest) {
			from++;
		}
		while (to > from && timestamp(to - 1) > newest) {
			to--;
		}
		return Stream.of(slice(0, from), slice(from, to), slice(to, size())).filter((part) -> part.size() > 0).toList();
	}

	/** The number of events of each severity, by its ordinal. */
	int[] severities() {
		int[] counts = new int[Severities.COUNT];
		for (int i = 0; i < size(); i++) {
			counts[severity(i).ordinal()]++;
		}
		return counts;
	}

	@Override
	public String toString() {
		return "batch of " + size() + " events for " + destination() + ", cut by " + this.source.cut();
	}

}
