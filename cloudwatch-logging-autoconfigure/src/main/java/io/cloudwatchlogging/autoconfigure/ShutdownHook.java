package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.cloudwatchlogging.logback.Shipping;
import org.jspecify.annotations.Nullable;

/**
 * The last stage of a shutdown, for applications in which nobody stops Logback: without
 * Spring Boot's shutdown hook, or with its setting not to stop logging. There is at most
 * one.
 * <p>
 * Hooks run side by side, and the JVM lives until the last one ends. So as long as
 * logging goes on and lines come that other hooks may have logged, this one stays.
 */
final class ShutdownHook extends Thread {

	/** How long no line must come for this to be the end. */
	private static final Duration QUIET = Duration.ofMillis(250);

	private static final AtomicReference<@Nullable ShutdownHook> REGISTERED = new AtomicReference<>();

	private ShutdownHook() {
		super("cloudwatch-logs-shutdown");
	}

	/** Makes sure that there is one. */
	static void register() {
		ShutdownHook hook = new ShutdownHook();
		if (REGISTERED.compareAndSet(null, hook)) {
			try {
				Runtime.getRuntime().addShutdownHook(hook);
			}
			catch (IllegalStateException ex) {
				// The JVM ends already.
			}
		}
	}

	/**
	 * Makes sure that there is none.
	 * @return {@code false} if the JVM ends already, which is too late for that
	 */
	static boolean remove() {
		ShutdownHook hook = REGISTERED.getAndSet(null);
		try {
			return hook == null || Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	@Override
	public void run() {
		Shipping shipping = Shipping.shared();
		try {
			EndingThreads.awaitSpringsHook();
		}
		catch (InterruptedException ex) {
			currentThread().interrupt();
		}
		shipping.finish();
		while (shipping.isListening() && EndingThreads.mayLog() && shipping.awaitLine(QUIET)) {
			shipping.finish();
		}
	}

}
