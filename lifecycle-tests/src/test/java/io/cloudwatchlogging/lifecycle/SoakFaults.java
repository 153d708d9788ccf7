package io.cloudwatchlogging.lifecycle;

import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;

/**
 * The faults that a service had during the run of an application.
 */
final class SoakFaults {

	private final EmbeddedCloudWatchLogs service;

	private final List<InjectedFault> injected = new ArrayList<>();

	SoakFaults(EmbeddedCloudWatchLogs service) {
		this.service = service;
	}

	void inject(Fault fault) {
		this.injected.add(this.service.faults().inject(fault));
	}

	/** Requests that the faults applied to. */
	int hits() {
		return this.injected.stream().mapToInt(InjectedFault::hits).sum();
	}

}
