package io.cloudwatchlogging.logback;

/**
 * The declared appender in whose place the automatic one stands for a moment, while
 * Logback is configured anew: events go where that one's go. Safe for use by many
 * threads.
 */
final class Predecessor {

	private final EventIntake intake;

	private boolean fresh;

	Predecessor(EventIntake intake) {
		this.intake = intake;
	}

	/** Keeps the place of an appender that Logback is about to detach. */
	synchronized void set(AppenderCore appender) {
		this.intake.setPredecessor(appender);
		this.fresh = true;
	}

	/** Forgets the appender, unless it was set since the last call. */
	synchronized void expire() {
		if (this.fresh) {
			this.fresh = false;
		}
		else {
			this.intake.setPredecessor(null);
		}
	}

}
