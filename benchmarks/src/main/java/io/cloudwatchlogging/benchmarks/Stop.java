package io.cloudwatchlogging.benchmarks;

import java.time.Duration;

import io.cloudwatchlogging.benchmarks.SharedState.Field;

/**
 * How long the end takes while lines are buffered.
 */
final class Stop {

	private static final int LINES = 20_000;

	private static final int WARM_UP = 20_000;

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final Target target;

	Stop(Target target) {
		this.target = target;
	}

	Result run() {
		this.target.state().set(Field.LATENCY, 30);
		long before = this.target.warmUp(WARM_UP);
		Lines lines = this.target.lines(1);
		for (int i = 0; i < LINES; i++) {
			lines.log();
		}
		long start = System.nanoTime();
		this.target.finish(TIMEOUT);
		double millis = (System.nanoTime() - start) / 1e6;
		return new Result().with("ms", millis).with("lost", before + LINES - this.target.acknowledged());
	}

}
