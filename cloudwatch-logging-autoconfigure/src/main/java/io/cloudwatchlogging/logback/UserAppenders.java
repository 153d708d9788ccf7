package io.cloudwatchlogging.logback;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
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

	private final Set<DeclaredAppender> reported = ConcurrentHashMap.newKeySet();

	void add(DeclaredAppender appender) {
		this.reported.add(appender);
	}

	void remove(DeclaredAppender appender) {
		this.reported.remove(appender);
	}

	Collection<DeclaredAppender> all() {
		return Collections.unmodifiableSet(this.reported);
	}

	boolean isEmpty() {
		return this.reported.isEmpty();
	}

	/** Returns whether an appender is one of them. */
	boolean contains(Appender<ILoggingEvent> appender) {
		return this.reported.stream().anyMatch((declared) -> declared.appender() == appender);
	}

	/**
	 * Returns whether events can meet one of them: it stands at one of the loggers, or
	 * has met some, behind an appender that does not show what it passes events on to.
	 */
	boolean areInUse(List<LoggerTree.Node> loggers) {
		if (this.reported.isEmpty()) {
			return false;
		}
		Set<Appender<?>> attached = Collections.newSetFromMap(new IdentityHashMap<>());
		loggers.forEach((logger) -> logger.appenders().forEach((appender) -> collect(appender, attached)));
		this.reported.removeIf((declared) -> !declared.isStarted() && !attached.contains(declared.appender()));
		return this.reported.stream()
			.anyMatch((declared) -> declared.isMet() || attached.contains(declared.appender()));
	}

	private static void collect(Appender<?> appender, Set<Appender<?>> found) {
		found.add(appender);
		if (appender instanceof AppenderAttachable<?> wrapper) {
			for (Iterator<? extends Appender<?>> it = wrapper.iteratorForAppenders(); it.hasNext();) {
				collect(it.next(), found);
			}
		}
	}

}
