package io.cloudwatchlogging.aws;

/**
 * Whether an endpoint gets compressed bodies. That CloudWatch decodes them for
 * PutLogEvents is not promised anywhere, and an emulator or a proxy may not, so it is
 * tried: a body that is taken only when it is plain counts against compression, until one
 * has been taken compressed. Safe for use by many threads.
 */
final class Compression {

	/** Smaller bodies hardly fill a packet. */
	static final int SMALLEST_BODY = 1024;

	/** Failures that may have another cause end compression when there are so many. */
	private static final int MAX_DOUBTS = 3;

	private final OneTimeWarnings warnings;

	private boolean wanted;

	private boolean proven;

	private int doubts;

	Compression(boolean wanted, OneTimeWarnings warnings) {
		this.wanted = wanted;
		this.warnings = warnings;
	}

	/** Whether a body of so many bytes is compressed. */
	synchronized boolean isWanted(int bodyBytes) {
		return this.wanted && bodyBytes >= SMALLEST_BODY;
	}

	/** Whether a failure may be owed to compression. */
	synchronized boolean isUnproven() {
		return !this.proven;
	}

	/** A compressed body was taken. */
	synchronized void succeeded() {
		this.proven = true;
	}

	/**
	 * A body was taken that failed when it was compressed.
	 * @param refused whether the endpoint said that it could not read it; otherwise the
	 * failure may have passed by itself
	 * @param message what the endpoint said
	 */
	synchronized void failed(boolean refused, String message) {
		this.doubts += refused ? MAX_DOUBTS : 1;
		if (!this.proven && this.doubts >= MAX_DOUBTS) {
			this.wanted = false;
			this.warnings.warn("compression",
					"The endpoint does not take compressed requests, they are sent plain from now on: " + message);
		}
	}

}
