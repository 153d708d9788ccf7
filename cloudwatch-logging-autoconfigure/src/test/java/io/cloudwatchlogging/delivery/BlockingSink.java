package io.cloudwatchlogging.delivery;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.SendResult.Retry;

/**
 * A sink of which the requests hang until a test releases them; an interrupted one is
 * answered like a lost connection.
 */
final class BlockingSink implements Sink {

	private final RecordingSink target;

	private final Predicate<Batch> blocks;

	private final Semaphore blocked = new Semaphore(0);

	private final Semaphore released = new Semaphore(0);

	BlockingSink() {
		this(new RecordingSink());
	}

	BlockingSink(RecordingSink target) {
		this(target, (batch) -> true);
	}

	BlockingSink(RecordingSink target, Predicate<Batch> blocks) {
		this.target = target;
		this.blocks = blocks;
	}

	@Override
	public SendResult send(Batch batch) {
		if (this.blocks.test(batch)) {
			this.blocked.release();
			try {
				this.released.acquire();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return new Retry(FailureKind.UNAVAILABLE, null, "interrupted");
			}
		}
		return this.target.send(batch);
	}

	@Override
	public void close() {
		this.target.close();
	}

	/** Waits until a further request hangs. */
	void awaitBlocked() throws InterruptedException {
		if (!this.blocked.tryAcquire(Patience.NANOS, TimeUnit.NANOSECONDS)) {
			throw new AssertionError("no request");
		}
	}

	/** Lets all requests go on, from now on. */
	void release() {
		this.released.release(1_000_000);
	}

	RecordingSink target() {
		return this.target;
	}

}
