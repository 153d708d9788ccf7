package io.cloudwatchlogging.sample.sides;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The order in which events are stored, checked while they are read. Events of one thread
 * never swap; those of several threads that log at once have no order among them.
 */
final class StoredOrder {

	private final BitSet seen = new BitSet();

	private final Map<String, Long> latest = new HashMap<>();

	Place add(EventIdentity event) {
		int number = Math.toIntExact(event.number());
		if (this.seen.get(number)) {
			return Place.REPEATED;
		}
		this.seen.set(number);
		long latestOfThread = this.latest.merge(event.thread(), event.number(), Math::max);
		return (latestOfThread > event.number()) ? Place.OUT_OF_ORDER : Place.IN_ORDER;
	}

	/**
	 * Place of an event among those before it.
	 */
	enum Place {

		/** It was logged after all of its thread that come before it. */
		IN_ORDER,

		/** It comes after one of its thread that was logged later. */
		OUT_OF_ORDER,

		/** It comes again. */
		REPEATED

	}

}
