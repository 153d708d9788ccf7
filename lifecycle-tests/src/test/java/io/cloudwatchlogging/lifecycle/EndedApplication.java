package io.cloudwatchlogging.lifecycle;

import java.time.Duration;
import java.util.List;

/**
 * What is left of an application that has ended.
 *
 * @param exitCode the exit code of its process
 * @param console the lines of its standard output
 * @param errors the lines of its error stream
 * @param waited how long the end of the process was waited for
 */
record EndedApplication(int exitCode, List<String> console, List<String> errors, Duration waited) {

	/** The log events that the console showed. */
	List<String> events() {
		return ConsoleEvents.of(this.console);
	}

	/** The error stream as one text. */
	String errorText() {
		return String.join("\n", this.errors);
	}

}
