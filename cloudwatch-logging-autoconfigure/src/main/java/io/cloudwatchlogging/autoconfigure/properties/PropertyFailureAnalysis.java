package io.cloudwatchlogging.autoconfigure.properties;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Says which property has which value, where that was set, and what is wrong with it.
 */
final class PropertyFailureAnalysis {

	private final @Nullable Environment environment;

	PropertyFailureAnalysis(@Nullable Environment environment) {
		this.environment = environment;
	}

	FailureAnalysis of(InvalidCloudWatchLogsPropertyException cause) {
		ConfigurationProperty property = find(cause.property());
		Object value = (property != null) ? property.getValue() : cause.value();
		return of(cause.property(), value, property, cause.reason(), cause.action(), cause);
	}

	FailureAnalysis of(String name, @Nullable Object value, @Nullable ConfigurationProperty property, String reason,
			String action, Throwable cause) {
		StringBuilder description = new StringBuilder();
		if (value != null) {
			description.append("Invalid value '").append(value).append("' for property '").append(name).append("'");
		}
		else {
			description.append("No value for property '").append(name).append("'");
		}
		if (property != null && property.getOrigin() != null) {
			description.append(" (").append(property.getOrigin()).append(")");
		}
		description.append(": ").append(reason).append(".");
		return new FailureAnalysis(description.toString(), action, cause);
	}

	private @Nullable ConfigurationProperty find(String name) {
		if (this.environment == null) {
			return null;
		}
		ConfigurationPropertyName key = ConfigurationPropertyName.of(name);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(key);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

}
