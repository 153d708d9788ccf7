package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.Level;
import io.cloudwatchlogging.Severity;

/**
 * Severities of Logback's levels.
 */
final class Severities {

	private Severities() {
	}

	/** Returns the severity of a level. */
	static Severity of(Level level) {
		int value = level.toInt();
		if (value >= Level.ERROR_INT) {
			return Severity.ERROR;
		}
		if (value >= Level.WARN_INT) {
			return Severity.WARN;
		}
		if (value >= Level.INFO_INT) {
			return Severity.INFO;
		}
		return (value >= Level.DEBUG_INT) ? Severity.DEBUG : Severity.TRACE;
	}

}
