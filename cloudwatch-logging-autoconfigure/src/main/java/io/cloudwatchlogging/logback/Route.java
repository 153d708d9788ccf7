package io.cloudwatchlogging.logback;

import java.util.function.Consumer;
import java.util.function.Predicate;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The way of an appender's events into the pipeline.
 *
 * @param defaults what the appender was completed by
 * @param destinations where events go
 * @param encoder makes the text of an event
 * @param soleEncoder makes the same text, faster where no other appender has asked the
 * event for its message
 * @param threshold minimum level of the events that are shipped
 * @param invalidName why a name in the declaration is invalid, in whose place stands the
 * default
 */
record Route(AppenderDefaults defaults, Destinations destinations, LineEncoder encoder, LineEncoder soleEncoder,
		Level threshold, @Nullable InvalidNameTemplateException invalidName) {

	/**
	 * Completes the settings of an appender.
	 * @param settings what its declaration says
	 * @param defaults what counts where it says nothing
	 * @param open whether events may wait for a log stream
	 * @param formatFailures is told why an event could not have its format
	 * @param warnings takes warnings about the appender
	 */
	static Route of(AppenderSettings settings, AppenderDefaults defaults, Predicate<Destination> open,
			Consumer<Throwable> formatFailures, Consumer<String> warnings) {
		Name group = Name.of(NameKind.GROUP, settings.group(), defaults.group(), defaults);
		Name stream = Name.of(NameKind.STREAM, settings.stream(), defaults.stream(), defaults);
		InvalidNameTemplateException invalid = (group.invalid() != null) ? group.invalid() : stream.invalid();
		if (invalid != null) {
			warnings.accept("Appender [" + settings.name() + "] ships to '" + group.template() + "', '"
					+ stream.template() + "' instead: " + invalid.getMessage() + ". " + invalid.action());
		}
		Encoder<ILoggingEvent> encoder = (settings.encoder() != null) ? settings.encoder() : defaults.encoder();
		return new Route(defaults, new Destinations(group.template(), stream.template(), open, warnings),
				LineEncoder.of(encoder, false, formatFailures), LineEncoder.of(encoder, true, formatFailures),
				(settings.level() != null) ? settings.level() : defaults.threshold(), invalid);
	}

	/**
	 * A name that is compiled.
	 *
	 * @param template the name, or its default if it is invalid
	 * @param invalid why it is invalid
	 */
	private record Name(NameTemplate template, @Nullable InvalidNameTemplateException invalid) {

		static Name of(NameKind kind, @Nullable String name, NameTemplate defaultName, AppenderDefaults defaults) {
			try {
				return new Name((name != null) ? NameTemplate.compile(kind, name, defaults.values()) : defaultName,
						null);
			}
			catch (InvalidNameTemplateException ex) {
				return new Name(defaultName, ex);
			}
		}

	}

}
