package io.cloudwatchlogging.delivery.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a JVM does with an error of mapped memory: it throws it at once, or holds it back
 * and throws it at a later access, to whatever memory that is.
 */
public final class HeldErrors {

	private final boolean late;

	private @Nullable InternalError held;

	/** Creates errors that come at once, or late. */
	public HeldErrors(boolean late) {
		this.late = late;
	}

	/** An access has failed. */
	void failed() {
		this.held = new InternalError("a fault occurred in an unsafe memory access operation");
		if (!this.late) {
			surface();
		}
	}

	/** Throws the error that is held back. */
	void surface() {
		InternalError error = this.held;
		this.held = null;
		if (error != null) {
			throw error;
		}
	}

}
