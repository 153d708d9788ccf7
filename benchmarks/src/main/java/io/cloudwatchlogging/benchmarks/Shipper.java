package io.cloudwatchlogging.benchmarks;

import java.time.Duration;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Layout;

/**
 * An appender that takes part in the comparison.
 */
interface Shipper {

	/**
	 * Lines on their way at one time for contenders without a small limit of their own.
	 */
	int WINDOW = 80_000;

	/**
	 * The appender, started.
	 * @param layout makes lines of events
	 * @param endpoint where to send to
	 * @param tuned whether to set what makes it fast, or to leave the defaults
	 */
	Appender<ILoggingEvent> start(LoggerContext context, Layout<ILoggingEvent> layout, Endpoint endpoint,
			boolean tuned);

	/** Lines that may be logged before they are acknowledged without any being lost. */
	default int window() {
		return WINDOW;
	}

	/** Whether lines come to the service. */
	default boolean isSending() {
		return true;
	}

	/** Waits for what the end of the process would wait for. */
	default void finish(Appender<ILoggingEvent> appender, Duration timeout) {
		appender.stop();
	}

}
