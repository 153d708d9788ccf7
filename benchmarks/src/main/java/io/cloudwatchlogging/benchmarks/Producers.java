package io.cloudwatchlogging.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that log as fast as lines are acknowledged, so that none is lost for want of
 * room.
 */
final class Producers {

	/** Lines between two looks at what is acknowledged. */
	private static final int STRIDE = 64;

	/**
	 * Between two looks of all threads together: more threads do not look more often, as
	 * that would be at the cost of what is measured.
	 */
	private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(250);

	private final Target target;

	private final LongAdder logged = new LongAdder();

	private final List<Thread> threads = new ArrayList<>();

	private final long before;

	private volatile boolean stopped;

	Producers(Target target, int count) {
		this.target = target;
		this.before = target.acknowledged();
		for (int i = 0; i < count; i++) {
			Lines lines = target.lines(i);
			this.threads.add(new Thread(() -> run(lines), "producer-" + i));
		}
		this.threads.forEach(Thread::start);
	}

	private void run(Lines lines) {
		int room = this.target.window() - STRIDE * this.threads.size();
		while (!this.stopped) {
			for (int i = 0; i < STRIDE; i++) {
				lines.log();
			}
			this.logged.add(STRIDE);
			while (this.target.isSending() && !this.stopped
					&& this.logged.sum() - (this.target.acknowledged() - this.before) > room) {
				LockSupport.parkNanos(PAUSE_NANOS * this.threads.size());
			}
		}
	}

	/** Lines that were logged so far. */
	long logged() {
		return this.logged.sum();
	}

	void stop() throws InterruptedException {
		this.stopped = true;
		for (Thread thread : this.threads) {
			thread.join();
		}
	}

}
