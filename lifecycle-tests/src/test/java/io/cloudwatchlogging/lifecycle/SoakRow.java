package io.cloudwatchlogging.lifecycle;

import java.time.Duration;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.Fault;

/**
 * Faults during the run of an application, and what they may cost.
 *
 * @param name the faults in words
 * @param twice whether requests that were carried out without the application's knowledge
 * may be repeated
 * @param before what happens before the start
 * @param during what happens between start and end
 */
record SoakRow(String name, boolean twice, Before before, During during) {

	/** A fault that never ends. */
	static SoakRow steady(String name, Fault fault) {
		return new SoakRow(name, false, (service, duration) -> service.faults().inject(fault), During.NOTHING);
	}

	/** A fault that lasts for a third of the run. */
	static SoakRow window(String name, Fault fault) {
		return new SoakRow(name, false, Before.NOTHING, (service, application, duration) -> {
			application.runFor(duration.dividedBy(6));
			service.faults().inject(fault.lasting(duration.dividedBy(3)));
		});
	}

	/** A fault of the first quarter of the run. */
	static SoakRow start(String name, Fault fault) {
		return new SoakRow(name, false,
				(service, duration) -> service.faults().inject(fault.lasting(duration.multipliedBy(8).dividedBy(30))),
				During.NOTHING);
	}

	/** The same, with requests that may be repeated. */
	SoakRow twiceAllowed() {
		return new SoakRow(this.name, true, this.before, this.during);
	}

	/**
	 * What happens before the start.
	 */
	interface Before {

		Before NOTHING = (service, duration) -> {
		};

		void prepare(EmbeddedCloudWatchLogs service, Duration duration);

	}

	/**
	 * What happens between start and end.
	 */
	interface During {

		During NOTHING = (service, application, duration) -> {
		};

		void happen(EmbeddedCloudWatchLogs service, RunningApplication application, Duration duration)
				throws InterruptedException;

	}

}
