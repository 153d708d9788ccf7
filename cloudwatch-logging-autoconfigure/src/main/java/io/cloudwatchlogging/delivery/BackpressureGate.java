package io.cloudwatchlogging.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * Back-pressure: where logging threads wait for space in the buffer, if the settings let
 * them. Guarded by the lock of the buffer.
 */
final class BackpressureGate {

	private final TimeSource time;

	/** Signalled when space may have become free. */
	private final Condition spaceFreed;

	BackpressureGate(Lock lock, TimeSource time) {
		this.time = time;
		this.spaceFreed = lock.newCondition();
	}

	/** Makes all who wait try again. */
	void spaceFreed() {
		this.spaceFreed.signalAll();
	}

	/**
	 * Waits until an event finds space.
	 * @param maxWaitNanos how long to wait at most
	 * @param added tries to add the event
	 * @param ended whether waiting is over
	 * @return whether the event was added
	 */
	boolean await(long maxWaitNanos, BooleanSupplier added, BooleanSupplier ended) {
		long start = this.time.nanos();
		long left = maxWaitNanos;
		boolean interrupted = false;
		boolean done = false;
		while (!done && left > 0 && !ended.getAsBoolean()) {
			try {
				left = this.spaceFreed.awaitNanos(left);
			}
			catch (InterruptedException ex) {
				// The event is worth more than the promptness of a bounded wait.
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
