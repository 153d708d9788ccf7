package io.cloudwatchlogging.logback;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;

/**
 * The appender that nobody declared, at its loggers: put there when logging is
 * initialised, and again whenever the logger context has been reset.
 * <p>
 * It is at the named loggers, else at the root logger and at every logger that does not
 * pass its events on to it. So each event meets it once.
 */
public final class Attachment implements LoggerContextListener {

	private final LoggerContext context;

	private final CloudWatchAppender appender;

	private final Collection<String> loggers;

	private Attachment(LoggerContext context, CloudWatchAppender appender, Collection<String> loggers) {
		this.context = context;
		this.appender = appender;
		this.loggers = loggers;
	}

	/**
	 * The appenders of this library that are declared or attached.
	 * @param context the logger context
	 * @return the appenders, wherever they are
	 */
	public static Set<CloudWatchAppender> find(LoggerContext context) {
		Set<CloudWatchAppender> found = new LinkedHashSet<>();
		context.getLoggerList().forEach((logger) -> find(logger, found));
		return found;
	}

	private static void find(AppenderAttachable<ILoggingEvent> holder, Set<CloudWatchAppender> found) {
		for (Iterator<Appender<ILoggingEvent>> it = holder.iteratorForAppenders(); it.hasNext();) {
			Appender<ILoggingEvent> appender = it.next();
			if (appender instanceof CloudWatchAppender ours) {
				found.add(ours);
			}
			else if (appender instanceof AppenderAttachable<?>) {
				@SuppressWarnings("unchecked")
				AppenderAttachable<ILoggingEvent> inner = (AppenderAttachable<ILoggingEvent>) appender;
				find(inner, found);
			}
		}
	}

	/**
	 * Attaches an appender and keeps it attached.
	 * @param context the logger context
	 * @param appender a started appender
	 * @param loggers the names of the loggers, empty for all events
	 * @return what detaches it
	 */
	public static Attachment attach(LoggerContext context, CloudWatchAppender appender, Collection<String> loggers) {
		Attachment attachment = new Attachment(context, appender, List.copyOf(loggers));
		attachment.attach();
		context.addListener(attachment);
		return attachment;
	}

	private void attach() {
		if (!this.appender.isStarted()) {
			this.appender.start();
		}
		if (this.loggers.isEmpty()) {
			this.context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this.appender);
			this.context.getLoggerList()
				.stream()
				.filter((logger) -> !logger.isAdditive() && logger.iteratorForAppenders().hasNext())
				.forEach((logger) -> logger.addAppender(this.appender));
			return;
		}
		this.loggers.stream()
			.map(this.context::getLogger)
			.filter((logger) -> !passesOnToNamed(logger))
			.forEach((logger) -> logger.addAppender(this.appender));
	}

	/** Whether the events of a logger come to another named one anyway. */
	private boolean passesOnToNamed(Logger logger) {
		String name = logger.getName();
		for (Logger next = logger; next.isAdditive() && !name.equals(Logger.ROOT_LOGGER_NAME);) {
			int dot = name.lastIndexOf('.');
			name = (dot > 0) ? name.substring(0, dot) : Logger.ROOT_LOGGER_NAME;
			if (this.loggers.contains(name)) {
				return true;
			}
			next = this.context.getLogger(name);
		}
		return false;
	}

	/**
	 * Takes the appender from its loggers for good.
	 */
	public void detach() {
		this.context.removeListener(this);
		this.context.getLoggerList().forEach((logger) -> logger.detachAppender(this.appender));
		this.appender.stop();
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onReset(LoggerContext context) {
		if (!Jvm.isEnding()) {
			attach();
		}
	}

	@Override
	public void onStart(LoggerContext context) {
	}

	@Override
	public void onStop(LoggerContext context) {
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
	}

}
