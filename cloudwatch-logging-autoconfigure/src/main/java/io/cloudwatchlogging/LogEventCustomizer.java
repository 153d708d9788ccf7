package io.cloudwatchlogging;

/**
 * Callback that sees each event before it is shipped, and leaves it, changes its text or
 * drops it. Any number of beans of this type are called in the order that Spring gives
 * them, each with the text that the one before has left; secrets are masked afterwards.
 * <p>
 * It is called on the thread that logs, so it must be fast and safe for use by many
 * threads, and it must work until the JVM ends. Events that were logged before the beans
 * existed are held, and pass it when they do. If it throws, the event is not shipped but
 * counted as lost with {@link LossReason#UNENCODABLE}. What it logs itself is not
 * shipped.
 */
@FunctionalInterface
public interface LogEventCustomizer {

	/**
	 * Customizes what is shipped of an event.
	 * @param event the event, valid during the call only
	 */
	void customize(CustomizableLogEvent event);

}
