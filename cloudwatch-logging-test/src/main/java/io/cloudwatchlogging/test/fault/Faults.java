package io.cloudwatchlogging.test.fault;

/**
 * Faults of a service. Safe for use by many threads.
 */
public interface Faults {

	/**
	 * Makes trouble from now on.
	 * @param fault the fault
	 * @return the fault at work
	 * @throws IllegalArgumentException if the fault is an outage of some requests
	 */
	InjectedFault inject(Fault fault);

	/**
	 * Ends all faults. The requests that they hold go on, and after an outage the service
	 * listens again when the call returns.
	 */
	void clear();

}
