package io.cloudwatchlogging.test.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waiting of a test for something that another thread does.
 */
final class Waiting {

	private Waiting() {
	}

	/**
	 * Waits until something is true.
	 * @param lock the lock that guards it
	 * @param changed what is signalled when it may have become true
	 * @param timeout how long to wait
	 * @param isTrue says, with the lock held, whether it is true
	 * @param expected says what was expected
	 * @throws AssertionError if it is not true in time, or the thread is interrupted
	 */
	static void await(ReentrantLock lock, Condition changed, Duration timeout, BooleanSupplier isTrue,
			Supplier<String> expected) {
		lock.lock();
		try {
			long left = timeout.toNanos();
			while (!isTrue.getAsBoolean()) {
				if (left <= 0) {
					throw new AssertionError("Expected within " + timeout + ": " + expected.get());
				}
				left = changed.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for " + expected.get(), ex);
		}
		finally {
			lock.unlock();
		}
	}

}
