package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * The log events of a time in which it is not known yet where they go. Safe for use by
 * many threads.
 */
final class EarlyEvents {

	/** Far more than are logged before an application knows its properties. */
	private static final int MOST = 10_000;

	private final List<ILoggingEvent> events = new ArrayList<>();

	/** Those that are held, as several appenders may offer the same one. */
	private final Set<ILoggingEvent> known = Collections.newSetFromMap(new IdentityHashMap<>());

	private boolean holding;

	private long lost;

	/** Begins to hold events. */
	synchronized void hold() {
		this.holding = true;
	}

	/**
	 * Holds an event.
	 * @return {@code false} if it is known by now where events go
	 */
	synchronized boolean add(ILoggingEvent event) {
		if (!this.holding) {
			return false;
		}
		if (this.known.contains(event)) {
			return true;
		}
		if (this.events.size() == MOST) {
			this.lost++;
			return true;
		}
		event.prepareForDeferredProcessing();
		// Later, it would be the place that hands the event on.
		event.getCallerData();
		this.events.add(event);
		this.known.add(event);
		return true;
	}

	/**
	 * Holds no longer. Who offers an event meanwhile waits, so that none gets ahead of
	 * those that were held.
	 * @param receiver takes the events in their order
	 * @return how many more there were
	 */
	synchronized long release(Consumer<List<ILoggingEvent>> receiver) {
		this.holding = false;
		receiver.accept(List.copyOf(this.events));
		long more = this.lost;
		this.events.clear();
		this.known.clear();
		this.lost = 0;
		return more;
	}

}
