package io.cloudwatchlogging.logback;

import java.util.function.Consumer;
import java.util.function.Predicate;

import ch.qos.logback.classic.Level;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.logback.encoder.TextEncoders;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Route of an appender's events into the pipeline: destinations and encoders.
 *
 * @param completion what the appender was completed by
 * @param destinations where events go
 * @param encoders make the text of an event
 * @param threshold minimum level of the events that are shipped
 * @param admission decides by limits and budget, {@code null} if there are none
 * @param invalidName why a name in the declaration is invalid, in whose place stands the
 * default
 */
record Route(Completion completion, Destinations destinations, TextEncoders encoders, Level threshold,
		@Nullable Admission admission, @Nullable InvalidNameTemplateException invalidName) {

	/**
	 * Completes the settings of an appender.
	 * @param settings what its declaration says
	 * @param completion what counts where it says nothing
	 * @param open whether events may wait for a log stream
	 * @param warnings takes warnings about the appender
	 */
	static Route of(AppenderSettings settings, Completion completion, Predicate<Destination> open,
			Consumer<String> warnings) {
		AppenderDefaults defaults = completion.defaults();
		Name group = Name.of(NameKind.GROUP, settings.group(), defaults.group(), defaults);
		Name stream = Name.of(NameKind.STREAM, settings.stream(), defaults.stream(), defaults);
		InvalidNameTemplateException invalid = (group.invalid() != null) ? group.invalid() : stream.invalid();
		if (invalid != null) {
			warnings.accept("Appender [" + settings.name() + "] ships to '" + group.template() + "', '"
					+ stream.template() + "' instead: " + invalid.getMessage() + ". " + invalid.action());
		}
		return new Route(completion,
				new Destinations(group.template(), stream.template(), defaults.processing().masker(), open, warnings),
				(settings.encoders() != null) ? settings.encoders() : completion.encoders(),
				(settings.level() != null) ? settings.level() : defaults.threshold(),
				Admission.of(defaults.limits(), completion.volume()), invalid);
	}

	/** What is done to the text of every event. */
	EventProcessing processing() {
		return this.completion.defaults().processing();
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
