package io.cloudwatchlogging.delivery;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock of the buffer. It is held for a fraction of a microsecond at a time.
 */
final class BufferLock extends ReentrantLock {

	/**
	 * How often a thread that logs looks whether the lock is free before it sleeps: for a
	 * few microseconds, as long as some events are copied. It would take ten times as
	 * long to wake.
	 */
	private static final int SPIN_LIMIT = (Runtime.getRuntime().availableProcessors() > 1) ? 50 : 0;

	/** Locks, and spins before the thread is parked. */
	void lockWithSpin() {
		for (int i = 0; i < SPIN_LIMIT; i++) {
			if (tryLock()) {
				return;
			}
			if (hasQueuedThreads()) {
				// So many want it that to look again takes time from who holds it.
				break;
			}
			Thread.onSpinWait();
		}
		lock();
	}

}
