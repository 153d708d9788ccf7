package io.cloudwatchlogging.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Where threads wait that would send a batch. One of them is the watcher, who sleeps
 * until the next batch is due; a line wakes it only if it makes a batch due earlier than
 * that, so that there is no wake-up per line. Guarded by the lock of the buffer.
 */
final class Watch {

	private final TimeSource time;

	/** Where the watcher waits. */
	private final Condition due;

	/** Where the others wait. */
	private final Condition spare;

	private boolean kept;

	/** When the watcher wakes by itself. */
	private long wakesNanos;

	Watch(Lock lock, TimeSource time) {
		this.time = time;
		this.due = lock.newCondition();
		this.spare = lock.newCondition();
	}

	/** Whether there is a watcher. */
	boolean isKept() {
		return this.kept;
	}

	/**
	 * Waits as the watcher.
	 * @param nanos when the next batch is due, {@link Long#MAX_VALUE} if that is unknown
	 */
	void keep(long nanos) throws InterruptedException {
		this.wakesNanos = nanos;
		this.kept = true;
		try {
			if (nanos == Long.MAX_VALUE) {
				this.due.await();
			}
			else {
				this.due.awaitNanos(nanos - this.time.nanos());
			}
		}
		finally {
			this.kept = false;
		}
	}

	/**
	 * Waits until one of the others is needed.
	 * @return what is left of the patience
	 */
	long standBy(long patienceNanos) throws InterruptedException {
		return this.spare.awaitNanos(patienceNanos);
	}

	/** Calls one who stands by. */
	void callSpare() {
		this.spare.signal();
	}

	/** Wakes the watcher if a batch is due earlier than it wakes by itself. */
	void wakeBefore(long dueNanos) {
		if (dueNanos < this.wakesNanos) {
			this.wakesNanos = this.time.nanos();
			this.due.signal();
		}
	}

	/** Makes the watcher look again. */
	void wake() {
		this.due.signal();
	}

	/** Makes all look again. */
	void wakeAll() {
		this.due.signalAll();
		this.spare.signalAll();
	}

}
