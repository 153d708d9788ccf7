package io.cloudwatchlogging.logback;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.cloudwatchlogging.delivery.KebabCase;
import io.cloudwatchlogging.limiting.BudgetStatus;
import io.cloudwatchlogging.limiting.Summary;
import io.cloudwatchlogging.naming.NamingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Event by which the library itself says in a log stream what is not shipped. It has the
 * format of the other events, and its numbers as key-values, so that they can be searched
 * for and summed up. It is neither limited nor held back.
 *
 * @param event the event
 * @param origin what the names of log group and log stream are made of
 */
record Notice(ILoggingEvent event, NamingContext origin) {

	/**
	 * Says what was not shipped of a logger, where its events go and at their level: who
	 * reads those reads this.
	 */
	static Notice of(Summary summary, long timestamp, LoggerContextVO context) {
		Level level = Level.toLevel(summary.severity().name());
		return new Notice(
				event(level, summary.message(), timestamp, context,
						List.of(new KeyValuePair("suppressed.logger", summary.logger()),
								new KeyValuePair("suppressed.level", summary.severity().name()),
								new KeyValuePair("suppressed.reason", KebabCase.of(summary.reason())),
								new KeyValuePair("suppressed.events", summary.count()))),
				new SummaryNamingContext(summary));
	}

	/** Says how far the budget is spent. */
	static Notice of(BudgetStatus budget, long timestamp, LoggerContextVO context) {
		ILoggingEvent event = event(Level.WARN, budget.message(), timestamp, context,
				List.of(new KeyValuePair("budget.spent", budget.spentBytes()),
						new KeyValuePair("budget.per-day", budget.bytesPerDay()),
						new KeyValuePair("budget.held-back", budget.heldBack())));
		return new Notice(event, new EventNamingContext(event));
	}

	private static ILoggingEvent event(Level level, String message, long timestamp, LoggerContextVO context,
			List<KeyValuePair> fields) {
		LoggingEvent event = new LoggingEvent();
		event.setLoggerName(EventOrigin.LOGGER);
		event.setLevel(level);
		event.setMessage(message);
		event.setInstant(Instant.ofEpochMilli(timestamp));
		event.setThreadName(Thread.currentThread().getName());
		event.setLoggerContextRemoteView(context);
		event.setMDCPropertyMap(Map.of());
		event.setKeyValuePairs(fields);
		event.setCallerData(new StackTraceElement[0]);
		return event;
	}

	/**
	 * What names may take from the events that a summary is about.
	 *
	 * @param summary the summary
	 */
	private record SummaryNamingContext(Summary summary) implements NamingContext {

		@Override
		public long timestamp() {
			return this.summary.last();
		}

		@Override
		public String logger() {
			return this.summary.logger();
		}

		@Override
		public String level() {
			return this.summary.severity().name();
		}

		@Override
		public @Nullable String mdc(String key) {
			return null;
		}

	}

}
