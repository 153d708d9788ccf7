package io.cloudwatchlogging.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Finds the properties that are meant for this library and that it does not know, such as
 * misspelt ones, which have no effect.
 */
final class UnknownProperties {

	private UnknownProperties() {
	}

	/**
	 * The warnings about names, one for each name that is unknown.
	 * @param names the names of all properties that are set
	 * @return the warnings, in the order of the names
	 */
	static List<String> warnings(Collection<SetName> names) {
		Set<String> told = new LinkedHashSet<>();
		List<String> warnings = new ArrayList<>();
		for (SetName name : names) {
			String warning = mayBeMeantForUs(name.name()) ? warning(name) : null;
			if (warning != null && !EmbeddedProperties.areMeantBy(name) && told.add(name.name())) {
				warnings.add(warning);
			}
		}
		return warnings;
	}

	/** Whether there is a trace of the prefix, at a glance: most names have none. */
	private static boolean mayBeMeantForUs(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		return lowerCase.contains("clo") || lowerCase.contains("watch");
	}

	private static @Nullable String warning(SetName name) {
		if (name.variable()) {
			String meant = VariableNames.meantBy(name.name());
			return (meant != null) ? text("Environment variable", name, meant) : null;
		}
		ConfigurationPropertyName property = ConfigurationPropertyName.adapt(name.name(), '.');
		if (DottedNames.isOurs(property)) {
			return DottedNames.isKnown(property) ? null : text("Property", name, DottedNames.meantBy(property));
		}
		String meant = DottedNames.meantByOther(property);
		return (meant != null) ? text("Property", name, meant) : null;
	}

	private static String text(String kind, SetName name, @Nullable String meant) {
		return kind + " '" + name.name() + "' (" + name.origin()
				+ ") is not known to the library that ships log events "
				+ "to CloudWatch Logs, and has no effect on it. " + ((meant != null) ? "Did you mean '" + meant + "'?"
						: "The configuration reference lists all that are.");
	}

	/**
	 * The name of a property that is set.
	 *
	 * @param name the name as it is written
	 * @param variable whether it is an environment variable
	 * @param origin where it is set
	 */
	record SetName(String name, boolean variable, String origin) {
	}

}
