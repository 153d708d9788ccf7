package io.cloudwatchlogging.test.model;

/**
 * Class of a log group, which decides what CloudWatch Logs can do with it.
 */
public enum LogGroupClass {

	/**
	 * All features.
	 */
	STANDARD,

	/**
	 * A subset of the features: among others, no reading of events.
	 */
	INFREQUENT_ACCESS,

	/**
	 * Only for the delivery of logs to other services.
	 */
	DELIVERY

}
