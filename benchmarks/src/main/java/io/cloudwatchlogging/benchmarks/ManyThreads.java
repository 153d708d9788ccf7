package io.cloudwatchlogging.benchmarks;

import java.time.Duration;

/**
 * How many lines are acknowledged in a second when many threads log, and when few do: by
 * turns in one process, so that both meet the same compiled code and the same neighbours
 * on the machine.
 */
final class ManyThreads {

	private static final int MANY = 64;

	private static final int FEW = 4;

	private static final int TURNS = 20;

	private static final Duration MEASURED = Duration.ofMillis(1500);

	/** In which a turn reaches its pace. */
	private static final Duration RUN_UP = Duration.ofMillis(500);

	private static final Duration ARRIVAL = Duration.ofSeconds(10);

	private final Target target;

	private long logged;

	ManyThreads(Target target) {
		this.target = target;
	}

	Result run() throws InterruptedException {
		this.target.state().set(SharedState.Field.LATENCY, 0);
		Producers producers = new Producers(this.target, MANY);
		double warmUp = WarmUp.await();
		stop(producers);
		Share many = new Share();
		Share few = new Share();
		for (int turn = 0; turn < TURNS; turn++) {
			measure(MANY, many);
			measure(FEW, few);
		}
		return new Result().with("thousand events per s", many.thousandsPerSecond())
			.with("with 4 threads", few.thousandsPerSecond())
			.with("64 / 4", many.thousandsPerSecond() / few.thousandsPerSecond())
			.with("CPU us per event", many.cpuMicros())
			.with("CPU with 4 threads", few.cpuMicros())
			.with("warm-up s", warmUp)
			.with("lost", this.logged - this.target.acknowledged());
	}

	private void measure(int threads, Share share) throws InterruptedException {
		Producers producers = new Producers(this.target, threads);
		Thread.sleep(RUN_UP.toMillis());
		long acknowledged = this.target.acknowledged();
		Usage before = Usage.now();
		Thread.sleep(MEASURED.toMillis());
		share.add(before, Usage.now(), this.target.acknowledged() - acknowledged);
		stop(producers);
	}

	private void stop(Producers producers) throws InterruptedException {
		producers.stop();
		this.logged += producers.logged();
		this.target.awaitAcknowledged(this.logged, ARRIVAL);
	}

	/**
	 * What all turns of one kind add up to.
	 */
	private static final class Share {

		private long events;

		private long nanos;

		private long cpuNanos;

		void add(Usage before, Usage after, long events) {
			this.events += events;
			this.nanos += after.nanos() - before.nanos();
			this.cpuNanos += after.cpuNanos() - before.cpuNanos();
		}

		double thousandsPerSecond() {
			return this.events * 1e6 / this.nanos;
		}

		double cpuMicros() {
			return this.cpuNanos / 1000.0 / this.events;
		}

	}

}
