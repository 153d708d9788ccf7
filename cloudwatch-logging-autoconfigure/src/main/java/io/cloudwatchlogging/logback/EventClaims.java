package io.cloudwatchlogging.logback;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Deduplication of events, for as long as an event may meet more than one of our
 * appenders: while the automatic one stands at several loggers, changes its place or
 * steps back. The first of them that an event meets takes it.
 * <p>
 * The automatic appender stands at loggers only, and an event passes those on one thread:
 * what it has taken is known by {@link RecentEvents}, at the price of one small object.
 * Declared appenders may stand behind an {@code AsyncAppender}. As long as one of them
 * may meet what the automatic one has taken, events are noted for all threads: in a map
 * from events by identity, which keeps none of them alive. Safe for use by many threads.
 */
final class EventClaims {

	/** Maximum number of events to forget for each one that is noted. */
	private static final int MAX_REMOVED = 8;

	private final RecentEvents recent = new RecentEvents();

	private final Map<Object, Boolean> automaticByEvent = new ConcurrentHashMap<>();

	private final ReferenceQueue<ILoggingEvent> collected = new ReferenceQueue<>();

	private volatile Mode mode = Mode.SINGLE_PLACE;

	/** Sets what events may meet: before they can, and once they cannot any more. */
	void setMode(Mode mode) {
		this.mode = mode;
		if (mode == Mode.SINGLE_PLACE) {
			this.automaticByEvent.clear();
		}
	}

	Mode mode() {
		return this.mode;
	}

	/**
	 * Takes an event for the automatic appender, unless it or any other has taken it.
	 * @param event the event
	 * @param root whether it stands at the root logger, behind all other loggers
	 * @return whether the event is the caller's
	 */
	boolean claimForAutomatic(ILoggingEvent event, boolean root) {
		Mode current = this.mode;
		if (current == Mode.SINGLE_PLACE) {
			return true;
		}
		if (this.recent.contains(event)) {
			return false;
		}
		if (current == Mode.TRANSITION) {
			return note(event, true) == null;
		}
		if (!this.automaticByEvent.isEmpty() && this.automaticByEvent.containsKey(new Lookup(event))) {
			return false;
		}
		// At the root of loggers that nobody moves between, nobody comes after it.
		if (!root || current == Mode.MOVING) {
			this.recent.add(event);
		}
		return true;
	}

	/**
	 * Takes an event for another appender, unless the automatic one has taken it.
	 * @param event the event
	 * @return whether the event is the caller's
	 */
	boolean claim(ILoggingEvent event) {
		if (this.mode != Mode.TRANSITION) {
			return true;
		}
		return !this.recent.contains(event) && !Boolean.TRUE.equals(note(event, false));
	}

	private Boolean note(ILoggingEvent event, boolean automatic) {
		// A few, as no caller is to pay for a whole garbage collection.
		for (int i = 0; i < MAX_REMOVED; i++) {
			Reference<?> key = this.collected.poll();
			if (key == null) {
				break;
			}
			this.automaticByEvent.remove(key);
		}
		return this.automaticByEvent.putIfAbsent(new Key(event, this.collected), automatic);
	}

	/** Notes an event that has been taken without being claimed. */
	void noteTaken(ILoggingEvent event, boolean automatic) {
		if (this.mode != Mode.SINGLE_PLACE) {
			note(event, automatic);
		}
	}

	/**
	 * What an event may meet.
	 */
	enum Mode {

		/** One of our appenders at most, or several that were declared on purpose. */
		SINGLE_PLACE,

		/** The automatic appender at several loggers. */
		SEVERAL_PLACES,

		/**
		 * The automatic appender twice at one logger, or at an old place and a new one.
		 */
		MOVING,

		/** The automatic appender and a declared one. */
		TRANSITION

	}

	/**
	 * An event as a key: equal to another one of the same event, or else to itself only.
	 */
	private static final class Key extends WeakReference<ILoggingEvent> {

		private final int hash;

		Key(ILoggingEvent event, ReferenceQueue<ILoggingEvent> queue) {
			super(event, queue);
			this.hash = System.identityHashCode(event);
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

		@Override
		public boolean equals(Object other) {
			if (this == other) {
				return true;
			}
			ILoggingEvent event = get();
			return event != null && other instanceof Key key && key.refersTo(event);
		}

	}

	/**
	 * An event as a key to look for.
	 */
	private record Lookup(ILoggingEvent event) {

		@Override
		public int hashCode() {
			return System.identityHashCode(this.event);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Key key && key.refersTo(this.event);
		}

	}

}
