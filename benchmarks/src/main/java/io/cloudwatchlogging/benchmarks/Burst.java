package io.cloudwatchlogging.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What becomes of many lines at once.
 */
final class Burst {

	private static final int THREADS = 4;

	private static final int LINES_PER_THREAD = 50_000;

	private static final int WARM_UP = 5000;

	private final Target target;

	private final AtomicLong longestNanos = new AtomicLong();

	Burst(Target target) {
		this.target = target;
	}

	Result run() throws InterruptedException {
		long before = this.target.warmUp(WARM_UP);
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			Lines lines = this.target.lines(i);
			threads.add(new Thread(() -> log(lines), "producer-" + i));
		}
		long start = System.nanoTime();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		long nanos = System.nanoTime() - start;
		int lines = THREADS * LINES_PER_THREAD;
		Result result = new Result().with("callers ms", nanos / 1e6)
			.with("longest call ms", this.longestNanos.get() / 1e6);
		if (this.target.isSending()) {
			this.target.awaitAcknowledged(before + lines, Duration.ofSeconds(15));
			result.with("lost", before + lines - this.target.acknowledged());
		}
		return result;
	}

	private void log(Lines lines) {
		long longest = 0;
		for (int i = 0; i < LINES_PER_THREAD; i++) {
			long before = System.nanoTime();
			lines.log();
			longest = Math.max(longest, System.nanoTime() - before);
		}
		this.longestNanos.accumulateAndGet(longest, Math::max);
	}

}
