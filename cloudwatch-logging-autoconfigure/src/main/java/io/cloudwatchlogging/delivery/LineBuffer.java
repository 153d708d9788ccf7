package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The one queue between the threads that log and those that send: bounded in bytes, with
 * the accounting of every line. Safe for use by many threads.
 * <p>
 * One lock guards all state, and is held only for the copy of a line, for that of a
 * millisecond's lines when a batch is full in its midst, or for bookkeeping, never while
 * something is encoded, sorted or sent.
 */
final class LineBuffer {

	/** How long what was there before the connection waits for the first request. */
	private static final long FIRST_LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

	/**
	 * How often a thread that logs looks whether the lock is free before it sleeps: for a
	 * few microseconds, as long as some lines are copied. It would take ten times as long
	 * to wake.
	 */
	private static final int LOOKS = (Runtime.getRuntime().availableProcessors() > 1) ? 50 : 0;

	private final ReentrantLock lock = new ReentrantLock();

	/** Signalled when an answer was applied. */
	private final Condition settled = this.lock.newCondition();

	private final TimeSource time;

	private final Ledger ledger = new Ledger();

	private final Progress progress = new Progress();

	private final Pace pace;

	private final StreamQueues queues;

	private final Intake intake;

	private final DropNotices notices;

	private final Settlement settlement;

	/** Where threads wait that would send a batch. */
	private final Watch watch;

	/** Where threads wait that log. */
	private final Room room;

	private long connectedNanos = Long.MIN_VALUE;

	private DeliverySettings settings;

	private int flushes;

	private boolean draining;

	LineBuffer(DeliverySettings settings, RetryPolicy retryPolicy, TimeSource time) {
		this.settings = settings;
		this.time = time;
		this.watch = new Watch(this.lock, time);
		this.room = new Room(this.lock, time);
		this.pace = new Pace(settings);
		this.queues = new StreamQueues(settings);
		this.intake = new Intake(settings, this.queues, this.ledger);
		this.notices = new DropNotices(this.queues, this.intake);
		this.settlement = new Settlement(this.queues, this.intake, this.ledger, this.progress, this.pace, retryPolicy,
				settings.maxAge());
	}

	/** Goes by other settings from now on; nothing that is buffered is lost. */
	void configure(DeliverySettings settings) {
		this.lock.lock();
		try {
			this.settings = settings;
			this.pace.configure(settings);
			this.queues.configure(settings);
			this.intake.configure(settings);
			this.settlement.configure(settings.maxAge());
			this.watch.wake();
			this.room.freed();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes a line: copies its bytes, or counts its loss. Waits only with
	 * {@link Overflow#BLOCK}, and then no longer than the settings say.
	 * @param text UTF-8
	 */
	void offer(Destination destination, long timestamp, Severity severity, byte[] text, int offset, int length) {
		if (length == 0) {
			lose(destination, severity, LossReason.EMPTY);
			return;
		}
		lockSoon();
		try {
			if (add(destination, timestamp, severity, text, offset, length)
					|| awaitRoom(destination, timestamp, severity, text, offset, length)) {
				return;
			}
			this.ledger.lostAtDoor(destination, LossReason.BUFFER_FULL, severity);
			this.notices.dropped(destination, timestamp, severity);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void lockSoon() {
		for (int i = 0; i < LOOKS; i++) {
			if (this.lock.tryLock()) {
				return;
			}
			if (this.lock.hasQueuedThreads()) {
				// So many want it that to look again takes time from who holds it.
				break;
			}
			Thread.onSpinWait();
		}
		this.lock.lock();
	}

	private boolean add(Destination destination, long timestamp, Severity severity, byte[] text, int offset,
			int length) {
		boolean added = this.intake.add(destination, timestamp, severity, text, offset, length, this.time);
		if (this.intake.takeNews() && this.watch.isKept()) {
			this.watch.wakeBefore(this.queues.dueNanos(destination, lingerNanos()));
		}
		return added;
	}

	private boolean awaitRoom(Destination destination, long timestamp, Severity severity, byte[] text, int offset,
			int length) {
		if (this.settings.overflow() != Overflow.BLOCK || Pipeline.isSending()) {
			return false;
		}
		return this.room.await(TimeUnit.NANOSECONDS.convert(this.settings.maxWait()),
				() -> add(destination, timestamp, severity, text, offset, length), () -> this.draining);
	}

	/**
	 * Whether a stream has lines left, or may have in addition to the others. Threads
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
	 * Notes that there is somebody to send. What has gathered until now waits a moment
	 * longer, so that an application that starts does not have to share the processors
	 * with the first request. Full batches do not.
	 */
	void connected() {
		this.lock.lock();
		try {
			this.connectedNanos = this.time.nanos();
			this.queues.linger(this.connectedNanos - Math.max(0, lingerNanos() - FIRST_LINGER_NANOS));
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Counts a line that cannot be buffered. */
	void lose(Destination destination, Severity severity, LossReason reason) {
		this.lock.lock();
		try {
			this.ledger.lostAtDoor(destination, reason, severity);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the next batch, waiting until there is one.
	 * @param patienceNanos how long to wait without being the watcher
	 * @param ended whether to stop waiting; asked again after {@link #wakeAll()}
	 * @return the batch, {@code null} if the caller is not needed
	 */
	@Nullable Batch take(long patienceNanos, BooleanSupplier ended) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long patience = patienceNanos;
			while (!ended.getAsBoolean()) {
				Batch batch = poll();
				if (batch != null) {
					return batch;
				}
				if (!this.watch.isKept()) {
					this.watch.keep(dueNanos());
				}
				else if (patience <= 0) {
					return null;
				}
				else {
					patience = this.watch.standBy(patience);
				}
			}
			return null;
		}
		finally {
			this.watch.callSpare();
			this.lock.unlock();
		}
	}

	/** Makes all who wait for a batch look again. */
	void wakeAll() {
		this.lock.lock();
		try {
			this.watch.wakeAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private long dueNanos() {
		return (this.progress.inFlight() < this.pace.maxInFlight()) ? this.queues.dueNanos(lingerNanos())
				: Long.MAX_VALUE;
	}

	/** The batch that is due now and may leave, {@code null} if there is none. */
	@Nullable Batch poll() {
		this.lock.lock();
		try {
			if (this.progress.inFlight() >= this.pace.maxInFlight()) {
				return null;
			}
			Batch batch = this.queues.take(this.time.nanos(), lingerNanos());
			if (batch == null) {
				return null;
			}
			Batch part = this.settlement.ofOneAge(batch, this.time.millis());
			this.progress.sending();
			return part;
		}
		finally {
			this.lock.unlock();
		}
	}

	private long lingerNanos() {
		return this.draining ? 0 : this.pace.lingerNanos();
	}

	/**
	 * Applies the answer to a batch that was taken.
	 * @return what the answer was taken for
	 */
	SendResult settle(Batch batch, SendResult result) {
		this.lock.lock();
		try {
			this.progress.answered();
			SendResult taken = this.settlement.apply(batch, result, this.flushes > 0 || this.draining, this.time);
			this.watch.wake();
			freed();
			return taken;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void freed() {
		this.room.freed();
		this.settled.signalAll();
		this.notices.give(this.time);
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

	/**
	 * Sends what was accepted before the call at once, and waits for the answers.
	 * @param timeout how long to wait at most
	 * @param hopeful whether to wait on although every log stream that has lines left
	 * waits for people to mend its trouble
	 */
	FlushResult flush(Duration timeout, boolean hopeful) throws InterruptedException {
		this.lock.lockInterruptibly();
		this.flushes++;
		try {
			long start = this.time.nanos();
			long left = TimeUnit.NANOSECONDS.convert(timeout);
			long delivered = this.ledger.delivered();
			long mark = this.queues.flush(start);
			this.watch.wake();
			while (this.queues.hasBefore(mark) && left > 0 && (hopeful || !this.queues.isStuckSince(start))) {
				left = this.settled.awaitNanos(left);
			}
			boolean complete = !this.queues.hasBefore(mark);
			return new FlushResult(this.ledger.delivered() - delivered, complete ? 0 : this.ledger.buffered(), complete,
					Duration.ofNanos(this.time.nanos() - start));
		}
		finally {
			this.flushes--;
			this.lock.unlock();
		}
	}

	/**
	 * Sends every line at once from now on, as nobody knows which one will be the last.
	 */
	void drain(boolean draining) {
		this.lock.lock();
		try {
			this.draining = draining;
			this.watch.wake();
			this.room.freed();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Gives up what is not in flight. */
	void discard() {
		this.lock.lock();
		try {
			this.notices.forget();
			for (Batch batch : this.queues.takeWaiting()) {
				this.settlement.discard(batch);
			}
			this.room.freed();
			this.settled.signalAll();
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
			return new DeliveryStatus(connected, this.ledger.counts(), this.queues.pool().usedBytes(),
					this.queues.pool().capacityBytes(), age, this.progress.inFlight(), this.progress.retries(),
					this.progress.lastDelivery(), this.progress.failingSince(), this.progress.trouble(),
					this.progress.lastError(), this.progress.lastErrorTime());
		}
		finally {
			this.lock.unlock();
		}
	}

}
