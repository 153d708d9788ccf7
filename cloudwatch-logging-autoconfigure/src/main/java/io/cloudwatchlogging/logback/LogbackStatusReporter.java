package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.status.WarnStatus;
import ch.qos.logback.core.util.StatusPrinter2;
import io.cloudwatchlogging.shipping.StatusReporter;
import org.jspecify.annotations.Nullable;

/**
 * Reports to Logback's status system, from where Spring Boot prints warnings to the error
 * stream. Never as an error, which would stop the application, and never through a
 * logger.
 *
 * @param context the context whose status manager takes the messages
 */
public record LogbackStatusReporter(Context context) implements StatusReporter {

	private static final String ORIGIN = "CloudWatch Logs";

	/**
	 * Creates a reporter that can still report when no classes are loaded any more: a
	 * servlet container that ends does that before the last warnings.
	 * @param context the context whose status manager takes the messages
	 */
	public LogbackStatusReporter {
		new StatusPrinter2().buildStr(new StringBuilder(), "", new WarnStatus("", ORIGIN));
	}

	@Override
	public void warn(String message, @Nullable Throwable cause) {
		this.context.getStatusManager().add(new WarnStatus(message, ORIGIN, cause));
	}

	/** As an event of the application's log, which is not shipped itself. */
	@Override
	public void info(String message) {
		if (this.context instanceof LoggerContext loggers) {
			loggers.getLogger(EventOrigin.LOGGER).info(message);
		}
	}

}
