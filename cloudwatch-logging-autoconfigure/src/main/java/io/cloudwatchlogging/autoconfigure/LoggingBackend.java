package io.cloudwatchlogging.autoconfigure;

import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

import org.springframework.util.ClassUtils;

/**
 * Tells what does the logging of the process, without loading any class of Logback: it
 * may not be there, or not be in charge.
 */
final class LoggingBackend {

	private static final String SLF4J = "org.slf4j.LoggerFactory";

	private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

	private LoggingBackend() {
	}

	/** Returns whether Logback does the logging. */
	static boolean isLogback() {
		return ClassUtils.isPresent(SLF4J, null) && Slf4j.factory().getClass().getName().equals(LOGBACK);
	}

	/** Returns what does the logging, for a message. */
	static String describe() {
		return ClassUtils.isPresent(SLF4J, null) ? Slf4j.factory().getClass().getName() : "no SLF4J";
	}

	/**
	 * What is loaded only where SLF4J is there.
	 */
	private static final class Slf4j {

		static ILoggerFactory factory() {
			return LoggerFactory.getILoggerFactory();
		}

	}

}
