package io.cloudwatchlogging.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Events for one log stream, in the order of time, within every limit of PutLogEvents:
 * what one request carries. Events with the same timestamp keep the order in which they
 * were logged.
 * <p>
 * Immutable, and valid only until it is settled: its bytes then belong to the buffer
 * again.
 */
public final class Batch implements Comparable<Batch> {

	private final PendingBatch source;

	private final Destination destination;

	/** Positions of the events in the chunks, by time. */
	private final int[] order;

	private final int from;

	private final int to;

	Batch(PendingBatch source, int[] order, int from, int to) {
		this(source, source.destination(), order, from, to);
	}

	private Batch(PendingBatch source, Destination destination, int[] order, int from, int to) {
		this.source = source;
		this.destination = destination;
		this.order = order;
		this.from = from;
		this.to = to;
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
		return new Batch(this.source, destination, this.order, this.from, this.to);
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
		long bytes = 0;
		for (int i = this.from; i < this.to; i++) {
			bytes += this.source.events().lengthAt(this.order[i]);
		}
		return bytes;
	}

	/**
	 * Hands each event to the reader, by time.
	 * @param reader the reader
	 */
	public void read(EventReader reader) {
		for (int i = this.from; i < this.to; i++) {
			this.source.events().read(this.order[i], reader);
		}
	}

	/**
	 * The events as objects.
	 * @return the events, by time
	 */
	public List<Event> events() {
		List<Event> events = new ArrayList<>(size());
		read(new EventReader() {

			private final ByteArrayOutputStream message = new ByteArrayOutputStream();

			private long timestamp;

			@Override
			public void begin(long timestamp, int length) {
				this.timestamp = timestamp;
				this.message.reset();
			}

			@Override
			public void piece(byte[] bytes, int offset, int length) {
				this.message.write(bytes, offset, length);
			}

			@Override
			public void end() {
				events.add(new Event(this.timestamp, this.message.toString(StandardCharsets.UTF_8)));
			}

		});
		return events;
	}

	PendingBatch source() {
		return this.source;
	}

	long timestamp(int index) {
		return this.source.events().timestampAt(this.order[this.from + index]);
	}

	Severity severity(int index) {
		return this.source.events().severityAt(this.order[this.from + index]);
	}

	int length(int index) {
		return this.source.events().lengthAt(this.order[this.from + index]);
	}

	long firstTimestamp() {
		return timestamp(0);
	}

	long lastTimestamp() {
		return timestamp(size() - 1);
	}

	/** The events from an index, inclusive, to another, exclusive. */
	Batch slice(int from, int to) {
		return new Batch(this.source, this.order, this.from + from, this.from + to);
	}

	/**
	 * Compares by the place in the order of the log stream. Inconsistent with equals.
	 */
	@Override
	public int compareTo(Batch other) {
		int bySource = Long.compare(this.source.sequence(), other.source.sequence());
		return (bySource != 0) ? bySource : Integer.compare(this.from, other.from);
	}

	@Override
	public String toString() {
		return "batch of " + size() + " events for " + destination() + ", cut by " + this.source.cut();
	}

}
