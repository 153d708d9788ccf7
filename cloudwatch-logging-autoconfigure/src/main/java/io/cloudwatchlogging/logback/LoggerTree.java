package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;

/**
 * The loggers of a context at one moment, each behind its parent. Loggers may be created
 * and changed meanwhile; whoever looks again sees it.
 */
final class LoggerTree {

	private final List<Node> nodes;

	private LoggerTree(List<Node> nodes) {
		this.nodes = nodes;
	}

	/**
	 * Reads the tree.
	 * @param context the logger context
	 * @param entries names of the loggers whose events are shipped, empty for all
	 * @param automatic tells the automatic appender from others
	 */
	static LoggerTree of(LoggerContext context, Collection<String> entries,
			Predicate<Appender<ILoggingEvent>> automatic) {
		Collection<String> entryNames = entries.isEmpty() ? List.of(org.slf4j.Logger.ROOT_LOGGER_NAME) : entries;
		entryNames.forEach(context::getLogger);
		List<Node> nodes = new ArrayList<>();
		Map<String, Integer> indexes = new HashMap<>();
		// Sorted: the root logger first, each of the others behind its parent.
		for (Logger logger : context.getLoggerList()) {
			boolean root = logger.getName().equals(org.slf4j.Logger.ROOT_LOGGER_NAME);
			int parent = root ? -1 : indexes.getOrDefault(parentName(logger.getName()), 0);
			List<Appender<ILoggingEvent>> appenders = appenders(logger);
			nodes.add(new Node(logger, parent, logger.isAdditive(), !appenders.stream().allMatch(automatic),
					entryNames.contains(logger.getName()), appenders));
			indexes.put(logger.getName(), nodes.size() - 1);
		}
		return new LoggerTree(nodes);
	}

	private static String parentName(String name) {
		// Logback separates the names of nested classes, too.
		int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
		return (end > 0) ? name.substring(0, end) : org.slf4j.Logger.ROOT_LOGGER_NAME;
	}

	private static List<Appender<ILoggingEvent>> appenders(Logger logger) {
		List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
		for (Iterator<Appender<ILoggingEvent>> it = logger.iteratorForAppenders(); it.hasNext();) {
			appenders.add(it.next());
		}
		return appenders;
	}

	List<Node> nodes() {
		return this.nodes;
	}

	/**
	 * A logger.
	 *
	 * @param logger the logger
	 * @param parent index of the logger above, -1 for the root logger
	 * @param additive whether events are passed on to the logger above
	 * @param otherAppender whether an appender stands here that is not the automatic one
	 * @param entry whether events of this logger and those below it are shipped
	 * @param appenders the appenders that stand here, in their order
	 */
	record Node(Logger logger, int parent, boolean additive, boolean otherAppender, boolean entry,
			List<Appender<ILoggingEvent>> appenders) implements Placement.Node {
	}

}
