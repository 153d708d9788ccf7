package io.cloudwatchlogging.logback;

import java.time.Duration;

import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.delivery.Pipeline;

/**
 * The stages of a shutdown, which all wait for delivery, and share one time for it. Safe
 * for use by many threads.
 */
final class Shutdown {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	private static final long LINE_POLL_MILLIS = 20;

	private final Pipeline pipeline;

	private final DeliveryWarnings warnings;

	private final ShutdownBudget budget = new ShutdownBudget();

	Shutdown(Pipeline pipeline, DeliveryWarnings warnings) {
		this.pipeline = pipeline;
		this.warnings = warnings;
		prepare(DEFAULT_TIMEOUT);
	}

	/** Sets the time that the stages of the next shutdown share. */
	void prepare(Duration timeout) {
		this.budget.refill(timeout);
	}

	/** Delivers all lines so far, and every later line at once. */
	void finish() {
		await((timeout) -> {
			FlushResult result = this.pipeline.drain(timeout);
			if (!result.complete()) {
				this.warnings.abandoned(result, this.pipeline.status());
			}
		});
	}

	/** Delivers all lines so far, although another stage follows. */
	void flush() {
		await(this.pipeline::drain);
	}

	/** Waits for the next line, and says whether there was one. */
	boolean awaitLine(Duration patience) {
		long before = this.pipeline.status().counts().accepted();
		await((timeout) -> {
			long end = System.nanoTime() + Math.min(timeout.toNanos(), patience.toNanos());
			while (this.pipeline.status().counts().accepted() == before && System.nanoTime() < end) {
				Thread.sleep(LINE_POLL_MILLIS);
			}
		});
		return this.pipeline.status().counts().accepted() > before;
	}

	private void await(Wait wait) {
		// Whoever closes an application may be interrupted for it: no reason to lose
		// lines.
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

	@FunctionalInterface
	private interface Wait {

		void upTo(Duration timeout) throws InterruptedException;

	}

}
