package io.cloudwatchlogging.shipping;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.TimeSource;

/**
 * Shutdown in stages that all wait for delivery and share one time budget. Safe for use
 * by many threads.
 */
final class Shutdown {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(DeliverySettings.DEFAULT_SHUTDOWN_SECONDS);

	private static final long POLL_MILLIS = 20;

	private final Pipeline pipeline;

	private final DeliveryWarnings warnings;

	private final TimeSource time;

	private final ShutdownBudget budget;

	Shutdown(Pipeline pipeline, DeliveryWarnings warnings, TimeSource time, JvmState jvm) {
		this.pipeline = pipeline;
		this.warnings = warnings;
		this.time = time;
		this.budget = new ShutdownBudget(time, jvm);
		prepare(DEFAULT_TIMEOUT);
	}

	/** Sets the time that the stages of the next shutdown share. */
	void prepare(Duration timeout) {
		this.budget.refill(timeout);
	}

	/**
	 * Delivers all events so far, and lets every later one be sent at once.
	 * @return whether further events came meanwhile, which may not have been delivered
	 */
	boolean finish() {
		long before = accepted();
		await((timeout) -> {
			try {
				FlushResult result = this.pipeline.drain(timeout);
				if (!result.complete()) {
					this.warnings.abandoned(result, this.pipeline.status(), this.pipeline.keptEvents());
				}
			}
			finally {
				// Also if the wait was interrupted: nobody may tell later.
				this.pipeline.tellLosses();
			}
		});
		return accepted() > before;
	}

	/** Delivers all events so far, although another stage follows. */
	void flush() {
		await(this.pipeline::drain);
	}

	/** Waits for the next event, and returns whether there was one. */
	boolean awaitEvent(Duration patience) {
		long before = accepted();
		await((timeout) -> poll(shorter(timeout, patience), () -> accepted() == before));
		return accepted() > before;
	}

	/** Waits as long as a condition holds. */
	void awaitWhile(BooleanSupplier condition) {
		await((timeout) -> poll(timeout, condition));
	}

	private void poll(Duration timeout, BooleanSupplier condition) throws InterruptedException {
		long end = this.time.nanos() + timeout.toNanos();
		while (this.time.nanos() < end && condition.getAsBoolean()) {
			Thread.sleep(POLL_MILLIS);
		}
	}

	private long accepted() {
		return this.pipeline.status().counts().accepted();
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private void await(Wait wait) {
		// Whoever closes an application may be interrupted for it: no reason to lose
		// events.
		boolean interrupted = Thread.interrupted();
		Duration timeout = this.budget.begin();
		try {
			wait.upTo(timeout);
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		finally {
			this.budget.end();
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * A wait that may end early.
	 */
	@FunctionalInterface
	private interface Wait {

		void upTo(Duration timeout) throws InterruptedException;

	}

}
