package io.cloudwatchlogging.shipping;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The last stage of a shutdown, in a JVM hook: it delivers what nobody else has waited
 * for. Hooks run side by side, and the JVM lives until the last one ends. So as long as
 * logging goes on, this one stays until all others have ended or the budget is spent.
 * Safe for use by many threads.
 */
final class ProcessEnd {

	private static final long PERIOD_SECONDS = 1;

	private final HookThreads threads = new HookThreads();

	private final ShutdownHook hook = new ShutdownHook(this::run);

	private final JvmState jvm;

	private final ShippingTimer timer;

	private final Shutdown shutdown;

	private final BooleanSupplier delivery;

	private final BooleanSupplier listening;

	private final Runnable periodic;

	private final Runnable notEnding;

	private final Runnable delivered;

	private boolean noting;

	/**
	 * Creates the last stage of a shutdown.
	 * @param jvm whether the JVM shuts down
	 * @param timer notes the threads of the application
	 * @param shutdown waits within the budget
	 * @param delivery delivers all events so far, and tells whether more have come
	 * meanwhile
	 * @param listening tells whether events may still come
	 * @param periodic called once a second from the registration on; must not wait
	 * @param notEnding is told that events come after the last delivery
	 * @param delivered called at the very end
	 */
	ProcessEnd(JvmState jvm, ShippingTimer timer, Shutdown shutdown, BooleanSupplier delivery,
			BooleanSupplier listening, Runnable periodic, Runnable notEnding, Runnable delivered) {
		this.jvm = jvm;
		this.timer = timer;
		this.shutdown = shutdown;
		this.delivery = delivery;
		this.listening = listening;
		this.periodic = periodic;
		this.notEnding = notEnding;
		this.delivered = delivered;
	}

	/** Makes sure that the end of the JVM waits for delivery. */
	synchronized void register() {
		this.hook.register();
		if (!this.noting) {
			this.noting = true;
			this.threads.noteRunning();
			this.timer.repeatAtOnce(this::noteThreads, PERIOD_SECONDS, TimeUnit.SECONDS);
			this.timer.repeatAtOnce(this.periodic, PERIOD_SECONDS, TimeUnit.SECONDS);
		}
	}

	private void noteThreads() {
		if (!this.jvm.isShuttingDown()) {
			this.threads.noteRunning();
		}
	}

	/**
	 * Makes sure that the end of the JVM does not wait.
	 * @return {@code false} if the JVM shuts down already, which is too late for that
	 */
	synchronized boolean remove() {
		return !this.jvm.isShuttingDown() && this.hook.remove();
	}

	/** Stops the timer, with all that is done by time. */
	synchronized void stopTimer() {
		this.timer.stop();
		this.noting = false;
	}

	private void run() {
		try {
			HookThreads.awaitSpringHook();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		boolean more = this.delivery.getAsBoolean();
		if (mayLog()) {
			this.shutdown.awaitWhile(this::mayLog);
			more = this.delivery.getAsBoolean();
		}
		if (more && this.listening.getAsBoolean()) {
			this.notEnding.run();
		}
		this.delivered.run();
	}

	private boolean mayLog() {
		return this.listening.getAsBoolean() && this.threads.areRunning();
	}

}
