package io.cloudwatchlogging.standalone;

import java.io.PrintStream;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusUtil;
import ch.qos.logback.core.status.WarnStatus;
import ch.qos.logback.core.util.StatusPrinter2;
import io.cloudwatchlogging.logback.LogbackStatusReporter;
import io.cloudwatchlogging.shipping.StatusReporter;
import org.jspecify.annotations.Nullable;

/**
 * Reports to Logback's status system, and to the error stream where nobody would see it
 * there: without a status listener, Logback prints warnings right after its configuration
 * only.
 *
 * @param context the context whose status manager takes the messages
 * @param errors the error stream
 */
record StandaloneStatusReporter(LoggerContext context, PrintStream errors) implements StatusReporter {

	private static final String ORIGIN = "CloudWatch Logs";

	@Override
	public void warn(String message, @Nullable Throwable cause) {
		Status status = new WarnStatus(message, ORIGIN, cause);
		this.context.getStatusManager().add(status);
		if (!isBeingConfigured() && !StatusUtil.contextHasStatusListener(this.context)) {
			StringBuilder text = new StringBuilder();
			new StatusPrinter2().buildStr(text, "", status);
			this.errors.print(text);
		}
	}

	@Override
	public void info(String message) {
		new LogbackStatusReporter(this.context).info(message);
	}

	/** Returns whether this thread is the one that Logback prints warnings on soon. */
	private boolean isBeingConfigured() {
		return this.context.getConfigurationLock().isHeldByCurrentThread();
	}

}
