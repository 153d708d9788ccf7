package io.cloudwatchlogging.limiting;

import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Bounded map from the name of a logger to what is known of it. Logback keeps every
 * logger for the life of the process, so nothing is evicted; what the bound is for are
 * applications that make up names of loggers without end. Safe for use by many threads.
 *
 * @param <T> what is known of a logger
 */
final class LoggerTable<T> {

	/** Three times the loggers of a large application. */
	static final int MAX_LOGGERS = 4096;

	private final ConcurrentMap<String, T> entries = new ConcurrentHashMap<>();

	private final int maxLoggers;

	private final Function<String, T> factory;

	LoggerTable(Function<String, T> factory) {
		this(factory, MAX_LOGGERS);
	}

	LoggerTable(Function<String, T> factory, int maxLoggers) {
		this.factory = factory;
		this.maxLoggers = maxLoggers;
	}

	/** Returns the entry of a logger, {@code null} if there is no room for it. */
	@Nullable T get(String logger) {
		T entry = this.entries.get(logger);
		return (entry != null) ? entry : add(logger);
	}

	private @Nullable T add(String logger) {
		// Without a lock once it is full: each further logger comes by here.
		return (this.entries.size() < this.maxLoggers) ? addUnlessFull(logger) : null;
	}

	private synchronized @Nullable T addUnlessFull(String logger) {
		return (this.entries.size() < this.maxLoggers) ? this.entries.computeIfAbsent(logger, this.factory)
				: this.entries.get(logger);
	}

	Collection<T> all() {
		return Collections.unmodifiableCollection(this.entries.values());
	}

}
