package io.cloudwatchlogging.test.fault;

/**
 * Port of a service, as far as an outage is concerned.
 */
public interface Port {

	/**
	 * Cuts all connections and refuses new ones, until {@link #accept()} is called as
	 * often.
	 */
	void refuse();

	/**
	 * Takes one refusal back.
	 */
	void accept();

}
