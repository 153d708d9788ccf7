package io.cloudwatchlogging.logback;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Routes by which appenders shipped before: what limits have kept back of their events is
 * told all the same. A thread may have met a route right before it was replaced, and an
 * appender that is being detached may meet events for a while, so each is asked for some
 * seconds. Safe for use by many threads.
 */
final class ReplacedRoutes {

	/** How often in a row a route has nothing to tell by time until it is forgotten. */
	static final int MAX_SILENCE = 10;

	private final Map<Admission, Report> reports = new ConcurrentHashMap<>();

	/**
	 * Adds a route.
	 * @param route what has kept back events of the route
	 * @param silence tells what has not been told, and returns whether that was nothing
	 */
	void add(Admission route, BooleanSupplier silence) {
		this.reports.put(route, new Report(silence, new AtomicInteger()));
	}

	boolean isEmpty() {
		return this.reports.isEmpty();
	}

	/**
	 * Tells what has not been told.
	 * @param periodic whether a while has passed since the last such call
	 */
	void tell(boolean periodic) {
		this.reports.values().removeIf((report) -> report.tell() && periodic && report.isSilentForLong());
	}

	/** Forgets all, as nothing is shipped any more. */
	void forget() {
		this.reports.clear();
	}

	/**
	 * What a route has to tell.
	 *
	 * @param silence tells it, and returns whether it was nothing
	 * @param times how often in a row it was nothing
	 */
	private record Report(BooleanSupplier silence, AtomicInteger times) {

		/** Returns whether there was nothing to tell. */
		boolean tell() {
			boolean silent = this.silence.getAsBoolean();
			if (!silent) {
				this.times.set(0);
			}
			return silent;
		}

		boolean isSilentForLong() {
			return this.times.incrementAndGet() >= MAX_SILENCE;
		}

	}

}
