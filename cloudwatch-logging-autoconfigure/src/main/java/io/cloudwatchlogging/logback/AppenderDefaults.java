package io.cloudwatchlogging.logback;

import java.util.Collection;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.NameValues;

/**
 * What an appender goes by where its declaration says nothing.
 *
 * @param group name of the log group
 * @param stream name of the log stream
 * @param encoder a started encoder
 * @param values what names may take from the process
 * @param threshold minimum level of the events that are shipped
 * @param loggers names of the loggers whose events the automatic appender ships, empty
 * for all
 * @param processing what is done to the text of every event
 * @param limits what limits the events and bytes that are shipped
 */
public record AppenderDefaults(NameTemplate group, NameTemplate stream, Encoder<ILoggingEvent> encoder,
		NameValues values, Level threshold, Collection<String> loggers, EventProcessing processing,
		ShippingLimits limits) {

	/** Copies the names of the loggers. */
	public AppenderDefaults {
		loggers = List.copyOf(loggers);
	}

	/**
	 * Creates defaults by which nothing is masked or limited.
	 * @param group name of the log group
	 * @param stream name of the log stream
	 * @param encoder a started encoder
	 * @param values what names may take from the process
	 * @param threshold minimum level of the events that are shipped
	 * @param loggers names of the loggers whose events the automatic appender ships
	 */
	public AppenderDefaults(NameTemplate group, NameTemplate stream, Encoder<ILoggingEvent> encoder, NameValues values,
			Level threshold, Collection<String> loggers) {
		this(group, stream, encoder, values, threshold, loggers, EventProcessing.NONE, ShippingLimits.NONE);
	}

	/** Returns whether the automatic appender ships the events of a logger. */
	boolean isShipped(String logger) {
		return this.loggers.isEmpty() || this.loggers.stream().anyMatch((name) -> isAtOrBelow(logger, name));
	}

	private static boolean isAtOrBelow(String logger, String name) {
		return name.equals(org.slf4j.Logger.ROOT_LOGGER_NAME) || (logger.startsWith(name)
				&& (logger.length() == name.length() || ".$".indexOf(logger.charAt(name.length())) >= 0));
	}

}
