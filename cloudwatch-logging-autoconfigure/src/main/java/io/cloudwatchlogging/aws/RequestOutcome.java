package io.cloudwatchlogging.aws;

/**
 * What came of one PutLogEvents request.
 */
public enum RequestOutcome {

	/** CloudWatch stored the batch. */
	ACCEPTED,

	/** No answer, or one that says that the service or the network is unwell. */
	UNAVAILABLE,

	/** CloudWatch asked for fewer requests. */
	THROTTLED,

	/** No credentials were found to ask CloudWatch with. */
	NOT_CONFIGURED,

	/** No valid credentials, or no permission. */
	DENIED,

	/** The log group or log stream is missing. */
	MISSING,

	/** CloudWatch refused what is in the batch. */
	REFUSED

}
