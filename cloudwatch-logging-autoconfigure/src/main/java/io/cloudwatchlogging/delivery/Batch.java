package io.cloudwatchlogging.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.cloudwatchlogging.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Events for one log stream, in the order of time, within every limit of PutLogEvents:
 * what one request carries. Events with the same timestamp keep the order in which they
 * were logged.
 * <p>
 * Unmodifiable, and valid only until it is settled: its bytes then belong to the buffer
 * again. Confined to the thread that sends it.
 */
public final class Batch {

	private final PendingBatch source;

	private final Destination destination;

	/** Positions of the events in the chunks, by time; made by the thread that sends. */
	private int @Nullable [] order;

	private final int from;

	private final int to;

	private final long firstTimestamp;

	private final long lastTimestamp;

	/** All events of the source. */
	Batch(PendingBatch source) {
		this.source = source;
		this.destination = source.destination();
		this.from = 0;
		this.to = source.events().size();
		this.firstTimestamp = source.firstTimestamp();
		this.lastTimestamp = source.lastTimestamp();
	}

	private Batch(PendingBatch source, Destination destination, int[] order, int from, int to) {
		this.source = source;
		this.destination = destination;
		this.order = order;
		this.from = from;
		this.to = to;
		this.firstTimestamp = (from < to) ? source.events().timestampAt(order[from]) : Long.MAX_VALUE;
		this.lastTimestamp = (from < to) ? source.events().timestampAt(order[to - 1]) : Long.MIN_VALUE;
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
		return new Batch(this.source, destination, order(), this.from, this.to);
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
		int[] order = order();
		for (int i = this.from; i < this.to; i++) {
			this.source.events().read(order[i], reader);
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

	private int[] order() {
		if (this.order == null) {
			this.order = this.source.events().positions();
			if (!this.source.isOrdered()) {
				sort(this.order);
			}
		}
		return this.order;
	}

	/** Sorts by timestamp; as the position breaks ties, the sort is stable. */
	private void sort(int[] positions) {
		long[] keys = new long[positions.length];
		for (int i = 0; i < keys.length; i++) {
			long time = this.source.events().timestampAt(positions[i]) - this.firstTimestamp;
			keys[i] = time << Integer.SIZE | positions[i];
		}
		Arrays.sort(keys);
		for (int i = 0; i < keys.length; i++) {
			positions[i] = (int) keys[i];
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
		return new Batch(this.source, this.destination, order(), this.from + from, this.from + to);
	}

	@Override
	public String toString() {
		return "batch of " + size() + " events for " + destination() + ", cut by " + this.source.cut();
	}

}
