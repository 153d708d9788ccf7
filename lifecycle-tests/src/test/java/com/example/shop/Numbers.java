package com.example.shop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Logs numbered lines by several threads at one time, at a steady pace or as fast as they
 * can, until there are enough or the application ends.
 */
@Component
@Profile("numbers")
class Numbers implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Numbers.class);

	private static final int THREADS = 4;

	private final int count;

	private final Duration pause;

	private final String padding;

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final AtomicInteger counting = new AtomicInteger(THREADS);

	private final AtomicLong longestCall = new AtomicLong();

	private final List<Thread> threads = new ArrayList<>();

	/**
	 * Creates the numbers.
	 * @param count the lines of each thread
	 * @param pause the time between two lines of a thread
	 * @param padding bytes that each line has beyond its number
	 */
	Numbers(@Value("${numbers.count}") int count, @Value("${numbers.pause:0s}") Duration pause,
			@Value("${numbers.padding:0}") int padding) {
		this.count = count;
		this.pause = pause;
		this.padding = (padding > 0) ? " " + "x".repeat(padding) : "";
	}

	@Override
	public synchronized void start() {
		for (int i = 0; i < THREADS; i++) {
			Thread thread = new Thread(this::count, "numbers-" + i);
			this.threads.add(thread);
			thread.start();
		}
	}

	private void count() {
		try {
			long start = System.nanoTime();
			for (int number = 0; number < this.count; number++) {
				long due = start + number * this.pause.toNanos();
				if (this.stopping.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
					return;
				}
				log(number);
			}
			if (this.counting.decrementAndGet() == 0) {
				// Neither logged nor on the console: the lines there are counted.
				System.err.println("Counted all numbers, longest call "
						+ TimeUnit.NANOSECONDS.toMillis(this.longestCall.get()) + " ms");
			}
			this.stopping.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void log(int number) {
		long start = System.nanoTime();
		logger.info("Number {}{}", number, this.padding);
		this.longestCall.accumulateAndGet(System.nanoTime() - start, Math::max);
	}

	@Override
	public synchronized void stop() {
		this.stopping.countDown();
		for (Thread thread : this.threads) {
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		this.threads.clear();
	}

	@Override
	public synchronized boolean isRunning() {
		return !this.threads.isEmpty();
	}

}
