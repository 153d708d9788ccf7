package io.cloudwatchlogging.autoconfigure.properties;

import java.lang.reflect.RecordComponent;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Checks that what has properties below it, such as 'cloudwatch.logs.group', is given no
 * value itself. Spring Boot would ignore it silently as soon as one of the properties
 * below is set.
 */
public final class NestedPropertiesCheck {

	private static final String REASON = "it has properties below it, and no value itself";

	private NestedPropertiesCheck() {
	}

	/**
	 * Throws an exception if one of them has a value.
	 * @param environment the environment
	 */
	public static void check(Environment environment) {
		check(ConfigurationPropertySources.get(environment),
				ConfigurationPropertyName.of(CloudWatchLogsProperties.PREFIX), CloudWatchLogsProperties.class);
	}

	private static void check(Iterable<ConfigurationPropertySource> sources, ConfigurationPropertyName parent,
			Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			if (isNested(component.getType())) {
				ConfigurationPropertyName name = parent.append(nameOf(component));
				Object value = value(sources, name);
				// An empty value is what a YAML key has that nothing is written below.
				if (value != null && !value.toString().isBlank()) {
					throw failure(name, component.getType(), value);
				}
				if (component.getType().isRecord()) {
					check(sources, name, component.getType());
				}
			}
		}
	}

	private static @Nullable Object value(Iterable<ConfigurationPropertySource> sources,
			ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : sources) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			// A variable such as CLOUDWATCH_LOGS_GROUP may be meant for somebody else.
			if (property != null && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
				return property.getValue();
			}
		}
		return null;
	}

	static boolean isNested(Class<?> type) {
		return type.isRecord() || type == Map.class;
	}

	static InvalidCloudWatchLogsPropertyException failure(ConfigurationPropertyName name, Class<?> type,
			@Nullable Object value) {
		String action = type.isRecord() ? "Set " + name.append(nameOf(type.getRecordComponents()[0]))
				+ " instead, or another property below " + name + "."
				: "Give each key a property of its own, such as " + name + ".team.";
		return new InvalidCloudWatchLogsPropertyException(name.toString(), value, REASON, action);
	}

	private static String nameOf(RecordComponent component) {
		return DataObjectPropertyName.toDashedForm(component.getName());
	}

}
