package io.cloudwatchlogging.benchmarks;

import java.time.Duration;

/**
 * How long a logging call takes.
 */
final class CallSite {

	private static final Duration WARM_UP = Duration.ofSeconds(8);

	private static final Duration MEASURED = Duration.ofSeconds(12);

	private final Target target;

	CallSite(Target target) {
		this.target = target;
	}

	Result run() throws InterruptedException {
		new PacedLoad(this.target, WARM_UP).run();
		PacedLoad load = new PacedLoad(this.target, MEASURED);
		load.run();
		int[] sorted = load.sorted();
		return new Result().with("p50 us", PacedLoad.quantile(sorted, 0.5))
			.with("p99 us", PacedLoad.quantile(sorted, 0.99))
			.with("p99.9 us", PacedLoad.quantile(sorted, 0.999))
			.with("longest ms", PacedLoad.quantile(sorted, 1) / 1000);
	}

}
