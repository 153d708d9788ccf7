package io.cloudwatchlogging;

/**
 * The level at which an event was logged, from the least to the most severe. Decides
 * which events may use the last tenth of the buffer and by which losses are counted.
 */
public enum Severity {

	/** The finest level. */
	TRACE,

	/** For debugging. */
	DEBUG,

	/** The normal course of the application. */
	INFO,

	/** Something unexpected that the application handled. */
	WARN,

	/** Something that failed. */
	ERROR

}
