package io.cloudwatchlogging.logback;

import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.cloudwatchlogging.shipping.Shipping;

/**
 * The world around the placement in a process.
 *
 * @param shipping what all appenders share
 * @param userAppenders the appenders that the user has declared
 */
record ProcessPlacementEnvironment(Shipping shipping, UserAppenders userAppenders) implements PlacementEnvironment {

	@Override
	public boolean isShuttingDown() {
		return this.shipping.jvm().isShuttingDown();
	}

	@Override
	public void awaitDelivery() {
		this.shipping.finish();
	}

	@Override
	public boolean isUserAppenderInUse(List<LoggerTree.Node> loggers) {
		return this.userAppenders.areInUse(loggers);
	}

	@Override
	public boolean isUserAppender(Appender<ILoggingEvent> appender) {
		return this.userAppenders.contains(appender);
	}

	@Override
	public boolean isUserAppenderStarted() {
		return !this.userAppenders.isEmpty();
	}

	@Override
	public long nanos() {
		return System.nanoTime();
	}

	@Override
	public void warn(String message) {
		this.shipping.warnLater(message);
	}

}
