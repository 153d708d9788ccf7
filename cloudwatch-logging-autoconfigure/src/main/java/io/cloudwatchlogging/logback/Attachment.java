package io.cloudwatchlogging.logback;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ConfigurationEventListener;

/**
 * The appender that is there although nobody declared one: put at its loggers when
 * logging has been initialised, and again whenever Logback has been reset or has read its
 * configuration anew. It gives way to appenders of this library that are declared.
 * <p>
 * It is at the named loggers, else at the root logger and at every logger that does not
 * pass its events on to it. So each event meets it once.
 */
final class Attachment implements LoggerContextListener, ConfigurationEventListener {

	private static final String APPENDER_NAME = "CLOUDWATCH_LOGS";

	private final LoggerContext context;

	private List<String> loggers = List.of();

	private final CloudWatchAppender appender = new CloudWatchAppender();

	Attachment(LoggerContext context) {
		this.context = context;
		this.appender.setName(APPENDER_NAME);
		this.appender.setContext(context);
	}

	LoggerContext context() {
		return this.context;
	}

	/**
	 * Attaches the appender, as long as none is declared, and keeps it attached.
	 * @param loggers the names of the loggers, empty for all events
	 */
	void attach(Collection<String> loggers) {
		this.loggers = List.copyOf(loggers);
		attachAgain();
	}

	/**
	 * Attaches the appender where it was. Makes good what Spring Boot has undone when it
	 * initialised logging.
	 */
	void attachAgain() {
		stopListening();
		rearrange();
		this.context.addListener(this);
		this.context.addConfigurationEventListener(this);
	}

	private void stopListening() {
		this.context.removeListener(this);
		this.context.removeConfigurationEventListener(this);
	}

	private void arrange() {
		this.context.getLoggerList().forEach(this::detachStrangers);
		Set<CloudWatchAppender> declared = AppenderSearch.all(this.context);
		declared.remove(this.appender);
		if (!declared.isEmpty()) {
			detachAppender();
			return;
		}
		if (!this.appender.isStarted()) {
			this.appender.start();
		}
		Set<Logger> wanted = wanted();
		wanted.forEach((logger) -> logger.addAppender(this.appender));
		this.context.getLoggerList()
			.stream()
			.filter((logger) -> !wanted.contains(logger))
			.forEach((logger) -> logger.detachAppender(this.appender));
	}

	/** The loggers that the appender is to be at. */
	private Set<Logger> wanted() {
		if (!this.loggers.isEmpty()) {
			return this.loggers.stream()
				.map(this.context::getLogger)
				.filter((logger) -> !passesOnToNamed(logger))
				.collect(Collectors.toSet());
		}
		Set<Logger> wanted = this.context.getLoggerList()
			.stream()
			.filter((logger) -> !logger.isAdditive() && logger.iteratorForAppenders().hasNext())
			.collect(Collectors.toSet());
		wanted.add(this.context.getLogger(Logger.ROOT_LOGGER_NAME));
		return wanted;
	}

	/** Detaches what a discarded class loader of the same application has left. */
	private void detachStrangers(Logger logger) {
		Iterable<Appender<ILoggingEvent>> appenders = logger::iteratorForAppenders;
		StreamSupport.stream(appenders.spliterator(), false)
			.filter((appender) -> appender.getClass() != CloudWatchAppender.class
					&& appender.getClass().getName().equals(CloudWatchAppender.class.getName()))
			.toList()
			.forEach(logger::detachAppender);
	}

	/** Whether the events of a logger come to another named one anyway. */
	private boolean passesOnToNamed(Logger logger) {
		Logger next = logger;
		while (next.isAdditive() && !next.getName().equals(Logger.ROOT_LOGGER_NAME)) {
			next = AppenderSearch.parent(next);
			if (this.loggers.contains(next.getName())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Takes the appender from its loggers for good.
	 */
	void detach() {
		stopListening();
		detachAppender();
	}

	private void detachAppender() {
		this.context.getLoggerList().forEach((logger) -> logger.detachAppender(this.appender));
		this.appender.stop();
	}

	@Override
	public void listen(ConfigurationEvent event) {
		switch (event.getEventType()) {
			case CONFIGURATION_ENDED_SUCCESSFULLY, CONFIGURATION_ENDED_WITH_XML_PARSING_ERRORS,
					PARTIAL_CONFIGURATION_ENDED_SUCCESSFULLY ->
				rearrange();
			default -> {
			}
		}
	}

	private void rearrange() {
		if (!Jvm.isEnding()) {
			arrange();
		}
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onReset(LoggerContext context) {
		rearrange();
	}

	@Override
	public void onStart(LoggerContext context) {
	}

	/** The reset that is part of the stop has put the appender back. */
	@Override
	public void onStop(LoggerContext context) {
		detachAppender();
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
	}

}
