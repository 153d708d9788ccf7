package io.cloudwatchlogging.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import io.cloudwatchlogging.test.model.AcceptedBatch;

/**
 * The faults that a service had during the run of an application.
 */
final class SoakFaults {

	private final EmbeddedCloudWatchLogs service;

	private final List<InjectedFault> injected = new ArrayList<>();

	private final List<AcceptedBatch> deleted = new ArrayList<>();

	SoakFaults(EmbeddedCloudWatchLogs service) {
		this.service = service;
	}

	void inject(Fault fault) {
		this.injected.add(this.service.faults().inject(fault));
	}

	/**
	 * Deletes a log group. What it had was delivered all the same: it is kept, as the
	 * service forgets it.
	 */
	void deleteLogGroup(String group) {
		InjectedFault pause = this.service.faults().inject(Fault.throttling().onOperation("PutLogEvents"));
		// One request is under way at a time: then the one before is answered.
		pause.awaitHits(1, Duration.ofMinutes(1));
		this.deleted.addAll(this.service.requests().batches());
		this.service.deleteLogGroup(group);
		pause.clear();
	}

	/** The batches that were accepted, also for log groups that were deleted since. */
	List<AcceptedBatch> batches() {
		return Stream.concat(this.deleted.stream(), this.service.requests().batches().stream()).toList();
	}

	/** Requests that the faults applied to. */
	int hits() {
		return this.injected.stream().mapToInt(InjectedFault::hits).sum();
	}

}
