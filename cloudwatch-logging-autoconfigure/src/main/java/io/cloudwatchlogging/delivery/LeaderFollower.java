package io.cloudwatchlogging.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Where threads wait that would send a batch. One of them is the watcher, who sleeps
 * until the next batch is due; a line wakes it only if it makes a batch due earlier than
 * that, so that there is no wakeLeader-up per line. Guarded by the lock of the buffer.
 */
final class LeaderFollower {

	private final TimeSource time;

	/** Where the watcher waits. */
	private final Condition due;

	/** Where the others wait. */
	private final Condition followers;

	private boolean hasLeader;

	/** When the watcher wakes by itself. */
	private long wakesNanos;

	LeaderFollower(Lock lock, TimeSource time) {
		this.time = time;
		this.due = lock.newCondition();
		this.followers = lock.newCondition();
	}

	/** Whether there is a watcher. */
	boolean hasLeader() {
		return this.hasLeader;
	}

	/**
	 * Waits as the watcher.
	 * @param nanos when the next batch is due, {@link Long#MAX_VALUE} if that is unknown
	 */
	void awaitAsLeader(long nanos) throws InterruptedException {
		this.wakesNanos = nanos;
		this.hasLeader = true;
		try {
			if (nanos == Long.MAX_VALUE) {
				this.due.await();
			}
			else {
				this.due.awaitNanos(nanos - this.time.nanos());
			}
		}
		finally {
			this.hasLeader = false;
		}
	}

	/**
	 * Waits until one of the others is needed.
	 * @return what is left of the patience
	 */
	long awaitAsFollower(long patienceNanos) throws InterruptedException {
		return this.followers.awaitNanos(patienceNanos);
	}

	/** Calls one who stands by. */
	void promoteFollower() {
		this.followers.signal();
	}

	/** Wakes the watcher if a batch is due earlier than it wakes by itself. */
	void wakeLeaderBefore(long dueNanos) {
		if (dueNanos < this.wakesNanos) {
			this.wakesNanos = this.time.nanos();
			this.due.signal();
		}
	}

	/** Makes the watcher look again. */
	void wakeLeader() {
		this.due.signal();
	}

	/** Makes all look again. */
	void wakeAll() {
		this.due.signalAll();
		this.followers.signalAll();
	}

}
