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

	/** How the library tells that it ships, which it does not ship. */
	static final String FIRST_DELIVERY = "] io.cloudwatchlogging.CloudWatchLogs : Shipping log events";

	/** The log events that the console showed, but for that of the library itself. */
	List<String> events() {
		return ConsoleEvents.of(this.console).stream().filter((event) -> !event.contains(FIRST_DELIVERY)).toList();
	}

	/** The error stream as one text. */
	String errorText() {
		return String.join("\n", this.errors);
	}

}
