package io.cloudwatchlogging.delivery;

/**
 * A thread that sends batches. What is logged on it is about sending, and is not shipped.
 */
final class SenderThread extends Thread {

	SenderThread(Runnable task, int number) {
		// Without the thread locals of whichever thread happened to start it.
		super(null, task, SendingThreads.name(number), 0, false);
		setDaemon(true);
		// Nor its class loader, which would be kept alive.
		setContextClassLoader(SenderThread.class.getClassLoader());
	}

}
