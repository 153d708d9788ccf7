package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The one buffer between logging threads and sending threads: bounded in bytes, with the
 * accounting of every event. Safe for use by many threads.
 * <p>
 * One lock guards all state, and is held only for the copy of an event or for
 * bookkeeping, never while something is encoded, sorted or sent. The one exception is
 * rare: when the service has said that it takes smaller events only, a batch is divided
 * under the lock.
 */
final class EventBuffer {

	/** How long what was there before the connection waits for the first request. */
	private static final long FIRST_LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final BufferLock lock = new BufferLock();

	private final TimeSource time;

	private final Ledger ledger = new Ledger();

	private final SendStatistics statistics = new SendStatistics();

	private final StreamQueues queues;

	private final Batcher batcher;

	private final DropNotices notices;

	private final SendResultHandler resultHandler;

	/** Where threads wait that would send a batch. */
	private final LeaderFollower leaderFollower;

	private final Dispatcher dispatcher;

	private final Flushes flushes;

	/** Where threads wait that log. */
	private final BackpressureGate gate;

	private long connectedNanos = Long.MIN_VALUE;

	private volatile DeliverySettings settings;

	private final Urgency urgency = new Urgency();

	private final JournalControl journal;

	EventBuffer(DeliverySettings settings, RetryPolicy retryPolicy, TimeSource time) {
		this.settings = settings;
		this.time = time;
		this.leaderFollower = new LeaderFollower(this.lock, time);
		this.gate = new BackpressureGate(this.lock, time);
		ConcurrencyLimiter limiter = new ConcurrencyLimiter(settings);
		this.queues = new StreamQueues(settings);
		this.batcher = new Batcher(settings, this.queues, this.ledger);
		this.notices = new DropNotices(this.queues, this.batcher);
		AttemptTimeouts timeouts = new AttemptTimeouts();
		this.resultHandler = new SendResultHandler(this.queues, this.batcher, this.ledger, this.statistics, limiter,
				retryPolicy, timeouts);
		this.dispatcher = new Dispatcher(this.lock, time, this.queues, limiter, this.statistics, this.leaderFollower,
				this.urgency, timeouts);
		this.dispatcher.configure(settings);
		this.flushes = new Flushes(this.lock, time, this.queues, this.ledger, this.urgency, this.leaderFollower);
		this.journal = new JournalControl(this.lock, time, this.queues, this.ledger, this.leaderFollower, this.gate);
	}

	/** The journal, if one is in use. */
	JournalControl journal() {
		return this.journal;
	}

	/** Goes by other settings from now on; nothing that is buffered is lost. */
	void configure(DeliverySettings settings) {
		this.lock.lock();
		try {
			this.settings = settings;
			this.dispatcher.configure(settings);
			this.queues.configure(settings);
			this.batcher.configure(settings);
			this.leaderFollower.wakeLeader();
			this.gate.spaceFreed();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes an event: copies its bytes, or counts its loss. Waits only with
	 * {@link OverflowPolicy#BLOCK}, and then no longer than the settings say.
	 * @param text UTF-8
	 * @return the size of what was taken, as CloudWatch Logs counts it
	 */
	long offer(Destination destination, long timestamp, Severity severity, byte[] text, int offset, int length) {
		return offer(destination, timestamp, severity, text, offset, length, true);
	}

	long offer(Destination destination, long timestamp, Severity severity, byte[] text, int offset, int length,
			boolean mayWait) {
		return offer(destination, timestamp, severity, text, offset, length, mayWait ? Long.MAX_VALUE : 0);
	}

	/**
	 * Takes the events that one has been made into; all of them together wait no longer
	 * than one does.
	 */
	long offerParts(Destination destination, long timestamp, Severity severity, List<byte[]> parts, boolean mayWait) {
		long end = this.time.nanos() + (mayWait ? maxWaitNanos() : 0);
		long bytes = 0;
		for (byte[] part : parts) {
			bytes += offer(destination, timestamp, severity, part, 0, part.length,
					Math.max(0, end - this.time.nanos()));
		}
		if (bytes > 0) {
			reshaped(parts.size() == 1);
		}
		return bytes;
	}

	private long offer(Destination destination, long timestamp, Severity severity, byte[] text, int offset, int length,
			long maxWaitNanos) {
		if (length == 0) {
			lose(destination, severity, LossReason.EMPTY, 1);
			return 0;
		}
		this.lock.lockWithSpin();
		try {
			if (add(destination, timestamp, severity, text, offset, length) || (maxWaitNanos > 0
					&& awaitRoom(destination, timestamp, severity, text, offset, length, maxWaitNanos))) {
				return this.batcher.addedBytes();
			}
			this.ledger.lostBeforeBuffering(destination, LossReason.BUFFER_FULL, severity, 1);
			this.notices.dropped(destination, timestamp, severity);
			return 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	private long maxWaitNanos() {
		return TimeUnit.NANOSECONDS.convert(this.settings.maxWait());
	}

	private boolean add(Destination destination, long timestamp, Severity severity, byte[] text, int offset,
			int length) {
		boolean added = this.batcher.add(destination, timestamp, severity, text, offset, length, this.time);
		announce(destination);
		return added;
	}

	/** Wakes a thread that sends if the event makes a batch due earlier than it wakes. */
	private void announce(Destination destination) {
		if (this.batcher.pollScheduleChanged()) {
			this.dispatcher.scheduleChanged(destination);
		}
	}

	private boolean awaitRoom(Destination destination, long timestamp, Severity severity, byte[] text, int offset,
			int length, long maxWaitNanos) {
		if (this.settings.overflow() != OverflowPolicy.BLOCK || Pipeline.isSending()) {
			return false;
		}
		return this.gate.await(Math.min(maxWaitNanos, maxWaitNanos()),
				() -> add(destination, timestamp, severity, text, offset, length), this.urgency::isDraining);
	}

	/**
	 * Whether a stream has events left, or may have in addition to the others. Threads
	 * that ask at the same time may open a few more together.
	 */
	boolean isOpen(Destination destination) {
		if (!this.queues.isCrowded()) {
			return true;
		}
		this.lock.lock();
		try {
			return !this.queues.isCrowded() || this.queues.has(destination);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Notes that the buffer is connected to a sink. What has gathered until now waits a
	 * moment longer, so that an application that starts does not have to share the
	 * processors with the first request. Full batches do not.
	 */
	void connected() {
		this.lock.lock();
		try {
			this.connectedNanos = this.time.nanos();
			this.queues.linger(this.connectedNanos - Math.max(0, this.dispatcher.lingerNanos() - FIRST_LINGER_NANOS));
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Returns the maximum number of bytes of a text that stays one event. */
	int maxTextBytes() {
		return this.batcher.maxTextBytes();
	}

	/** Counts a text that was divided or truncated before it was offered. */
	private void reshaped(boolean truncated) {
		this.lock.lock();
		try {
			if (truncated) {
				this.ledger.truncated();
			}
			else {
				this.ledger.split();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Counts events that cannot be buffered. */
	void lose(Destination destination, Severity severity, LossReason reason, long count) {
		this.lock.lock();
		try {
			this.ledger.lostBeforeBuffering(destination, reason, severity, count);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Where batches are taken that are due. */
	Dispatcher dispatcher() {
		return this.dispatcher;
	}

	/**
	 * Applies the answer to a batch that was taken. Called by the thread that sent it.
	 * @return the outcome
	 */
	Settlement settle(Batch batch, SendResult answer) {
		SendResult result = SendResultHandler.prepare(batch, answer);
		List<DropNotices.Notice> notices;
		Settlement settlement;
		this.lock.lock();
		try {
			this.statistics.completed(batch);
			SendResult taken = this.resultHandler.apply(batch, result, this.urgency.isUrgent(), this.time);
			this.leaderFollower.wakeLeader();
			freed();
			notices = this.notices.due();
			batch.forgetOrder();
			settlement = new Settlement(taken, this.queues.isFailing());
		}
		finally {
			this.lock.unlock();
		}
		emit(notices);
		return settlement;
	}

	private void freed() {
		this.gate.spaceFreed();
		this.flushes.settled();
	}

	/** Their texts are made outside of the lock. */
	private void emit(List<DropNotices.Notice> notices) {
		for (DropNotices.Notice notice : notices) {
			byte[] text = notice.text();
			this.lock.lock();
			try {
				this.notices.emit(notice, text, this.time);
				announce(notice.destination());
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	/** Whether there are any losses to take. */
	boolean hasLosses() {
		this.lock.lock();
		try {
			return this.ledger.hasLosses();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The losses since the last call. */
	List<Loss> takeLosses() {
		this.lock.lock();
		try {
			return this.ledger.takeLosses();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Forgets to tell of the events that were given up. */
	void forgetDiscarded() {
		this.lock.lock();
		try {
			this.ledger.forgetDiscarded();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Where threads wait for the end of a flush. */
	Flushes flushes() {
		return this.flushes;
	}

	/**
	 * Sends every event at once from now on, as any may be the last.
	 */
	void drain(boolean draining) {
		this.lock.lock();
		try {
			this.urgency.drain(draining);
			this.leaderFollower.wakeLeader();
			this.gate.spaceFreed();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Gives up what is not in flight. */
	void discard() {
		List<Batch> waiting;
		this.lock.lock();
		try {
			this.notices.forget();
			waiting = this.queues.takeWaiting();
		}
		finally {
			this.lock.unlock();
		}
		waiting.forEach(this::discard);
	}

	private void discard(Batch batch) {
		List<Integer> severities = UnreadableMemory.severities(batch);
		this.lock.lock();
		try {
			this.resultHandler.discard(batch, severities);
			freed();
		}
		finally {
			this.lock.unlock();
		}
	}

	DeliveryStatus status(boolean connected) {
		this.lock.lock();
		try {
			long oldest = this.queues.oldestNanos();
			long since = connected ? Math.max(oldest, this.connectedNanos) : oldest;
			Duration age = (oldest != Long.MAX_VALUE) ? Duration.ofNanos(this.time.nanos() - since) : Duration.ZERO;
			return new DeliveryStatus(connected, this.ledger.counts(), this.queues.memory().usedBytes(),
					this.queues.memory().capacityBytes(), age, this.statistics.inFlight(), this.statistics.retries(),
					this.statistics.lastDelivery(), this.statistics.failingSince(), this.statistics.failureKind(),
					this.statistics.lastError(), this.statistics.lastErrorTime(), this.journal.status());
		}
		finally {
			this.lock.unlock();
		}
	}

}
