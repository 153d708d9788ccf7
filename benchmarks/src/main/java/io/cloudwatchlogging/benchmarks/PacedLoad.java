package io.cloudwatchlogging.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that log 50,000 lines a second together, each a few in a row every millisecond,
 * and the time that each call took.
 */
final class PacedLoad {

	static final int THREADS = 4;

	private static final int LINES_PER_SECOND = 50_000;

	private final Target target;

	private final int linesPerThread;

	private final List<int[]> samples = new ArrayList<>();

	PacedLoad(Target target, Duration duration) {
		this.target = target;
		this.linesPerThread = (int) (duration.toMillis() * LINES_PER_SECOND / THREADS / 1000);
	}

	/** Logs all lines. */
	void run() throws InterruptedException {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			Lines lines = this.target.lines(i);
			int[] nanos = new int[this.linesPerThread];
			this.samples.add(nanos);
			threads.add(new Thread(() -> log(lines, nanos), "producer-" + i));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
	}

	private void log(Lines lines, int[] nanos) {
		long interval = TimeUnit.SECONDS.toNanos(1) * THREADS / LINES_PER_SECOND;
		long start = System.nanoTime();
		for (int i = 0; i < nanos.length; i++) {
			long before = System.nanoTime();
			while (before - start < i * interval) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
				before = System.nanoTime();
			}
			lines.log();
			nanos[i] = (int) (System.nanoTime() - before);
		}
	}

	/** Lines that were logged. */
	int logged() {
		return THREADS * this.linesPerThread;
	}

	/** The times of all calls in nanoseconds, in order. */
	int[] sorted() {
		return this.samples.stream().flatMapToInt(Arrays::stream).sorted().toArray();
	}

	/** A quantile of the times of all calls, in microseconds. */
	static double quantile(int[] sorted, double quantile) {
		return sorted[(int) (quantile * (sorted.length - 1))] / 1000.0;
	}

}
