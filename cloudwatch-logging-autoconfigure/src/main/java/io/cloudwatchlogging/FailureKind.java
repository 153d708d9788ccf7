package io.cloudwatchlogging;

/**
 * Kind of a delivery failure. Decides the back-off until the next attempt.
 */
public enum FailureKind {

	/** No answer, or one that says that the service or the network is unwell. */
	UNAVAILABLE("CloudWatch Logs does not answer, or cannot serve requests"),

	/** The service asked for fewer requests. */
	THROTTLED("CloudWatch Logs asks for fewer requests"),

	/**
	 * The AWS region or credentials are missing, or no client can be built: nothing was
	 * asked of CloudWatch Logs yet. An operator can fix it while the application runs.
	 */
	NOT_CONFIGURED("the AWS region or credentials are missing, or no client could be built with the configuration"),

	/**
	 * No valid credentials, no permission, or an endpoint that refuses whatever it is
	 * sent. An operator can fix it while the application runs.
	 */
	DENIED("credentials are invalid or permissions are missing, or the endpoint refuses all requests"),

	/** The log group or log stream is missing and could not be created. */
	MISSING("the log group or log stream is missing and could not be created");

	private final String text;

	FailureKind(String text) {
		this.text = text;
	}

	/**
	 * The failure in words.
	 * @return the words
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Whether it lasts until an operator has fixed its cause.
	 * @return {@code true} if waiting alone does not help
	 */
	public boolean needsIntervention() {
		return this == NOT_CONFIGURED || this == DENIED || this == MISSING;
	}

}
