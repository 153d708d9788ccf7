package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The batches of all log streams in one bounded memory, and which of them is due. Pure:
 * it neither locks nor waits, and time is given to it. Guarded by the lock of the buffer.
 */
final class StreamQueues {

	/**
	 * Maximum number of streams with events left to which further ones are added: each of
	 * them takes memory and requests of its own, and 50 streams can be created per
	 * second.
	 */
	static final int MAX_STREAMS = 100;

	/**
	 * How long a batch that is cut waits for late events: longer than a thread that has
	 * read the clock usually waits for a processor.
	 */
	static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private final Map<Destination, StreamQueue> queues = new LinkedHashMap<>();

	/** The queue found last: in most applications nearly all events go to one stream. */
	private @Nullable StreamQueue last;

	/** Those with events that earlier processes have left. */
	private final RecoveredStreams recovered = new RecoveredStreams();

	private final EventMemory memory;

	/** Whether a batch of an earlier process was taken last. */
	private boolean recoveredLast;

	private int maxStreams;

	/** Whether there are as many streams as there may be; read without the lock too. */
	private volatile boolean crowded;

	private long sequence;

	StreamQueues(DeliverySettings settings) {
		this(settings, new ChunkPool(0));
	}

	StreamQueues(DeliverySettings settings, ChunkPool pool) {
		this.memory = new EventMemory(pool);
		configure(settings);
	}

	void configure(DeliverySettings settings) {
		this.memory.heap().resize(settings.chunkBytes());
		this.maxStreams = Math.min(MAX_STREAMS, this.memory.heap().capacityChunks() / 2);
		updateCrowded();
	}

	/** The number of the batch that is opened next. */
	long nextSequence() {
		return ++this.sequence;
	}

	/** Not while room is short, or waiting is over. */
	private long settleNanos(long lingerNanos) {
		return this.memory.isHalfFree() ? Math.min(SETTLE_NANOS, lingerNanos) : 0;
	}

	/**
	 * Takes the batch that has been due for longest; in turns, if events of earlier
	 * processes are due as well.
	 * @param maxInFlight how many requests there may be
	 * @return the batch, {@code null} if none is due
	 */
	@Nullable Batch take(long now, long lingerNanos, int maxInFlight) {
		StreamQueue own = due(now, lingerNanos);
		StreamQueue recovered = this.recovered.next(maxInFlight);
		if (recovered != null && recovered.dueNanos(0, 0) <= now && (own == null || !this.recoveredLast)) {
			this.recoveredLast = true;
			return recovered.take(now);
		}
		this.recoveredLast = false;
		return (own != null) ? own.take(now) : null;
	}

	private @Nullable StreamQueue due(long now, long lingerNanos) {
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
		return next;
	}

	/**
	 * The request that is overdue first or will be, {@code null} if none is under way.
	 * @param overdueNanos when a request is overdue
	 */
	@Nullable Batch firstOverdue(ToLongFunction<Batch> overdueNanos) {
		return stream().map((queue) -> queue.firstOverdue(overdueNanos))
			.filter(Objects::nonNull)
			.min(Comparator.comparingLong(overdueNanos))
			.orElse(null);
	}

	/**
	 * When the next batch is due, {@link Long#MAX_VALUE} if none will be by itself.
	 * @param maxInFlight how many requests there may be
	 */
	long dueNanos(long lingerNanos, int maxInFlight) {
		StreamQueue recovered = this.recovered.next(maxInFlight);
		long due = (recovered != null) ? recovered.dueNanos(0, 0) : Long.MAX_VALUE;
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

	/** Lets all batches that are open wait for more events since then. */
	void linger(long since) {
		this.queues.values().forEach((queue) -> queue.pending().linger(since));
	}

	/**
	 * Makes all that is buffered due at once.
	 * @return the number of the first batch that is opened later
	 */
	long flush(long now) {
		stream().forEach((queue) -> {
			queue.pending().flush(now);
			queue.backoff().expedite(now);
		});
		return this.sequence + 1;
	}

	/** Whether a batch with a lower number is not settled. */
	boolean hasBefore(long sequence) {
		return stream().anyMatch((queue) -> queue.firstSequence() < sequence);
	}

	/**
	 * Whether each stream that has anything left needs operator intervention since it was
	 * last tried, after a time.
	 */
	boolean isStuckSince(long nanos) {
		return stream().filter(StreamQueue::hasUnsettled).allMatch((queue) -> queue.isStuckSince(nanos));
	}

	/** When the oldest batch was opened, {@link Long#MAX_VALUE} if there is none. */
	long oldestNanos() {
		return stream().mapToLong(StreamQueue::oldestNanos).min().orElse(Long.MAX_VALUE);
	}

	/**
	 * All batches of this process that are not in flight, taken. Streams that have
	 * nothing left but drops to tell of stay: those are to be forgotten before.
	 */
	List<Batch> takeWaiting() {
		List<Batch> waiting = new ArrayList<>();
		for (StreamQueue queue : this.queues.values()) {
			waiting.addAll(queue.takeWaiting());
		}
		this.queues.values().removeIf(StreamQueue::isIdle);
		this.last = null;
		updateCrowded();
		return waiting;
	}

	/** Adds a batch that an earlier process has left. */
	void recover(PendingBatch batch) {
		this.recovered.add(batch);
	}

	/** Whether a log stream waits after a failure. */
	boolean isFailing() {
		return stream().anyMatch((queue) -> queue.backoff().isActive());
	}

	/** Events that are left and outlive the process. */
	long durableEvents() {
		return stream().mapToLong(StreamQueue::durableEvents).sum();
	}

	/**
	 * Forgets the batches that outlive the process and are not in flight.
	 * @return the events that were left in them
	 */
	long takeDurable() {
		long events = stream().mapToLong(StreamQueue::takeDurable).sum();
		List.copyOf(this.queues.values()).forEach(this::release);
		List.copyOf(this.recovered.all()).forEach(this::release);
		return events;
	}

	private Stream<StreamQueue> stream() {
		return Stream.concat(this.queues.values().stream(), this.recovered.all().stream());
	}

	/** The queue that a batch was taken from. */
	StreamQueue queueOf(Batch batch) {
		return batch.source().isRecovered() ? this.recovered.queue(batch.destination()) : queue(batch.destination());
	}

	/** The log streams that have anything left to do. */
	Collection<StreamQueue> all() {
		return this.queues.values();
	}

	/** The queue of a log stream, made if there is none. */
	StreamQueue queue(Destination destination) {
		StreamQueue queue = find(destination);
		if (queue == null) {
			queue = new StreamQueue(destination);
			this.queues.put(destination, queue);
			updateCrowded();
		}
		return queue;
	}

	/** The queue of a log stream, {@code null} if there is none. */
	@Nullable StreamQueue find(Destination destination) {
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
			this.queues.remove(queue.destination(), queue);
			this.recovered.remove(queue);
			this.last = null;
			updateCrowded();
		}
	}

	EventMemory memory() {
		return this.memory;
	}

}
