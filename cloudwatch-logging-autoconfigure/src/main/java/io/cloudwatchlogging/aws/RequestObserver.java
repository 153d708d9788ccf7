package io.cloudwatchlogging.aws;

/**
 * Learns of every PutLogEvents request. Called on the thread that sent it, by many
 * threads at once; returns at once and does not throw.
 */
@FunctionalInterface
public interface RequestObserver {

	/** Learns nothing. */
	RequestObserver NONE = (outcome, events, nanos, bodyBytes, wireBytes) -> {
	};

	/**
	 * A request is over.
	 * @param outcome what came of it
	 * @param events events of its batch
	 * @param nanos how long it took, in nanoseconds
	 * @param bodyBytes bytes of its body before compression
	 * @param wireBytes bytes of its body as it was sent, without headers
	 */
	void completed(RequestOutcome outcome, int events, long nanos, long bodyBytes, long wireBytes);

}
