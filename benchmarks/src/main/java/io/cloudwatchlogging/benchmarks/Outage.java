package io.cloudwatchlogging.benchmarks;

import java.time.Duration;

import io.cloudwatchlogging.benchmarks.SharedState.Field;

/**
 * What is held, and what is lost, while the service stores nothing.
 */
final class Outage {

	private static final Duration OUTAGE = Duration.ofSeconds(20);

	private static final int WARM_UP = 20_000;

	private final Target target;

	private final Field trouble;

	private final long value;

	/**
	 * Creates the run.
	 * @param trouble what happens to the service
	 * @param value how much of it
	 */
	Outage(Target target, Field trouble, long value) {
		this.target = target;
		this.trouble = trouble;
		this.value = value;
	}

	Result run() throws InterruptedException {
		long arrived = this.target.warmUp(WARM_UP);
		this.target.state().set(this.trouble, this.value);
		PacedLoad load = new PacedLoad(this.target, OUTAGE);
		long samples = (long) load.logged() * Integer.BYTES;
		load.run();
		long held = Usage.liveHeap() - samples;
		this.target.state().set(this.trouble, 0);
		this.target.awaitAcknowledged(arrived + load.logged(), Duration.ofSeconds(40));
		long lost = arrived + load.logged() - this.target.acknowledged();
		return new Result().with("live heap MB", held / 1048576.0).with("lost %", 100.0 * lost / load.logged());
	}

}
