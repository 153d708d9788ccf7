package io.cloudwatchlogging.delivery;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A sink that throws a number of times, against its contract, and works from then on.
 */
final class FailingSink implements Sink {

	private final RecordingSink target = new RecordingSink();

	private final AtomicInteger failures;

	private final Throwable failure;

	FailingSink(int failures, Throwable failure) {
		this.failures = new AtomicInteger(failures);
		this.failure = failure;
	}

	@Override
	public SendResult send(Batch batch) {
		if (this.failures.getAndDecrement() > 0) {
			throw FailingSink.<RuntimeException>sneaky(this.failure);
		}
		return this.target.send(batch);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T sneaky(Throwable failure) throws T {
		throw (T) failure;
	}

	@Override
	public void close() {
		throw new IllegalStateException("close");
	}

	RecordingSink target() {
		return this.target;
	}

}
