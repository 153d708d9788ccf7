package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;

/**
 * Queue of log events that are held until their destination is known, each with the
 * appender that took it. Safe for use by many threads.
 */
final class HeldEvents {

	/** Far more than are logged before an application knows its properties. */
	static final int CAPACITY = 10_000;

	private List<Held> waiting = new ArrayList<>();

	/** All since the hold began, as several appenders may meet the same event. */
	private final Map<ILoggingEvent, Held> known = new IdentityHashMap<>();

	private final Map<Lost, Integer> lost = new HashMap<>();

	private final Runnable almostFull;

	private volatile boolean holding = true;

	/**
	 * Creates held events.
	 * @param almostFull called once a hold when half of the capacity is used; returns at
	 * once
	 */
	HeldEvents(Runnable almostFull) {
		this.almostFull = almostFull;
	}

	/** Begins to hold events. */
	synchronized void hold() {
		this.holding = true;
	}

	boolean isHolding() {
		return this.holding;
	}

	/**
	 * Claims an event for an appender before its filters are asked. The automatic one
	 * leaves an event to whoever has it, and gives it up to any other one.
	 * @param event the event
	 * @param automatic whether the caller is the automatic appender
	 * @return whether the event is the caller's
	 */
	synchronized boolean claim(ILoggingEvent event, boolean automatic) {
		Held held = this.known.get(event);
		if (held == null || (!automatic && !held.receiver.isAutomatic())) {
			return true;
		}
		if (automatic || held.released) {
			return false;
		}
		held.cancelled = true;
		this.known.remove(event);
		return true;
	}

	/**
	 * Holds an event.
	 * @param event the event, prepared for deferred processing
	 * @param receiver takes the event when it is released
	 * @return {@code false} if it is known by now where events go
	 */
	boolean add(ILoggingEvent event, Receiver receiver) {
		boolean notify;
		synchronized (this) {
			if (!this.holding) {
				return false;
			}
			notify = addIfRoom(event, receiver) && this.waiting.size() == CAPACITY / 2;
		}
		if (notify) {
			this.almostFull.run();
		}
		return true;
	}

	private boolean addIfRoom(ILoggingEvent event, Receiver receiver) {
		if (this.waiting.size() == CAPACITY) {
			lose(new Lost(LossReason.BUFFER_FULL, Severities.of(event.getLevel())));
			return false;
		}
		Held added = new Held(event, receiver);
		this.known.put(event, added);
		this.waiting.add(added);
		return true;
	}

	/**
	 * Counts an event that is lost while events are held.
	 * @return {@code false} if they are not held any more
	 */
	synchronized boolean add(Lost event) {
		if (this.holding) {
			lose(event);
		}
		return this.holding;
	}

	private void lose(Lost event) {
		this.lost.merge(event, 1, Integer::sum);
	}

	/**
	 * Holds no longer, once all that is held has been released: none that is logged
	 * meanwhile gets ahead.
	 * @param opened lets appenders ship from now on; called under the lock, with each
	 * event that was held and whether it was the automatic appender's
	 * @return how many events were lost
	 */
	Map<Lost, Integer> release(BiConsumer<ILoggingEvent, Boolean> opened) {
		while (true) {
			List<Held> next;
			synchronized (this) {
				if (this.waiting.isEmpty()) {
					return open(opened);
				}
				next = this.waiting;
				this.waiting = new ArrayList<>();
				next.forEach((held) -> held.released = true);
			}
			// Outside the lock: encoders are not ours, and may log.
			next.stream().filter((held) -> !held.cancelled).forEach((held) -> held.receiver.shipHeld(held.event));
		}
	}

	private Map<Lost, Integer> open(BiConsumer<ILoggingEvent, Boolean> opened) {
		this.known.values().forEach((held) -> opened.accept(held.event, held.receiver.isAutomatic()));
		this.holding = false;
		this.known.clear();
		Map<Lost, Integer> more = Map.copyOf(this.lost);
		this.lost.clear();
		return more;
	}

	/**
	 * Discards all events and holds no longer.
	 */
	synchronized void discard() {
		this.waiting.clear();
		this.known.clear();
		this.lost.clear();
		this.holding = false;
	}

	/**
	 * An appender that takes held events when they are released.
	 */
	interface Receiver {

		/**
		 * Returns whether it is the automatic appender, which leaves events to others.
		 */
		boolean isAutomatic();

		/** Ships an event. Does not throw. */
		void shipHeld(ILoggingEvent event);

	}

	/**
	 * A lost event.
	 *
	 * @param reason why it was lost
	 * @param severity its severity
	 */
	record Lost(LossReason reason, Severity severity) {
	}

	/**
	 * An event and the appender that took it.
	 */
	private static final class Held {

		private final ILoggingEvent event;

		private final Receiver receiver;

		private boolean cancelled;

		private boolean released;

		Held(ILoggingEvent event, Receiver receiver) {
			this.event = event;
			this.receiver = receiver;
		}

	}

}
