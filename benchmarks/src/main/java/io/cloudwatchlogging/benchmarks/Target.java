package io.cloudwatchlogging.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.cloudwatchlogging.benchmarks.SharedState.Field;
import org.slf4j.LoggerFactory;

/**
 * What a run measures: an appender at the root logger, and what the service has of its
 * lines. Safe for use by many threads.
 */
final class Target {

	private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

	private static final int LINES_PER_PAUSE = 20;

	private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	/** Longer than any contender lets lines wait. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final String LOGGER = "com.example.shop.orders.OrderService";

	/** As many loggers as busy parts of an application have. */
	private static final int LOGGERS = 24;

	private final SharedState state;

	private final Shipper shipper;

	private final Appender<ILoggingEvent> appender;

	private final List<Logger> loggers;

	private final boolean sending;

	Target(SharedState state, Shipper shipper, boolean tuned) {
		this.state = state;
		this.shipper = shipper;
		this.sending = shipper.isSending();
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		context.reset();
		PatternLayout layout = new PatternLayout();
		layout.setContext(context);
		layout.setPattern(Lines.PATTERN);
		layout.start();
		Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);

		root.setLevel(Level.INFO);
		Endpoint endpoint = new Endpoint((int) state.get(Field.PORT));

		this.appender = shipper.start(context, layout, endpoint, tuned);
		root.addAppender(this.appender);
		this.loggers = IntStream.range(0, LOGGERS).mapToObj((i) -> context.getLogger(LOGGER + i)).toList();
	}

	Lines lines(int seed) {
		return new Lines(this.loggers, seed);
	}

	SharedState state() {
		return this.state;
	}

	int window() {
		return this.shipper.window();
	}

	boolean isSending() {
		return this.sending;
	}

	long acknowledged() {
		return this.state.get(Field.EVENTS);
	}

	/**
	 * Waits until the service has acknowledged so many lines.
	 * @return whether it has
	 */
	boolean awaitAcknowledged(long count, Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		while (acknowledged() < count && System.nanoTime() < end) {
			LockSupport.parkNanos(POLL_NANOS);
		}
		return acknowledged() >= count;
	}

	/**
	 * Logs so many lines at a moderate pace and waits until they have arrived, as far as
	 * they do.
	 * @return the lines that have arrived
	 */
	long warmUp(int count) {
		if (isSending()) {
			Lines lines = lines(0);
			for (int i = 0; i < count; i++) {
				lines.log();
				if (i % LINES_PER_PAUSE == 0) {
					LockSupport.parkNanos(PAUSE_NANOS);
				}
			}
			long arrived = 0;
			while (!awaitAcknowledged(count, PATIENCE) && acknowledged() > arrived) {
				arrived = acknowledged();
			}
		}
		return acknowledged();
	}

	/** Ends as the end of the process would. */
	void finish(Duration timeout) {
		this.shipper.finish(this.appender, timeout);
	}

}
