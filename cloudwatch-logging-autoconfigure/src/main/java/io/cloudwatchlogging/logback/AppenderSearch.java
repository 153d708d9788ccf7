package io.cloudwatchlogging.logback;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;

/**
 * Finds the appenders of this library, also behind others such as an
 * {@code AsyncAppender}.
 */
public final class AppenderSearch {

	private AppenderSearch() {
	}

	/**
	 * The appenders that are declared or attached.
	 * @param context the logger context
	 * @return the appenders, wherever they are
	 */
	public static Set<CloudWatchAppender> all(LoggerContext context) {
		Set<CloudWatchAppender> found = new LinkedHashSet<>();
		context.getLoggerList().forEach((logger) -> find(logger, found));
		return found;
	}

	/** Whether an appender is attached, and no other one is. */
	static boolean isSole(LoggerContext context, Appender<ILoggingEvent> appender) {
		boolean attached = false;
		for (Logger logger : context.getLoggerList()) {
			for (Iterator<Appender<ILoggingEvent>> it = logger.iteratorForAppenders(); it.hasNext();) {
				if (it.next() != appender) {
					return false;
				}
				attached = true;
			}
		}
		return attached;
	}

	/** The appenders that the events of a logger come to. */
	static Set<CloudWatchAppender> reachedFrom(LoggerContext context, String loggerName) {
		Set<CloudWatchAppender> found = new LinkedHashSet<>();
		Logger logger = context.getLogger(loggerName);
		find(logger, found);
		while (logger.isAdditive() && !logger.getName().equals(Logger.ROOT_LOGGER_NAME)) {
			logger = parent(logger);
			find(logger, found);
		}
		return found;
	}

	/** The logger above one that is not the root logger. */
	static Logger parent(Logger logger) {
		String name = logger.getName();
		// Logback separates the names of nested classes, too.
		int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
		return logger.getLoggerContext().getLogger((end > 0) ? name.substring(0, end) : Logger.ROOT_LOGGER_NAME);
	}

	private static void find(AppenderAttachable<ILoggingEvent> holder, Set<CloudWatchAppender> found) {
		for (Iterator<Appender<ILoggingEvent>> it = holder.iteratorForAppenders(); it.hasNext();) {
			Appender<ILoggingEvent> appender = it.next();
			if (appender instanceof CloudWatchAppender ours) {
				found.add(ours);
			}
			else if (appender instanceof AppenderAttachable<?>) {
				@SuppressWarnings("unchecked")
				AppenderAttachable<ILoggingEvent> inner = (AppenderAttachable<ILoggingEvent>) appender;
				find(inner, found);
			}
		}
	}

}
