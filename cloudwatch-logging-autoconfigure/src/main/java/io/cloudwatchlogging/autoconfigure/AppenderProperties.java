package io.cloudwatchlogging.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.FormatCheck;
import io.cloudwatchlogging.autoconfigure.properties.PatternCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.Environment;

/**
 * The properties that appenders go by, read before there is a context: each of them by
 * itself, as to bind all properties then would take a start longer than all else that is
 * done here. One that has no valid value has its default; the context fails with it.
 *
 * @param groupName name of the log group, with placeholders
 * @param streamName name of the log stream, with placeholders
 * @param level least level of the lines that are shipped
 * @param loggers names of the loggers whose lines are shipped, empty for all lines
 * @param format what an event looks like
 * @param pattern Logback pattern of an event
 */
record AppenderProperties(@Nullable String groupName, String streamName, LogLevel level, List<String> loggers,
		String format, @Nullable String pattern) {

	private static final Bindable<String> TEXT = Bindable.of(String.class);

	static AppenderProperties of(Environment environment) {
		Source source = new Source(Binder.get(environment));
		return new AppenderProperties(source.value("group.name", TEXT),
				orElse(source.value("stream.name", TEXT), CloudWatchLogsProperties.Stream.DEFAULT_NAME),
				orElse(source.value("level", Bindable.of(LogLevel.class)), LogLevel.TRACE),
				orElse(source.value("loggers", Bindable.listOf(String.class)), List.of()),
				orElse(source.value("format", TEXT, FormatCheck::check), CloudWatchLogsProperties.PATTERN_FORMAT),
				source.value("pattern", TEXT, PatternCheck::check));
	}

	private static <T> T orElse(@Nullable T value, T defaultValue) {
		return Objects.requireNonNullElse(value, defaultValue);
	}

	/**
	 * Where the values come from.
	 *
	 * @param binder binds them
	 */
	private record Source(Binder binder) {

		<T> @Nullable T value(String name, Bindable<T> type) {
			return value(name, type, (value) -> {
			});
		}

		<T> @Nullable T value(String name, Bindable<T> type, Consumer<T> check) {
			try {
				BindResult<T> value = this.binder.bind(CloudWatchLogsProperties.PREFIX + "." + name, type);
				value.ifBound(check);
				return value.orElse(null);
			}
			catch (RuntimeException | LinkageError ex) {
				return null;
			}
		}

	}

}
