package io.cloudwatchlogging.sample.shop;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Slow and steady logging: two events a second, for a minute at most, so that it ends
 * also when the page that started it is closed. Safe for use by many threads.
 */
@Component
public final class Drip {

	private static final Logger logger = LoggerFactory.getLogger(Drip.class);

	private static final Duration PERIOD = Duration.ofMillis(500);

	private static final int MAX_EVENTS = 120;

	private final ScheduledExecutorService executor = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "drip"));

	private @Nullable Future<?> running;

	private int drops;

	synchronized void start() {
		if (!isRunning()) {
			this.drops = 0;
			this.running = this.executor.scheduleAtFixedRate(this::drop, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	@PreDestroy
	void close() {
		this.executor.shutdownNow();
	}

	/**
	 * Ends the logging, if there is any.
	 */
	public synchronized void stop() {
		if (this.running != null) {
			this.running.cancel(false);
			this.running = null;
		}
	}

	/**
	 * Returns whether there are events to come.
	 * @return whether it runs
	 */
	public synchronized boolean isRunning() {
		return this.running != null;
	}

	private synchronized void drop() {
		if (!isRunning()) {
			return;
		}
		this.drops++;
		logger.info("Drip {}", this.drops);
		if (this.drops == MAX_EVENTS) {
			stop();
		}
	}

}
