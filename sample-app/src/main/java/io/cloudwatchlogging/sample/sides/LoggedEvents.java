package io.cloudwatchlogging.sample.sides;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.BasicSequenceNumberGenerator;
import jakarta.annotation.PreDestroy;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Appender that numbers what the application logs from now on, and remembers the last of
 * it. Safe for use by many threads.
 */
@Component
final class LoggedEvents extends UnsynchronizedAppenderBase<ILoggingEvent> {

	static final int MAX_REMEMBERED = 1_000;

	/** The logger by which the library tells that it ships: that is not shipped. */
	private static final String LIBRARY = "io.cloudwatchlogging.CloudWatchLogs";

	private final Recent<LoggedEvent> recent = new Recent<>(MAX_REMEMBERED);

	private final Comparison comparison;

	private final Logger root;

	LoggedEvents(Comparison comparison) {
		this.comparison = comparison;
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		if (context.getSequenceNumberGenerator() == null) {
			context.setSequenceNumberGenerator(new BasicSequenceNumberGenerator());
		}
		this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		setContext(context);
		setName("LOGGED");
		start();
		this.root.addAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (event.getSequenceNumber() > 0 && !LIBRARY.equals(event.getLoggerName())) {
			this.comparison.logged(event.getSequenceNumber(), event.getTimeStamp());
			this.recent.add((position) -> LoggedEvent.of(position, event));
		}
	}

	/**
	 * Returns the last events.
	 * @param position the position of the last one that has been seen
	 * @return the events since then
	 */
	List<LoggedEvent> after(long position) {
		return this.recent.after(position);
	}

	@PreDestroy
	void close() {
		this.root.detachAppender(this);
		stop();
	}

}
