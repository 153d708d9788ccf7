package io.cloudwatchlogging.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Leader/follower coordination of the sending threads. The leader sleeps until the next
 * batch is due; an event wakes it only if it makes a batch due earlier than that, so that
 * there is no wake-up per event. Guarded by the lock of the buffer.
 */
final class LeaderFollower {

	private final TimeSource time;

	/** Where the leader waits. */
	private final Condition due;

	/** Where the followers wait. */
	private final Condition followers;

	private boolean hasLeader;

	/** When the leader wakes without a signal. */
	private long wakesNanos;

	LeaderFollower(Lock lock, TimeSource time) {
		this.time = time;
		this.due = lock.newCondition();
		this.followers = lock.newCondition();
	}

	/** Whether a thread waits as the leader. */
	boolean hasLeader() {
		return this.hasLeader;
	}

	/**
	 * Waits as the leader.
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
	 * Waits as a follower until one is promoted.
	 * @return what is left of the patience
	 */
	long awaitAsFollower(long patienceNanos) throws InterruptedException {
		return this.followers.awaitNanos(patienceNanos);
	}

	/** Promotes one of the followers. */
	void promoteFollower() {
		this.followers.signal();
	}

	/** Wakes the leader if a batch is due earlier than it wakes by itself. */
	void wakeLeaderBefore(long dueNanos) {
		if (dueNanos < this.wakesNanos) {
			this.wakesNanos = this.time.nanos();
			this.due.signal();
		}
	}

	/** Makes the leader check again. */
	void wakeLeader() {
		this.due.signal();
	}

	/** Makes all threads check again. */
	void wakeAll() {
		this.due.signalAll();
		this.followers.signalAll();
	}

}
