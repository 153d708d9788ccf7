package io.cloudwatchlogging.logback;

import java.util.BitSet;
import java.util.List;

/**
 * The rule that says at which loggers the automatic appender stands. A pure function of
 * the tree of loggers:
 * <p>
 * The appender stands at each entry, which is the root logger or the loggers that are
 * named by {@code cloudwatch.logs.loggers}, and at every logger at or below an entry at
 * which another appender stands; except where it already stands at a logger that the
 * events are passed on to.
 * <p>
 * So an event of these loggers that reaches any appender reaches the automatic one, and
 * none reaches it twice: of two places that an event passes, the lower one would pass its
 * events on to the upper one, and is none.
 */
final class Placement {

	private Placement() {
	}

	/**
	 * Returns the loggers at which the appender stands.
	 * @param loggers all loggers, each behind its parent
	 * @return their indexes
	 */
	static BitSet of(List<? extends Node> loggers) {
		BitSet places = new BitSet(loggers.size());
		BitSet shipped = new BitSet(loggers.size());
		// Loggers whose events the appender meets anyway, at themselves or above.
		BitSet met = new BitSet(loggers.size());
		for (int i = 0; i < loggers.size(); i++) {
			Node logger = loggers.get(i);
			boolean root = logger.parent() < 0;
			boolean passedOn = !root && logger.additive() && met.get(logger.parent());
			shipped.set(i, logger.entry() || (!root && shipped.get(logger.parent())));
			places.set(i, !passedOn && (logger.entry() || (shipped.get(i) && logger.otherAppender())));
			met.set(i, passedOn || places.get(i));
		}
		return places;
	}

	/**
	 * A logger, as far as the rule looks at it.
	 */
	interface Node {

		/**
		 * Returns the index of the logger above, or a negative number for the root
		 * logger.
		 */
		int parent();

		/** Returns whether events are passed on to the logger above. */
		boolean additive();

		/** Returns whether an appender stands here that is not the automatic one. */
		boolean otherAppender();

		/** Returns whether events of this logger and those below it are shipped. */
		boolean entry();

	}

}
