package io.cloudwatchlogging.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * Where threads that log wait for room, if they may. Guarded by the lock of the buffer.
 */
final class Room {

	private final TimeSource time;

	/** Signalled when there may be room. */
	private final Condition freed;

	Room(Lock lock, TimeSource time) {
		this.time = time;
		this.freed = lock.newCondition();
	}

	/** Makes all who wait try again. */
	void freed() {
		this.freed.signalAll();
	}

	/**
	 * Waits until a line finds room.
	 * @param maxWaitNanos how long to wait at most
	 * @param added tries to add the line
	 * @param ended whether nobody is to wait any more
	 * @return whether the line was added
	 */
	boolean await(long maxWaitNanos, BooleanSupplier added, BooleanSupplier ended) {
		long start = this.time.nanos();
		long left = maxWaitNanos;
		boolean interrupted = false;
		boolean done = false;
		while (!done && left > 0 && !ended.getAsBoolean()) {
			try {
				left = this.freed.awaitNanos(left);
			}
			catch (InterruptedException ex) {
				// The line is worth more than the promptness of a bounded wait.
				interrupted = true;
				left = maxWaitNanos - (this.time.nanos() - start);
			}
			done = added.getAsBoolean();
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return done;
	}

}
