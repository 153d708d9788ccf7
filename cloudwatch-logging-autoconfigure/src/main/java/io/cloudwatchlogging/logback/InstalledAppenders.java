package io.cloudwatchlogging.logback;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.LoggerContext;
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
		if (this.attachment == null || this.attachment.context() != context) {
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
		Set<CloudWatchAppender> appenders = AppenderSearch.all(context);
		appenders.forEach((appender) -> appender.prepare(appenderDefaults));
		return this.early.release(
				(event) -> AppenderSearch.reachedFrom(context, event.getLoggerName())
					.forEach((appender) -> appender.shipHeld(event)),
				() -> appenders.forEach(CloudWatchAppender::publish));
	}

	/** Detaches the appender that was attached, and forgets what was held. */
	void uninstall() {
		discardHeld();
		this.defaults = null;
		if (this.attachment != null) {
			AppenderSearch.all(this.attachment.context()).forEach(CloudWatchAppender::reset);
		}
		detach();
	}

	/** Forgets what was held. */
	void discardHeld() {
		this.early.release((event) -> {
		}, () -> {
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
