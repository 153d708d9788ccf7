package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;

/**
 * Puts the automatic appender at a logger and takes it away. A place is taken before an
 * older one at the same logger is left.
 *
 * @param owner keeps the appender at its places
 * @param core does what the appender does at all of them
 */
record AutomaticPlaces(AutomaticAppender.Owner owner, AppenderCore core) {

	/** Returns whether the appender stands at a logger. */
	boolean isAt(LoggerTree.Node node) {
		return node.appenders().stream().anyMatch(this::isOwn);
	}

	/**
	 * Returns whether the appender stands at a logger once, behind all that may show
	 * events. Those of other class loaders are of the same kind.
	 */
	boolean isLastAt(LoggerTree.Node node) {
		List<Appender<ILoggingEvent>> known = node.appenders()
			.stream()
			.filter((appender) -> isOwn(appender) || !AutomaticAppender.isAutomatic(appender))
			.toList();
		return known.stream().filter(this::isOwn).count() == 1 && isOwn(known.get(known.size() - 1));
	}

	/** Takes the last place at a logger. */
	void take(LoggerTree.Node node) {
		Logger logger = node.logger();
		if (isLastAt(node)) {
			// Again, as Logback's list of appenders may miss a change that was made while
			// another thread was reading it.
			node.appenders().stream().filter(this::isOwn).forEach(logger::addAppender);
			return;
		}
		logger.addAppender(new AutomaticAppender(this.owner, this.core, logger));
		node.appenders().stream().filter(this::isOwn).forEach(logger::detachAppender);
	}

	/** Leaves a logger. */
	void leave(Logger logger) {
		List<Appender<ILoggingEvent>> places = new ArrayList<>();
		for (Iterator<Appender<ILoggingEvent>> it = logger.iteratorForAppenders(); it.hasNext();) {
			Appender<ILoggingEvent> appender = it.next();
			if (isOwn(appender)) {
				places.add(appender);
			}
		}
		places.forEach(logger::detachAppender);
	}

	private boolean isOwn(Appender<ILoggingEvent> appender) {
		return appender instanceof AutomaticAppender automatic && automatic.isOf(this.owner);
	}

}
