package io.cloudwatchlogging.delivery;

/**
 * A thread that sends batches. What is logged on it is about sending, and is not shipped.
 */
final class SenderThread extends Thread {

	SenderThread(Runnable task, int number) {
		super(task, "cloudwatch-logs-" + number);
		setDaemon(true);
		// Not the class loader of whichever thread happened to log: it would be kept
		// alive.
		setContextClassLoader(SenderThread.class.getClassLoader());
	}

}
