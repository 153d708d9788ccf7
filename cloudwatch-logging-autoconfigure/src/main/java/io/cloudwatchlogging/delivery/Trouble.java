package io.cloudwatchlogging.delivery;

import java.time.Duration;

/**
 * Why a batch could not be delivered for now, by whose fault it was. Decides how fast it
 * is sent again.
 */
public enum Trouble {

	/** No answer, or one that says that the service or the network is unwell. */
	UNAVAILABLE(Duration.ofMillis(200), Duration.ofSeconds(20)),

	/** The service asked for fewer requests. */
	THROTTLED(Duration.ofMillis(500), Duration.ofSeconds(20)),

	/**
	 * No valid credentials, no permission, or an endpoint that refuses whatever it is
	 * sent. Mended by people while the application runs.
	 */
	DENIED(Duration.ofSeconds(1), Duration.ofSeconds(30)),

	/** The log group or log stream is missing and could not be created. */
	MISSING(Duration.ofMillis(500), Duration.ofSeconds(30));

	private final Duration base;

	private final Duration cap;

	Trouble(Duration base, Duration cap) {
		this.base = base;
		this.cap = cap;
	}

	/** Whether it is over only when people have mended it. */
	boolean isForPeople() {
		return this == DENIED || this == MISSING;
	}

	/** The upper bound of the first delay. */
	Duration base() {
		return this.base;
	}

	/** The upper bound of any delay that the service did not ask for. */
	Duration cap() {
		return this.cap;
	}

}
