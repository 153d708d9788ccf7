package io.cloudwatchlogging.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import ch.qos.logback.classic.LoggerContext;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.logback.AppenderSearch;
import io.cloudwatchlogging.logback.CloudWatchAppender;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import org.slf4j.LoggerFactory;

/**
 * The appenders that ship at present, with where their lines go.
 */
public final class Appenders {

	/**
	 * Throws an exception if a declaration has a name that is invalid.
	 */
	static void check() {
		for (CloudWatchAppender appender : all()) {
			InvalidNameTemplateException invalid = appender.invalidName();
			if (invalid != null) {
				throw new InvalidAppenderException(appender.getName(), invalid);
			}
		}
	}

	private static Set<CloudWatchAppender> all() {
		return (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) ? AppenderSearch.all(context)
				: Set.of();
	}

	/**
	 * Describes them.
	 * @return each of them with its destination
	 */
	public List<Descriptor> describe() {
		return all().stream().map(this::describe).toList();
	}

	private Descriptor describe(CloudWatchAppender appender) {
		Destination destination = appender.destination();
		String name = Objects.requireNonNullElse(appender.getName(), "");
		return (destination != null) ? new Descriptor(name, destination.group(), destination.stream())
				: new Descriptor(name, "", "");
	}

	/**
	 * An appender.
	 *
	 * @param name name of the appender
	 * @param group its log group, empty if it ships nothing
	 * @param stream its log stream, with placeholders where it depends on the line or is
	 * not known yet
	 */
	public record Descriptor(String name, String group, String stream) {
	}

}
