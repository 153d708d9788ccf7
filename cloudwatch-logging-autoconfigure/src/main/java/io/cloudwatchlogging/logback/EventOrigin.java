package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.delivery.SendingThreads;

/**
 * Tells events about shipping from those of the application, whichever thread hands them
 * over: by the thread that logged them. To ship them would make more of them.
 */
final class EventOrigin {

	/** The logger by which this library tells that it ships. */
	static final String LOGGER = "io.cloudwatchlogging.CloudWatchLogs";

	/**
	 * The thread of the AWS SDK that closes idle connections, of all clients of the
	 * process.
	 *
	 * @see <a href=
	 * "https://github.com/aws/aws-sdk-java-v2/blob/master/http-clients/apache5-client/src/main/java/software/amazon/awssdk/http/apache5/internal/conn/IdleConnectionReaper.java">IdleConnectionReaper</a>
	 */
	private static final String REAPER = "idle-connection-reaper";

	private EventOrigin() {
	}

	/** Returns whether an event is about shipping. */
	static boolean isShipping(ILoggingEvent event) {
		String thread = event.getThreadName();
		return SendingThreads.isSending(thread) || REAPER.equals(thread) || LOGGER.equals(event.getLoggerName());
	}

}
