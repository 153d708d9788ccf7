package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Locale;
import java.util.Set;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;

/**
 * The properties of the embedded CloudWatch Logs, which have an effect only if the module
 * with it is there.
 */
final class EmbeddedProperties {

	private static final String SERVICE = "io.cloudwatchlogging.test.EmbeddedCloudWatchLogs";

	private static final Set<String> NAMES = Set.of("embedded.enabled", "embedded.port", "embedded.console-port",
			"embedded.hosts", "embedded.max-size");

	private EmbeddedProperties() {
	}

	/**
	 * Whether a name is one of these, and has an effect.
	 * @param name the name
	 * @return whether it has an effect
	 */
	static boolean areMeantBy(UnknownProperties.SetName name) {
		boolean isOne = NAMES.stream()
			.map(KnownProperties.PREFIX::append)
			.anyMatch((known) -> name.variable() ? name.name().replaceFirst("_\\d+$", "").equals(variable(known))
					: withoutIndex(ConfigurationPropertyName.adapt(name.name(), '.')).equals(known));
		return isOne && ClassUtils.isPresent(SERVICE, EmbeddedProperties.class.getClassLoader());
	}

	/** One value of a list has a number. */
	private static ConfigurationPropertyName withoutIndex(ConfigurationPropertyName name) {
		return name.isLastElementIndexed() ? name.getParent() : name;
	}

	private static String variable(ConfigurationPropertyName name) {
		return name.toString().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

}
