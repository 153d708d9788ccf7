package io.cloudwatchlogging.benchmarks;

import java.time.Duration;

import io.cloudwatchlogging.benchmarks.SharedState.Field;

/**
 * How many lines are acknowledged in a second, and what each of them costs.
 */
final class Throughput {

	private static final Duration MEASURED = Duration.ofSeconds(8);

	private final Target target;

	private final int threads;

	private final int latencyMillis;

	Throughput(Target target, int threads, int latencyMillis) {
		this.target = target;
		this.threads = threads;
		this.latencyMillis = latencyMillis;
	}

	Result run() throws InterruptedException {
		SharedState state = this.target.state();
		state.set(Field.LATENCY, this.latencyMillis);
		Producers producers = new Producers(this.target, this.threads);
		double warmUp = WarmUp.await();
		long eventsBefore = events(producers);
		long bytesBefore = state.get(Field.BYTES);
		long requestsBefore = state.get(Field.REQUESTS);
		Usage before = Usage.now();
		Thread.sleep(MEASURED.toMillis());
		Usage after = Usage.now();
		long events = events(producers) - eventsBefore;
		long bytes = state.get(Field.BYTES) - bytesBefore;
		long requests = state.get(Field.REQUESTS) - requestsBefore;
		producers.stop();
		Result result = rates(before, after, events).with("warm-up s", warmUp);
		if (this.target.isSending()) {
			result.with("bytes on the wire per event", (double) bytes / events)
				.with("events per request", (double) events / requests);
			this.target.awaitAcknowledged(producers.logged(), Duration.ofSeconds(10));
			result.with("lost", producers.logged() - this.target.acknowledged());
		}
		return result;
	}

	private long events(Producers producers) {
		return this.target.isSending() ? this.target.acknowledged() : producers.logged();
	}

	static Result rates(Usage before, Usage after, long events) {
		long nanos = after.nanos() - before.nanos();
		return new Result().with("CPU us per event", (after.cpuNanos() - before.cpuNanos()) / 1000.0 / events)
			.with("thousand events per s", events * 1e6 / nanos)
			.with("bytes allocated per event", (double) (after.allocatedBytes() - before.allocatedBytes()) / events);
	}

}
