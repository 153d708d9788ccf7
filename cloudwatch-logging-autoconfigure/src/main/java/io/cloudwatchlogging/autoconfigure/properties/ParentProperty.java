package io.cloudwatchlogging.autoconfigure.properties;

import io.cloudwatchlogging.limiting.RateLimits;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A name that has properties below it and no value itself, such as
 * 'cloudwatch.logs.group'. Spring Boot ignores a value of it silently as soon as one of
 * the properties below is set.
 *
 * @param name the whole name
 * @param first the first property below it, {@code null} if there can be any
 */
record ParentProperty(ConfigurationPropertyName name, @Nullable ConfigurationPropertyName first) {

	private static final ConfigurationPropertyName LIMIT = ConfigurationPropertyName
		.of(CloudWatchLogsProperties.PREFIX + ".limit");

	InvalidCloudWatchLogsPropertyException failure(@Nullable Object value) {
		String action = (this.first != null)
				? "Set " + this.first + " instead, or another property below " + this.name + "."
				: "Give each key a property of its own, such as " + this.name + "." + exampleKey() + ".";
		return new InvalidCloudWatchLogsPropertyException(this.name.toString(), value,
				"it has properties below it, and no value itself", action);
	}

	/** Of a limit, whoever sets the whole of it means all loggers. */
	private String exampleKey() {
		return LIMIT.isParentOf(this.name) ? RateLimits.ROOT : "team";
	}

	/** The value that it is given all the same. */
	@Nullable Object valueIn(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(this.name);
			// A variable such as CLOUDWATCH_LOGS_GROUP may be meant for another program,
			// and an empty value is what a YAML key has that nothing is written below.
			if (property != null && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)
					&& !property.getValue().toString().isBlank()) {
				return property.getValue();
			}
		}
		return null;
	}

}
