package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * The appenders of the process, which are declared or else attached: what they go by, and
 * what they hold as long as that is not known. Safe for use by many threads, of which one
 * at a time may change it.
 */
final class InstalledAppenders {

	private final EarlyEvents early = new EarlyEvents();

	private final AtomicInteger started = new AtomicInteger();

	private volatile @Nullable AppenderDefaults defaults;

	private @Nullable Attachment attachment;

	/** Lets all appenders hold what is logged until they are completed. */
	void hold(LoggerContext context) {
		this.early.hold();
		this.defaults = null;
		AppenderSearch.all(context).forEach(CloudWatchAppender::reset);
	}

	/**
	 * Attaches an appender, as long as none is declared. One that is attached already
	 * stays, so that it misses nothing meanwhile.
	 */
	void attach(LoggerContext context, Collection<String> loggers) {
		if (this.attachment == null || !this.attachment.isFor(context)) {
			detach();
			this.attachment = new Attachment(context);
		}
		this.attachment.attach(loggers);
	}

	/** Attaches the appender again, if one was, where it was. */
	void attachAgain() {
		if (this.attachment != null) {
			this.attachment.attachAgain();
		}
	}

	private void detach() {
		if (this.attachment != null) {
			this.attachment.detach();
			this.attachment = null;
		}
	}

	/**
	 * Completes all appenders, and ships what was held.
	 * @return how many events could not be held
	 */
	long complete(LoggerContext context, AppenderDefaults appenderDefaults) {
		this.defaults = appenderDefaults;
		return this.early.release((events) -> {
			Map<CloudWatchAppender, List<ILoggingEvent>> held = new LinkedHashMap<>();
			AppenderSearch.all(context).forEach((appender) -> held.put(appender, new ArrayList<>()));
			events.forEach((event) -> AppenderSearch.reachedFrom(context, event.getLoggerName())
				.forEach((appender) -> held.computeIfAbsent(appender, (key) -> new ArrayList<>()).add(event)));
			held.forEach((appender, own) -> appender.complete(appenderDefaults, own));
		});
	}

	/** Detaches the appender that was attached, and forgets what was held. */
	void uninstall() {
		discardHeld();
		detach();
		this.defaults = null;
	}

	/** Forgets what was held. */
	void discardHeld() {
		this.early.release((events) -> {
		});
	}

	/** An appender begins to take events. */
	void started(CloudWatchAppender appender) {
		this.started.incrementAndGet();
		AppenderDefaults current = this.defaults;
		if (current != null) {
			appender.complete(current);
		}
	}

	/** An appender takes no more events. */
	void stopped() {
		this.started.decrementAndGet();
	}

	/** Whether an appender takes events. */
	boolean isListening() {
		return this.started.get() > 0;
	}

	EarlyEvents early() {
		return this.early;
	}

}
