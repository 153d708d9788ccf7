package io.cloudwatchlogging.benchmarks;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long a logging call takes.
 */
final class CallSite {

	/** Long enough for what warmed up under another load. */
	private static final Duration WARM_UP = Duration.ofSeconds(4);

	private static final Duration MEASURED = Duration.ofSeconds(12);

	private static final int SLOW = (int) Duration.ofMillis(10).toNanos();

	private static final Duration ARRIVAL = Duration.ofSeconds(10);

	private final Target target;

	CallSite(Target target) {
		this.target = target;
	}

	/** With as many requests as possible first, as there are few of them later. */
	private void warmUp() throws InterruptedException {
		Producers producers = new Producers(this.target, PacedLoad.THREADS);
		WarmUp.await();
		producers.stop();
		if (this.target.isSending()) {
			this.target.awaitAcknowledged(producers.logged(), ARRIVAL);
		}
		new PacedLoad(this.target, WARM_UP).run();
	}

	Result run() throws InterruptedException {
		warmUp();
		PacedLoad load = new PacedLoad(this.target, MEASURED);
		load.run();
		int[] sorted = load.sorted();
		return new Result().with("p50 us", PacedLoad.quantile(sorted, 0.5))
			.with("p99 us", PacedLoad.quantile(sorted, 0.99))
			.with("p99.9 us", PacedLoad.quantile(sorted, 0.999))
			.with("longest ms", PacedLoad.quantile(sorted, 1) / 1000)
			.with("above 10 ms, of 10,000", 10_000.0 * above(sorted, SLOW) / sorted.length);
	}

	private static long above(int[] nanos, int limit) {
		return Arrays.stream(nanos).filter((value) -> value > limit).count();
	}

}
