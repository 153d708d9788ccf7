package io.cloudwatchlogging.test.fault;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.cloudwatchlogging.test.model.ReceivedRequest;
import io.cloudwatchlogging.test.protocol.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * One fault at work in a service. Safe for use by many threads.
 */
public final class ActiveFault implements InjectedFault {

	private final int id;

	private final Fault fault;

	private final long injectionNanos = System.nanoTime();

	private final Random random;

	private final Consumer<ActiveFault> onClear;

	private final CountDownLatch cleared = new CountDownLatch(1);

	private int hits;

	ActiveFault(int id, Fault fault, Consumer<ActiveFault> onClear) {
		this.id = id;
		this.fault = fault;
		this.random = new Random(fault.seed());
		this.onClear = onClear;
	}

	@Override
	public synchronized int hits() {
		return this.hits;
	}

	@Override
	public synchronized boolean isActive() {
		return !isCleared() && !isSpent();
	}

	@Override
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

	@Override
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

	/**
	 * Returns what the fault does.
	 * @return the effect
	 */
	public FaultEffect effect() {
		return this.fault.effect();
	}

	/**
	 * Returns whether requests are carried out although the answer is another one.
	 * @return whether they are
	 */
	public boolean isStored() {
		return this.fault.isStored();
	}

	/**
	 * Holds the calling thread.
	 * @param time how long, or {@code null} for until the fault is cleared
	 * @throws InterruptedException if the thread is interrupted
	 */
	public void hold(@Nullable Duration time) throws InterruptedException {
		if (time == null) {
			this.cleared.await();
		}
		else {
			this.cleared.await(time.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	int id() {
		return this.id;
	}

	/**
	 * Returns whether the fault can apply to no more requests, though nobody has cleared
	 * it.
	 * @return whether it is over or used up
	 */
	synchronized boolean isSpent() {
		return isOver() || this.hits >= this.fault.times();
	}

	synchronized FaultState state() {
		int times = this.fault.times();
		Duration duration = this.fault.duration();
		Long millisLeft = (duration != null)
				? Math.max(0, TimeUnit.NANOSECONDS.toMillis(duration.toNanos() - elapsedNanos())) : null;
		return new FaultState(this.id, this.fault.toString(), this.hits,
				(times != Integer.MAX_VALUE) ? times - this.hits : null, millisLeft);
	}

	Fault fault() {
		return this.fault;
	}

	/**
	 * Decides whether the fault applies to a request.
	 * @param request the request
	 * @param parameters its parameters, or {@code null} if it is not understood
	 * @param answerIsDecided whether another fault decides the answer already
	 * @return whether it applies
	 */
	synchronized boolean hit(ReceivedRequest request, @Nullable Parameters parameters, boolean answerIsDecided) {
		boolean applies = !isCleared() && !isOver() && this.fault.isFor(request, parameters)
				&& !(answerIsDecided && effect().decidesAnswer()) && this.hits < this.fault.times()
				&& this.random.nextDouble() < this.fault.share();
		if (applies) {
			this.hits++;
			notifyAll();
		}
		return applies;
	}

	private boolean isCleared() {
		return this.cleared.getCount() == 0;
	}

	private boolean isOver() {
		Duration duration = this.fault.duration();
		return duration != null && elapsedNanos() >= duration.toNanos();
	}

	private long elapsedNanos() {
		return System.nanoTime() - this.injectionNanos;
	}

}
