package io.cloudwatchlogging.logback;

import java.util.Objects;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.cloudwatchlogging.logback.StandaloneStart.Declaration;
import org.jspecify.annotations.Nullable;

/**
 * An appender that the user has declared or added, as the others know it. Safe for use by
 * many threads.
 */
final class DeclaredAppender {

	private final Appender<ILoggingEvent> appender;

	private final AppenderCore core;

	private volatile @Nullable Declaration declaration;

	private volatile boolean met;

	/**
	 * Creates an appender that is not declared completely yet.
	 * @param appender the appender as Logback knows it
	 * @param core what it does with an event
	 */
	DeclaredAppender(Appender<ILoggingEvent> appender, AppenderCore core) {
		this.appender = appender;
		this.core = core;
	}

	/** Sets what the declaration says. */
	void setDeclaration(@Nullable Declaration declaration) {
		this.declaration = declaration;
	}

	@Nullable Declaration declaration() {
		return this.declaration;
	}

	Appender<ILoggingEvent> appender() {
		return this.appender;
	}

	AppenderCore core() {
		return this.core;
	}

	String name() {
		return Objects.requireNonNullElse(this.appender.getName(), "");
	}

	boolean isStarted() {
		return this.appender.isStarted();
	}

	/**
	 * Notes that an event has come.
	 * @return whether it is the first one
	 */
	boolean meet() {
		if (this.met) {
			return false;
		}
		this.met = true;
		return true;
	}

	/** Returns whether events have come, so that it stands where they pass. */
	boolean isMet() {
		return this.met;
	}

}
