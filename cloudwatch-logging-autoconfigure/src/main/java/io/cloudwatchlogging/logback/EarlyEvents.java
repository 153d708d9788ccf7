package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * The log events of a time in which it is not known yet where they go. Safe for use by
 * many threads.
 */
final class EarlyEvents {

	/** Far more than are logged before an application knows its name. */
	private static final int MOST = 10_000;

	private final List<ILoggingEvent> events = new ArrayList<>();

	private boolean holding;

	private long lost;

	/** Begins to hold events. */
	synchronized void hold() {
		this.holding = true;
	}

	/** Holds an event, which several appenders may offer one after the other. */
	synchronized void add(ILoggingEvent event) {
		if (!this.holding || (!this.events.isEmpty() && this.events.get(this.events.size() - 1) == event)) {
			return;
		}
		if (this.events.size() == MOST) {
			this.lost++;
			return;
		}
		event.prepareForDeferredProcessing();
		// Later, it would be the place that hands the event on.
		event.getCallerData();
		this.events.add(event);
	}

	/** Holds no longer. */
	synchronized Released release() {
		Released released = new Released(List.copyOf(this.events), this.lost);
		this.events.clear();
		this.lost = 0;
		this.holding = false;
		return released;
	}

	/**
	 * What was held.
	 *
	 * @param events the events in their order
	 * @param lost how many more there were
	 */
	record Released(List<ILoggingEvent> events, long lost) {
	}

}
