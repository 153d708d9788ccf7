package io.cloudwatchlogging.test;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Fault at work in a service. Safe for use by many threads.
 */
public final class InjectedFault {

	private final Fault fault;

	private final long injectionNanos = System.nanoTime();

	private final Random random;

	private final Consumer<InjectedFault> onClear;

	private final CountDownLatch cleared = new CountDownLatch(1);

	private int hits;

	InjectedFault(Fault fault, Consumer<InjectedFault> onClear) {
		this.fault = fault;
		this.random = new Random(fault.seed());
		this.onClear = onClear;
	}

	/**
	 * Returns the number of requests that the fault has applied to.
	 * @return the number of requests
	 */
	public synchronized int hits() {
		return this.hits;
	}

	/**
	 * Waits until the fault has applied to a number of requests.
	 * @param count the number of requests
	 * @param timeout how long to wait
	 * @throws AssertionError if it does not in time
	 */
	public synchronized void awaitHits(int count, Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (this.hits < count) {
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				throw new AssertionError(
						"Expected within " + timeout + ": " + count + " hits, but there are " + this.hits);
			}
			try {
				TimeUnit.NANOSECONDS.timedWait(this, left);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new AssertionError("Interrupted while waiting for hits", ex);
			}
		}
	}

	/**
	 * Ends the fault: it applies to no more requests, and the requests that it holds go
	 * on. Does nothing if it has ended already.
	 */
	public void clear() {
		boolean first;
		synchronized (this) {
			first = !isCleared();
			this.cleared.countDown();
		}
		if (first) {
			this.onClear.accept(this);
		}
	}

	Fault fault() {
		return this.fault;
	}

	boolean isCleared() {
		return this.cleared.getCount() == 0;
	}

	/**
	 * Decides whether the fault applies to a request.
	 * @param reception the request
	 * @param answerIsDecided whether another fault decides the answer already
	 * @return whether it applies
	 */
	synchronized boolean hit(Reception reception, boolean answerIsDecided) {
		boolean applies = !isCleared() && !isOver() && this.fault.isFor(reception)
				&& !(answerIsDecided && this.fault.effect().decidesAnswer()) && this.hits < this.fault.times()
				&& this.random.nextDouble() < this.fault.share();
		if (applies) {
			this.hits++;
			notifyAll();
		}
		return applies;
	}

	/**
	 * Holds the calling thread.
	 * @param time how long, or {@code null} for until the fault is cleared
	 * @throws InterruptedException if the thread is interrupted
	 */
	void hold(@Nullable Duration time) throws InterruptedException {
		if (time == null) {
			this.cleared.await();
		}
		else {
			this.cleared.await(time.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private boolean isOver() {
		Duration duration = this.fault.duration();
		return duration != null && System.nanoTime() - this.injectionNanos >= duration.toNanos();
	}

}
