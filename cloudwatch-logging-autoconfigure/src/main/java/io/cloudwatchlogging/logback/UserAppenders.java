package io.cloudwatchlogging.logback;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;

/**
 * The appenders that the user has declared or added: each one reports itself when it
 * starts, wherever it stands. Safe for use by many threads.
 */
final class UserAppenders {

	private final Set<CloudWatchAppender> reported = ConcurrentHashMap.newKeySet();

	void add(CloudWatchAppender appender) {
		this.reported.add(appender);
	}

	void remove(CloudWatchAppender appender) {
		this.reported.remove(appender);
	}

	Collection<CloudWatchAppender> all() {
		return Collections.unmodifiableSet(this.reported);
	}

	boolean isEmpty() {
		return this.reported.isEmpty();
	}

	/**
	 * Returns whether events can meet one of them: it stands at one of the loggers, or
	 * has met some, behind an appender that does not show what it passes events on to.
	 */
	boolean areInUse(List<LoggerTree.Node> loggers) {
		if (this.reported.isEmpty()) {
			return false;
		}
		Set<CloudWatchAppender> attached = new HashSet<>();
		loggers.forEach((logger) -> logger.appenders().forEach((appender) -> collect(appender, attached)));
		this.reported.removeIf((appender) -> !appender.isStarted() && !attached.contains(appender));
		return this.reported.stream().anyMatch((appender) -> appender.isMet() || attached.contains(appender));
	}

	private static void collect(Appender<?> appender, Set<CloudWatchAppender> found) {
		if (appender instanceof CloudWatchAppender ours) {
			found.add(ours);
		}
		else if (appender instanceof AppenderAttachable<?> wrapper) {
			for (Iterator<? extends Appender<?>> it = wrapper.iteratorForAppenders(); it.hasNext();) {
				collect(it.next(), found);
			}
		}
	}

}
