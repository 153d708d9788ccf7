package io.cloudwatchlogging.autoconfigure.properties;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.core.env.Environment;

/**
 * {@link FailureAnalyzer} for invalid values of CloudWatch Logs properties: says which
 * property has which value, where that was set, what is wrong with it and what fixes it.
 * Comes before Spring Boot's own analyzers, and leaves every other property to them.
 */
@Order(0)
final class CloudWatchLogsFailureAnalyzer implements FailureAnalyzer {

	private final @Nullable Environment environment;

	CloudWatchLogsFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		InvalidCloudWatchLogsPropertyException invalid = null;
		// The innermost cause says most: a failed check is wrapped in a failure to bind.
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			InvalidCloudWatchLogsPropertyException found = invalidProperty(cause);
			invalid = (found != null) ? found : invalid;
		}
		return (invalid != null) ? analysis(invalid) : null;
	}

	private static @Nullable InvalidCloudWatchLogsPropertyException invalidProperty(Throwable cause) {
		if (cause instanceof InvalidCloudWatchLogsPropertyException invalid) {
			return invalid;
		}
		if (cause instanceof BindException binding && KnownProperties.PREFIX.isAncestorOf(binding.getName())) {
			return notBound(binding);
		}
		// A switch, which is read before the others are bound.
		if (cause instanceof InvalidConfigurationPropertyValueException value
				&& value.getName().startsWith(CloudWatchLogsProperties.PREFIX + ".")) {
			return unexpected(value.getName(), value.getValue(), ExpectedValue.of(boolean.class));
		}
		return null;
	}

	private static @Nullable InvalidCloudWatchLogsPropertyException notBound(BindException failure) {
		ConfigurationProperty property = failure.getProperty();
		Object value = (property != null) ? property.getValue() : null;
		ParentProperty parent = KnownProperties.parent(failure.getName());
		if (parent != null && failure.getCause() instanceof ConverterNotFoundException) {
			return parent.failure(value);
		}
		Class<?> type = failure.getTarget().getType().resolve();
		return (value != null && type != null) ? unexpected(failure.getName().toString(), value, ExpectedValue.of(type))
				: null;
	}

	private static @Nullable InvalidCloudWatchLogsPropertyException unexpected(String name, @Nullable Object value,
			@Nullable ExpectedValue expected) {
		return (expected != null) ? new InvalidCloudWatchLogsPropertyException(name, value,
				"it is not " + expected.what(), "Use " + expected.instead() + ".") : null;
	}

	private FailureAnalysis analysis(InvalidCloudWatchLogsPropertyException invalid) {
		ConfigurationProperty property = find(invalid.property());
		Object value = (property != null) ? property.getValue() : invalid.value();
		String origin = (property != null && property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
		String description = (value != null) ? "Invalid value '" + value + "' for property '"
				: "No value for property '";
		return new FailureAnalysis(description + invalid.property() + "'" + origin + ": " + invalid.reason() + ".",
				invalid.action(), invalid);
	}

	private @Nullable ConfigurationProperty find(String name) {
		if (this.environment == null || !ConfigurationPropertyName.isValid(name)) {
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
