package io.cloudwatchlogging.delivery;

import io.cloudwatchlogging.Severity;

/**
 * What delivery has to know of severities: how many there are, which one a byte of memory
 * stands for, and which ones are privileged.
 */
final class Severities {

	private static final Severity[] ALL = Severity.values();

	static final int COUNT = ALL.length;

	private Severities() {
	}

	static Severity of(int ordinal) {
		return ALL[ordinal];
	}

	/** Whether the last tenth of the buffer is kept for events of this severity. */
	static boolean isPrivileged(Severity severity) {
		return severity.compareTo(Severity.WARN) >= 0;
	}

}
