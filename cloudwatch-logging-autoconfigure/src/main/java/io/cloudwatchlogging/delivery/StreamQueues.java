package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The batches of all log streams in one bounded memory: where lines go in and due batches
 * come out. Pure: it neither locks nor waits, and time is given to it; that of a line is
 * asked for only if it opens or ends a batch. Guarded by the lock of the buffer.
 */
final class StreamQueues {

	/**
	 * Shares of a small buffer that lines get, in batches: a batch is never more than an
	 * eighth of what is there for lines.
	 */
	private static final int LINES_IN_BATCHES = 8;

	/** Memory of a request in batches: its body, and that body compressed. */
	private static final int REQUEST_IN_BATCHES = 2;

	/**
	 * Most streams with lines left to which further ones are added: each of them takes
	 * memory and requests of its own, and 50 streams can be created per second.
	 */
	static final int MAX_STREAMS = 100;

	/** Most streams that are remembered only because their lines were dropped. */
	static final int MAX_TALLIES = 1000;

	/** Most streams that say so at one time, as they do under the lock. */
	static final int MAX_NOTICES = 10;

	/**
	 * How long a batch that is cut waits for late lines: longer than a thread that has
	 * read the clock usually waits for a processor.
	 */
	static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private final Map<Destination, StreamQueue> queues = new LinkedHashMap<>();

	/** The one that was found last, as most lines of most applications go to one. */
	private @Nullable StreamQueue last;

	private final ChunkPool pool;

	private final Ledger ledger;

	private Oversize oversize = Oversize.SPLIT;

	private int maxBatchBytes;

	private int maxEventBytes;

	/** The limit of events that the service has taught. */
	private int learntEventBytes = Limits.EVENT_BYTES;

	private int maxStreams;

	/** Whether there are as many streams as there may be; read without the lock too. */
	private volatile boolean crowded;

	private long sequence;

	/** Streams whose lines were dropped since they last said so. */
	private int tallies;

	/** Whether a batch was opened or cut since somebody asked. */
	private boolean news;

	StreamQueues(DeliverySettings settings, Ledger ledger) {
		this(settings, ledger, new ChunkPool(0));
	}

	StreamQueues(DeliverySettings settings, Ledger ledger, ChunkPool pool) {
		this.ledger = ledger;
		this.pool = pool;
		configure(settings);
	}

	void configure(DeliverySettings settings) {
		int batches = LINES_IN_BATCHES + REQUEST_IN_BATCHES * settings.maxInFlight();
		this.maxBatchBytes = (int) Math.min(Limits.BATCH_BYTES, settings.bufferBytes() / batches);
		long requestBytes = (long) REQUEST_IN_BATCHES * settings.maxInFlight() * this.maxBatchBytes;
		this.pool.resize(settings.bufferBytes() - requestBytes);
		this.maxStreams = Math.min(MAX_STREAMS, this.pool.capacityChunks() / 2);
		this.oversize = settings.oversize();
		this.maxEventBytes = Math.min(Math.min(settings.eventBytes(), this.learntEventBytes), this.maxBatchBytes);
	}

	/**
	 * Adds a line, as one event or several.
	 * @return whether there was room; nothing is changed if there was not
	 */
	boolean add(Destination destination, long timestamp, Severity severity, byte[] text, int offset, int length,
			TimeSource time) {
		int max = this.maxEventBytes - Limits.EVENT_OVERHEAD;
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
				this.ledger.lostAtDoor(destination, LossReason.OVERSIZE, severity);
				yield true;
			}
		};
	}

	private boolean addParts(Destination destination, long timestamp, Severity severity, byte[] text, int offset,
			int length, int max, TimeSource time) {
		if (!this.pool.hasRoom(chunksForParts(destination, length, max), severity.isPrivileged())) {
			return false;
		}
		int done = 0;
		while (done < length) {
			int part = Utf8.cut(text, offset + done, length - done, max);
			StreamQueue queue = queue(destination);
			append(queue, queue.batchFor(timestamp, part, time), timestamp, severity, text, offset + done, part, time);
			done += part;
		}
		this.ledger.split();
		return true;
	}

	/**
	 * An upper bound: each part in chunks of its own, or what is filled and a chunk begun
	 * in each batch, also in those that take late lines.
	 */
	private int chunksForParts(Destination destination, int length, int max) {
		StreamQueue queue = find(destination);
		int parts = length / (max - 3) + 1;
		int batches = parts / (this.maxBatchBytes / this.maxEventBytes) + 2 + ((queue != null) ? queue.cutCount() : 0);
		long bytes = length + (long) parts * EventChunks.HEADER_SIZE;
		int filled = (int) (bytes / (EventChunks.CHUNK_SIZE - EventChunks.HEADER_SIZE)) + 1;
		return Math.min(parts * EventChunks.chunksFor(max), filled + batches);
	}

	private boolean addEvent(Destination destination, long timestamp, Severity severity, byte[] text, int offset,
			int length, TimeSource time) {
		StreamQueue queue = find(destination);
		PendingBatch batch = (queue != null) ? queue.batchFor(timestamp, length, time) : null;
		// Even without room for a new one: the one before may have been cut.
		this.news |= batch == null;
		int chunks = (batch != null) ? batch.events().chunksNeeded(length) : EventChunks.chunksFor(length);
		if (chunks > 0 && !this.pool.hasRoom(chunks, severity.isPrivileged())) {
			return false;
		}
		append((queue != null) ? queue : queue(destination), batch, timestamp, severity, text, offset, length, time);
		return true;
	}

	private void append(StreamQueue queue, @Nullable PendingBatch target, long timestamp, Severity severity,
			byte[] text, int offset, int length, TimeSource time) {
		try {
			if (target != null) {
				target.append(timestamp, severity, text, offset, length, this.pool);
			}
			else {
				PendingBatch batch = new PendingBatch(queue.destination(), ++this.sequence, time.nanos(),
						this.maxBatchBytes);
				batch.append(timestamp, severity, text, offset, length, this.pool);
				queue.open(batch);
				this.news = true;
			}
			this.ledger.accepted();
		}
		catch (OutOfMemoryError ex) {
			// The queue may be one that was made for this event.
			release(queue);
			throw ex;
		}
	}

	/** Whether a batch was cut or opened since the last call. */
	boolean takeNews() {
		boolean was = this.news;
		this.news = false;
		return was;
	}

	/** Counts a line for which there was no room. */
	void drop(Destination destination, long timestamp, Severity severity) {
		this.ledger.lostAtDoor(destination, LossReason.BUFFER_FULL, severity);
		if (this.tallies >= MAX_TALLIES && !this.queues.containsKey(destination)) {
			return;
		}
		DropTally drops = queue(destination).drops();
		if (drops.isEmpty()) {
			this.tallies++;
		}
		drops.add(severity, timestamp);
	}

	/**
	 * Lets some of the streams whose lines were dropped say so, as long as there is much
	 * room. The answers to these lines give occasion for the others.
	 * @param time the time of these lines
	 */
	void noticeDrops(TimeSource time) {
		int left = Math.min(this.tallies, MAX_NOTICES);
		if (left == 0) {
			return;
		}
		long timestamp = time.millis();
		for (StreamQueue queue : this.queues.values()) {
			if (left == 0 || !this.pool.isHalfFree()) {
				return;
			}
			if (!queue.drops().isEmpty()) {
				byte[] notice = queue.drops().notice().getBytes(StandardCharsets.UTF_8);
				append(queue, queue.batchFor(timestamp, notice.length, time), timestamp, Severity.WARN, notice, 0,
						notice.length, time);
				queue.drops().clear();
				this.tallies--;
				left--;
			}
		}
	}

	/** Not while room is short, or nobody is to wait. */
	private long settleNanos(long lingerNanos) {
		return this.pool.isHalfFree() ? Math.min(SETTLE_NANOS, lingerNanos) : 0;
	}

	/**
	 * Takes the batch that has been due for longest.
	 * @return the batch, {@code null} if none is due
	 */
	@Nullable Batch take(long now, long lingerNanos) {
		StreamQueue next = null;
		long earliest = Long.MAX_VALUE;
		long settleNanos = settleNanos(lingerNanos);
		for (StreamQueue queue : this.queues.values()) {
			long due = queue.dueNanos(lingerNanos, settleNanos);
			if (due <= now && due < earliest) {
				earliest = due;
				next = queue;
			}
		}
		return (next != null) ? next.take(now) : null;
	}

	/** When the next batch is due, {@link Long#MAX_VALUE} if none will be by itself. */
	long dueNanos(long lingerNanos) {
		long due = Long.MAX_VALUE;
		long settleNanos = settleNanos(lingerNanos);
		for (StreamQueue queue : this.queues.values()) {
			due = Math.min(due, queue.dueNanos(lingerNanos, settleNanos));
		}
		return due;
	}

	/** When the next batch of a stream is due, {@link Long#MAX_VALUE} if unknown. */
	long dueNanos(Destination destination, long lingerNanos) {
		StreamQueue queue = find(destination);
		return (queue != null) ? queue.dueNanos(lingerNanos, settleNanos(lingerNanos)) : Long.MAX_VALUE;
	}

	/** Lets all batches that are open wait for more lines since then. */
	void linger(long since) {
		this.queues.values().forEach((queue) -> queue.linger(since));
	}

	/**
	 * Makes all that is buffered due at once.
	 * @return the number of the first batch that is opened later
	 */
	long flush(long now) {
		for (StreamQueue queue : this.queues.values()) {
			queue.flush(now);
			queue.backoff().expedite(now);
		}
		return this.sequence + 1;
	}

	/** Whether a batch with a lower number is not settled. */
	boolean hasBefore(long sequence) {
		for (StreamQueue queue : this.queues.values()) {
			if (queue.firstSequence() < sequence) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether each stream that has anything left waits for people since it was last
	 * tried, after a time.
	 */
	boolean isStuckSince(long nanos) {
		return this.queues.values()
			.stream()
			.filter(StreamQueue::hasUnsettled)
			.allMatch((queue) -> queue.isStuckSince(nanos));
	}

	/** When the oldest batch was opened, {@link Long#MAX_VALUE} if there is none. */
	long oldestNanos() {
		return this.queues.values().stream().mapToLong(StreamQueue::oldestNanos).min().orElse(Long.MAX_VALUE);
	}

	/** All batches that are not in flight, taken; what was dropped is forgotten. */
	List<Batch> takeWaiting() {
		List<Batch> waiting = new ArrayList<>();
		for (StreamQueue queue : this.queues.values()) {
			waiting.addAll(queue.takeWaiting());
			queue.drops().clear();
		}
		this.tallies = 0;
		this.queues.values().removeIf(StreamQueue::isIdle);
		this.last = null;
		updateCrowded();
		return waiting;
	}

	/** Makes no larger events from now on. */
	void learn(int maxEventBytes) {
		this.learntEventBytes = Math.min(this.learntEventBytes, maxEventBytes);
		this.maxEventBytes = Math.min(this.maxEventBytes, maxEventBytes);
	}

	/** Divides the events of a batch so that they are within a lower limit. */
	List<Batch> divide(Batch batch, int maxEventBytes) {
		int limit = Math.min(this.maxEventBytes, maxEventBytes);
		return new Division(batch, this.maxBatchBytes, limit, this.pool, this.ledger).batches();
	}

	StreamQueue queue(Destination destination) {
		StreamQueue queue = find(destination);
		if (queue == null) {
			queue = new StreamQueue(destination);
			this.queues.put(destination, queue);
			updateCrowded();
		}
		return queue;
	}

	private @Nullable StreamQueue find(Destination destination) {
		StreamQueue queue = this.last;
		if (queue == null || queue.destination() != destination) {
			queue = this.queues.get(destination);
			this.last = queue;
		}
		return queue;
	}

	private void updateCrowded() {
		boolean now = this.queues.size() >= this.maxStreams;
		if (now != this.crowded) {
			this.crowded = now;
		}
	}

	/** Whether there are as many streams as there may be. */
	boolean isCrowded() {
		return this.crowded;
	}

	/** Whether a stream has anything left to do. */
	boolean has(Destination destination) {
		return this.queues.containsKey(destination);
	}

	/** Forgets a stream of which nothing is left to do. */
	void release(StreamQueue queue) {
		if (queue.isIdle()) {
			this.queues.remove(queue.destination());
			this.last = null;
			updateCrowded();
		}
	}

	ChunkPool pool() {
		return this.pool;
	}

}
