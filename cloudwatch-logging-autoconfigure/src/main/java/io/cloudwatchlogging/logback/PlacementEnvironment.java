package io.cloudwatchlogging.logback;

import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;

/**
 * What the placement of the automatic appender has to know of the world around it.
 */
interface PlacementEnvironment {

	/** Returns whether the JVM shuts down. */
	boolean isShuttingDown();

	/** Delivers what has been logged so far, within the time that a shutdown may take. */
	void awaitDelivery();

	/** Returns whether an appender that the user has declared can be met by events. */
	boolean isUserAppenderInUse(List<LoggerTree.Node> loggers);

	/**
	 * Returns whether an appender is one of this library's that the user has declared.
	 */
	boolean isUserAppender(Appender<ILoggingEvent> appender);

	/** Returns whether an appender that the user has declared may take events. */
	boolean isUserAppenderStarted();

	/** Returns the time, in nanoseconds since an arbitrary moment. */
	long nanos();

	/** Reports a warning. */
	void warn(String message);

}
