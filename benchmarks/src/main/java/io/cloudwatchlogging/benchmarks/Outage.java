package io.cloudwatchlogging.benchmarks;

import java.time.Duration;

import io.cloudwatchlogging.benchmarks.SharedState.Field;

/**
 * What is held, and what is lost, while the service refuses everything.
 */
final class Outage {

	private static final Duration OUTAGE = Duration.ofSeconds(20);

	private static final int WARM_UP = 20_000;

	private final Target target;

	Outage(Target target) {
		this.target = target;
	}

	Result run() throws InterruptedException {
		long arrived = this.target.warmUp(WARM_UP);
		long before = Usage.liveHeap();
		this.target.state().set(Field.OUTAGE, 1);
		PacedLoad load = new PacedLoad(this.target, OUTAGE);
		long samples = (long) load.logged() * Integer.BYTES;
		load.run();
		long held = Usage.liveHeap() - before - samples;
		this.target.state().set(Field.OUTAGE, 0);
		this.target.awaitAcknowledged(arrived + load.logged(), Duration.ofSeconds(40));
		long lost = arrived + load.logged() - this.target.acknowledged();
		return new Result().with("live heap MB", held / 1048576.0).with("lost %", 100.0 * lost / load.logged());
	}

}
