package io.cloudwatchlogging.shipping;

import java.time.Duration;

import io.cloudwatchlogging.delivery.Pipeline;

/**
 * The end of an application whose classes are about to be discarded while the process
 * goes on, as in a servlet container: everything is let go of that would keep them alive.
 */
final class Undeployment {

	/** Far longer than a thread needs to notice that it is interrupted. */
	private static final Duration THREADS_END = Duration.ofSeconds(2);

	private final ProcessEnd processEnd;

	private final Pipeline pipeline;

	private final SinkChoice sinks;

	private final DeliveryReports reports;

	Undeployment(ProcessEnd processEnd, Pipeline pipeline, SinkChoice sinks, DeliveryReports reports) {
		this.processEnd = processEnd;
		this.pipeline = pipeline;
		this.sinks = sinks;
		this.reports = reports;
	}

	/**
	 * Lets go of everything. Events that are left are told and discarded.
	 * @return {@code false} if the JVM shuts down, so that nothing is let go of
	 */
	boolean run(EventSource source) {
		if (!this.processEnd.remove()) {
			return false;
		}
		source.remove();
		this.sinks.clear();
		try {
			this.pipeline.end(THREADS_END);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.processEnd.stopTimer();
		this.pipeline.leaveJournal();
		this.reports.warnings().left(this.pipeline.status().counts().buffered());
		this.pipeline.discardSilently();
		this.pipeline.tellLosses();
		this.reports.setReporter(null);
		return true;
	}

}
