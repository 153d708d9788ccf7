package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.FailureKind;

/**
 * A listener that remembers what it was told. Safe for use by many threads.
 */
final class RecordingListener implements DeliveryListener {

	private final List<Loss> losses = new ArrayList<>();

	private final List<String> failures = new ArrayList<>();

	private final List<String> refusals = new ArrayList<>();

	private final List<String> warnings = new ArrayList<>();

	private int deliveries;

	private boolean calledElsewhere;

	@Override
	public synchronized void lost(Loss loss) {
		this.losses.add(loss);
		called();
	}

	@Override
	public synchronized void failed(FailureKind failureKind, String message) {
		this.failures.add(failureKind + " " + message);
		called();
	}

	@Override
	public synchronized void refused(Destination destination, String message) {
		this.refusals.add(destination + " " + message);
		called();
	}

	@Override
	public synchronized void warn(String message) {
		this.warnings.add(message);
	}

	@Override
	public synchronized void delivered() {
		this.deliveries++;
		called();
	}

	private void called() {
		this.calledElsewhere |= !Pipeline.isSending();
	}

	synchronized List<Loss> losses() {
		return List.copyOf(this.losses);
	}

	synchronized List<String> failures() {
		return List.copyOf(this.failures);
	}

	synchronized List<String> refusals() {
		return List.copyOf(this.refusals);
	}

	synchronized List<String> warnings() {
		return List.copyOf(this.warnings);
	}

	synchronized int deliveries() {
		return this.deliveries;
	}

	/** Whether it was called on a thread that does not send. */
	synchronized boolean isCalledElsewhere() {
		return this.calledElsewhere;
	}

}
