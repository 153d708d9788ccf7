package io.cloudwatchlogging.delivery;

/**
 * The names of the threads that send. What such a thread logs is about sending.
 */
public final class SendingThreads {

	private static final String PREFIX = "cloudwatch-logs-sender-";

	private SendingThreads() {
	}

	/** Returns the name of a thread that sends. */
	static String name(int number) {
		return PREFIX + number;
	}

	/**
	 * Returns whether a thread of this name sends.
	 * @param thread the name of the thread
	 * @return whether what it logs is about sending
	 */
	public static boolean isSending(String thread) {
		return thread.startsWith(PREFIX);
	}

}
