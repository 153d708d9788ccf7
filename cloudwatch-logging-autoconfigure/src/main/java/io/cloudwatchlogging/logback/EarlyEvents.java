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

	private volatile boolean holding;

	private long lost;

	/** Begins to hold events. */
	synchronized void hold() {
		this.holding = true;
	}

	/**
	 * Holds an event.
	 * @return {@code false} if it is known by now where events go
	 */
	boolean add(ILoggingEvent event) {
		if (!this.holding) {
			return false;
		}
		// Runs what the application has put into the event, so not under the lock.
		event.prepareForDeferredProcessing();
		// Later, it would be the place that hands the event on.
		event.getCallerData();
		return addPrepared(event);
	}

	private synchronized boolean addPrepared(ILoggingEvent event) {
		if (!this.holding) {
			return false;
		}
		if (this.events.size() == MOST) {
			this.lost++;
		}
		else if (this.known.add(event)) {
			this.events.add(event);
		}
		return true;
	}

	/**
	 * Holds no longer, once all that is held has been received: none that is logged
	 * meanwhile gets ahead.
	 * @param receiver takes the events in their order, outside the lock
	 * @param opened makes it known where events go, under the lock
	 * @return how many more there were
	 */
	long release(Consumer<ILoggingEvent> receiver, Runnable opened) {
		while (true) {
			List<ILoggingEvent> next;
			synchronized (this) {
				if (this.events.isEmpty()) {
					return open(opened);
				}
				next = List.copyOf(this.events);
				this.events.clear();
			}
			next.forEach(receiver);
		}
	}

	private long open(Runnable opened) {
		opened.run();
		this.holding = false;
		this.known.clear();
		long more = this.lost;
		this.lost = 0;
		return more;
	}

}
