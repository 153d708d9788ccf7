package io.cloudwatchlogging.logback;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * Reports of routes by which no appender ships any more: what limits have kept back of
 * their events is told all the same. A thread may have met a route right before it was
 * replaced, so each is asked again until nothing is left to tell. Safe for use by many
 * threads.
 */
final class ReplacedRoutes {

	private final Queue<BooleanSupplier> reports = new ConcurrentLinkedQueue<>();

	/**
	 * Adds the report of a route.
	 * @param report tells what has not been told, and returns whether that was nothing
	 */
	void add(BooleanSupplier report) {
		this.reports.add(report);
	}

	/** Tells what has not been told. */
	void tell() {
		this.reports.removeIf(BooleanSupplier::getAsBoolean);
	}

	/** Forgets all, as nothing is shipped any more. */
	void forget() {
		this.reports.clear();
	}

}
