package io.cloudwatchlogging.shipping;

/**
 * Source of events for the pipeline, as far as the life cycle has to know it: the
 * appenders of a logging system. Safe for use by many threads.
 */
public interface EventSource {

	/** A source without any event. */
	EventSource NONE = new EventSource() {

		@Override
		public boolean isListening() {
			return false;
		}

		@Override
		public void completeStart() {
		}

		@Override
		public void settle() {
		}

		@Override
		public void tellSuppressed() {
		}

		@Override
		public void remove() {
		}

		@Override
		public void discardHeld() {
		}

	};

	/**
	 * Returns whether an appender may still receive events.
	 * @return whether events may still come
	 */
	boolean isListening();

	/** Ships what is held by what is known by now, as nothing more will be known. */
	void completeStart();

	/**
	 * Hands over to the accounts of the pipeline what has been counted aside of them, so
	 * that threads that log need not wait for each other.
	 */
	void settle();

	/** Says of all events that limits keep back that they do, as the end may be near. */
	void tellSuppressed();

	/** Takes the appenders out of the logging system and discards what is held. */
	void remove();

	/** Discards what is held until it is known where it goes. */
	void discardHeld();

}
