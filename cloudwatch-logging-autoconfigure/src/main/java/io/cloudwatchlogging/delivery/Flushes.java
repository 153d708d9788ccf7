package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

import io.cloudwatchlogging.FlushResult;

/**
 * Where threads wait until what was buffered is settled. Safe for use by many threads:
 * takes the lock of the buffer.
 */
final class Flushes {

	private final Lock lock;

	/** Signalled when an answer was applied. */
	private final Condition settled;

	private final TimeSource time;

	private final StreamQueues queues;

	private final Ledger ledger;

	private final Urgency urgency;

	private final LeaderFollower leaderFollower;

	Flushes(Lock lock, TimeSource time, StreamQueues queues, Ledger ledger, Urgency urgency,
			LeaderFollower leaderFollower) {
		this.lock = lock;
		this.settled = lock.newCondition();
		this.time = time;
		this.queues = queues;
		this.ledger = ledger;
		this.urgency = urgency;
		this.leaderFollower = leaderFollower;
	}

	/**
	 * Makes what was accepted before the call due at once.
	 * @param timeout how long the caller is going to wait at most
	 * @return what to wait for and to {@linkplain #end end}
	 */
	Flush begin(Duration timeout) {
		this.lock.lock();
		try {
			long start = this.time.nanos();
			long budget = TimeUnit.NANOSECONDS.convert(timeout);
			this.urgency.begin(budget);
			long mark = this.queues.flush(start);
			this.leaderFollower.wakeLeader();
			return new Flush(mark, start, budget, this.ledger.delivered());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for the answers.
	 * @param hopeful whether to wait on although every log stream that has events left
	 * needs an operator to fix its trouble
	 */
	FlushResult await(Flush flush, boolean hopeful) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long left = flush.budgetNanos();
			while (this.queues.hasBefore(flush.mark()) && left > 0
					&& (hopeful || !this.queues.isStuckSince(flush.startNanos()))) {
				left = this.settled.awaitNanos(left);
			}
			boolean complete = !this.queues.hasBefore(flush.mark());
			return new FlushResult(this.ledger.delivered() - flush.delivered(), complete ? 0 : this.ledger.buffered(),
					complete, Duration.ofNanos(this.time.nanos() - flush.startNanos()));
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Stops waiting. */
	void end() {
		this.lock.lock();
		try {
			this.urgency.end();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Makes all who wait look again; called under the lock. */
	void settled() {
		this.settled.signalAll();
	}

	/**
	 * A flush under way.
	 *
	 * @param mark the number of the first batch that it does not wait for
	 * @param startNanos when it began
	 * @param budgetNanos how long it waits at most
	 * @param delivered events that had been delivered before
	 */
	record Flush(long mark, long startNanos, long budgetNanos, long delivered) {
	}

}
