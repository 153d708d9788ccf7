package io.cloudwatchlogging.logback;

/**
 * Guard against log calls that are made while an event is appended, by whatever the
 * application has put into the event: such calls are dropped, as Logback's console
 * appender drops them. Knows each thread by a value of the JDK's only, so that no thread
 * keeps the class loader of an application alive. Safe for use by many threads.
 */
final class ReentryGuard {

	private static final int LOCKED = 0;

	private static final int REENTERED = 1;

	private static final String DISPATCH = "ch.qos.logback.classic.Logger";

	private final ThreadLocal<boolean[]> state = ThreadLocal.withInitial(() -> new boolean[2]);

	/**
	 * Begins to append an event.
	 * @return {@code false} if the thread is appending one already
	 */
	boolean enter() {
		boolean[] thread = this.state.get();
		if (thread[LOCKED]) {
			thread[REENTERED] = true;
			return false;
		}
		thread[LOCKED] = true;
		return true;
	}

	void exit() {
		boolean[] thread = this.state.get();
		thread[LOCKED] = false;
		thread[REENTERED] = false;
	}

	/**
	 * Returns whether the event that the thread appends was logged while another appender
	 * was formatting an event, and logs itself when it is formatted: the other appender
	 * has dropped it. To look at the stack is slow, and is done for events only that log.
	 */
	boolean isNestedInAnotherAppender() {
		return this.state.get()[REENTERED] && StackWalker.getInstance()
			.walk((frames) -> frames.filter(
					(frame) -> frame.getClassName().equals(DISPATCH) && frame.getMethodName().equals("callAppenders"))
				.limit(2)
				.count() > 1);
	}

}
