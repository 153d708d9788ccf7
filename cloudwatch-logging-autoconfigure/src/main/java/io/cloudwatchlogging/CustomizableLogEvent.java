package io.cloudwatchlogging;

import java.time.Instant;
import java.util.Map;

/**
 * View of an event that is about to be shipped. The event itself belongs to other
 * appenders, too, and does not change; what can be changed is the text that CloudWatch
 * Logs gets. Not thread-safe.
 */
public interface CustomizableLogEvent {

	/**
	 * The name of the logger.
	 * @return the name
	 */
	String loggerName();

	/**
	 * The level at which the event was logged.
	 * @return the severity
	 */
	Severity severity();

	/**
	 * When the event was logged.
	 * @return the time
	 */
	Instant timestamp();

	/**
	 * The name of the thread that logged the event.
	 * @return the name
	 */
	String threadName();

	/**
	 * The message, with its arguments in their places.
	 * @return the message
	 */
	String message();

	/**
	 * The MDC entries of the event.
	 * @return the entries, unmodifiable
	 */
	Map<String, String> mdc();

	/**
	 * The text that is to be shipped, in the format of the appender.
	 * @return the text
	 */
	String text();

	/**
	 * Sets the text that is to be shipped. In a JSON format it should stay JSON.
	 * @param text the text
	 */
	void setText(String text);

	/**
	 * Does not ship the event. It is counted as lost with {@link LossReason#CUSTOMIZER},
	 * and no further customizer is called.
	 */
	void drop();

}
