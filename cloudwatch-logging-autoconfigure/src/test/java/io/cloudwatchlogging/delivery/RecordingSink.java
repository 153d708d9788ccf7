package io.cloudwatchlogging.delivery;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.cloudwatchlogging.delivery.SendResult.Accepted;

/**
 * A sink that answers as a test says, and stores what it accepts.
 */
final class RecordingSink implements Sink {

	private final FakeCloudWatch cloudWatch;

	private final Function<Batch, SendResult> answers;

	private final AtomicInteger sending = new AtomicInteger();

	private final AtomicInteger mostSending = new AtomicInteger();

	private final AtomicInteger closes = new AtomicInteger();

	private final AtomicInteger sentWhileClosed = new AtomicInteger();

	RecordingSink() {
		this(new FakeCloudWatch());
	}

	RecordingSink(FakeCloudWatch cloudWatch) {
		this(cloudWatch, Accepted::all);
	}

	RecordingSink(Function<Batch, SendResult> answers) {
		this(new FakeCloudWatch(), answers);
	}

	RecordingSink(FakeCloudWatch cloudWatch, Function<Batch, SendResult> answers) {
		this.cloudWatch = cloudWatch;
		this.answers = answers;
	}

	@Override
	public SendResult send(Batch batch) {
		this.mostSending.accumulateAndGet(this.sending.incrementAndGet(), Math::max);
		try {
			SendResult result = this.answers.apply(batch);
			if (result instanceof Accepted) {
				this.cloudWatch.store(batch);
			}
			return result;
		}
		finally {
			this.sending.decrementAndGet();
			this.sentWhileClosed.addAndGet(this.closes.get());
		}
	}

	@Override
	public void close() {
		this.sentWhileClosed.addAndGet(this.sending.get());
		this.closes.incrementAndGet();
	}

	FakeCloudWatch cloudWatch() {
		return this.cloudWatch;
	}

	/** Most requests at one time. */
	int mostSending() {
		return this.mostSending.get();
	}

	int closes() {
		return this.closes.get();
	}

	/** Requests that were under way during or after the close. */
	int sentWhileClosed() {
		return this.sentWhileClosed.get();
	}

}
