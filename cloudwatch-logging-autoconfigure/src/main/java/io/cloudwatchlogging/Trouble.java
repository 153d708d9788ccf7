package io.cloudwatchlogging;

/**
 * Why a batch could not be delivered for now, by whose fault it was. Decides how fast it
 * is sent again.
 */
public enum Trouble {

	/** No answer, or one that says that the service or the network is unwell. */
	UNAVAILABLE,

	/** The service asked for fewer requests. */
	THROTTLED,

	/**
	 * No valid credentials, no permission, or an endpoint that refuses whatever it is
	 * sent. Mended by people while the application runs.
	 */
	DENIED,

	/** The log group or log stream is missing and could not be created. */
	MISSING;

	/**
	 * Whether it is over only when people have fixed it.
	 * @return {@code true} if waiting alone does not help
	 */
	public boolean isForPeople() {
		return this == DENIED || this == MISSING;
	}

}
