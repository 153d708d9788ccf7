package io.cloudwatchlogging.lifecycle;

import java.time.Duration;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;

/**
 * Faults during the run of an application, and what they may cost.
 *
 * @param name the faults in words
 * @param copies which requests may be repeated although they were carried out
 * @param before what happens before the start
 * @param during what happens between start and end
 */
record SoakRow(String name, Copies copies, Before before, During during) {

	/** A fault that never ends. */
	static SoakRow steady(String name, Fault fault) {
		return new SoakRow(name, Copies.NONE, (service, faults, duration) -> faults.inject(fault), During.NOTHING);
	}

	/** A fault that lasts for a third of the run. */
	static SoakRow window(String name, Fault fault) {
		return new SoakRow(name, Copies.NONE, Before.NOTHING, (service, faults, application, duration) -> {
			application.runFor(duration.dividedBy(6));
			faults.inject(fault.lasting(duration.dividedBy(3)));
		});
	}

	/** A fault of the first quarter of the run. */
	static SoakRow start(String name, Fault fault) {
		return new SoakRow(name, Copies.NONE,
				(service, faults, duration) -> faults.inject(fault.lasting(duration.multipliedBy(8).dividedBy(30))),
				During.NOTHING);
	}

	/** The same, with requests that may be repeated. */
	SoakRow allowing(Copies copies) {
		return new SoakRow(this.name, copies, this.before, this.during);
	}

	/**
	 * Which requests may be repeated although they were carried out.
	 */
	enum Copies {

		/** None. */
		NONE,

		/** Those that were never answered. */
		OF_UNANSWERED,

		/** Those that were never answered, and as many others as a fault has hit. */
		OF_HIT

	}

	/**
	 * What happens before the start.
	 */
	interface Before {

		Before NOTHING = (service, faults, duration) -> {
		};

		void prepare(EmbeddedCloudWatchLogs service, SoakFaults faults, Duration duration);

	}

	/**
	 * What happens between start and end.
	 */
	interface During {

		During NOTHING = (service, faults, application, duration) -> {
		};

		void happen(EmbeddedCloudWatchLogs service, SoakFaults faults, RunningApplication application,
				Duration duration) throws InterruptedException;

	}

}
