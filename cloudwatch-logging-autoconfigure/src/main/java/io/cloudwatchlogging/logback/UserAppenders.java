package io.cloudwatchlogging.logback;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;

/**
 * The appenders that the user has declared or added: each one reports itself when it
 * starts, wherever it stands. Safe for use by many threads.
 */
final class UserAppenders {

	private final Set<CloudWatchAppender> started = ConcurrentHashMap.newKeySet();

	void add(CloudWatchAppender appender) {
		this.started.add(appender);
	}

	void remove(CloudWatchAppender appender) {
		this.started.remove(appender);
	}

	Collection<CloudWatchAppender> all() {
		return Collections.unmodifiableSet(this.started);
	}

	boolean isEmpty() {
		return this.started.isEmpty();
	}

	/**
	 * Returns whether events can meet one of them: they have done so, or it stands at one
	 * of the loggers.
	 */
	boolean areInUse(List<LoggerTree.Node> loggers) {
		return !this.started.isEmpty() && (this.started.stream().anyMatch(CloudWatchAppender::isMet)
				|| loggers.stream().anyMatch((node) -> node.appenders().stream().anyMatch(this::leadsToOne)));
	}

	private boolean leadsToOne(Appender<ILoggingEvent> appender) {
		if (appender instanceof AppenderAttachable<?> wrapper) {
			for (Iterator<? extends Appender<?>> it = wrapper.iteratorForAppenders(); it.hasNext();) {
				if (it.next() instanceof CloudWatchAppender ours && this.started.contains(ours)) {
					return true;
				}
			}
		}
		return appender instanceof CloudWatchAppender ours && this.started.contains(ours);
	}

}
