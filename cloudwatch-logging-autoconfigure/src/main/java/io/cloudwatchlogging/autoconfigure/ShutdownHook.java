package io.cloudwatchlogging.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import io.cloudwatchlogging.logback.Shipping;

/**
 * The last stage of a shutdown, for applications in which nobody stops Logback: without
 * Spring Boot's shutdown hook, or with its setting not to stop logging. Registered once
 * for the JVM.
 */
final class ShutdownHook extends Thread {

	private static final String SPRING_HOOK = "SpringApplicationShutdownHook";

	private static final AtomicBoolean REGISTERED = new AtomicBoolean();

	private ShutdownHook() {
		super("cloudwatch-logs-shutdown");
	}

	/** Makes sure that there is one. */
	static void register() {
		if (REGISTERED.compareAndSet(false, true)) {
			try {
				Runtime.getRuntime().addShutdownHook(new ShutdownHook());
			}
			catch (IllegalStateException ex) {
				// The JVM ends already.
			}
		}
	}

	@Override
	public void run() {
		try {
			for (Thread thread : getAllStackTraces().keySet()) {
				if (SPRING_HOOK.equals(thread.getName())) {
					// It bounds its own time, and the JVM waits for it anyway.
					thread.join();
				}
			}
		}
		catch (InterruptedException ex) {
			currentThread().interrupt();
		}
		Shipping.shared().finish();
	}

}
