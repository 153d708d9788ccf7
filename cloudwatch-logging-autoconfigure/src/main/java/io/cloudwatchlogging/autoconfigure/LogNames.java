package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.InvalidCloudWatchLogsPropertyException;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.NameValues;
import io.cloudwatchlogging.naming.ProcessNameValues;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The compiled names of the log group and the log stream. Safe for use by many threads.
 *
 * @param group the name of the log group
 * @param stream the name of the log stream
 * @param values the values of the process that both were made with
 */
record LogNames(NameTemplate group, NameTemplate stream, NameValues values) {

	private static final String GROUP = CloudWatchLogsProperties.PREFIX + ".group.name";

	private static final String DEFAULT_GROUP = "{application}";

	private static final String STREAM = CloudWatchLogsProperties.PREFIX + ".stream.name";

	private static final String APPLICATION = "spring.application.name";

	/**
	 * The names that the properties ask for.
	 * @param properties the properties
	 * @param environment the environment with the application's name and profiles
	 * @return the names
	 * @throws InvalidCloudWatchLogsPropertyException if a name cannot be made
	 */
	static LogNames of(CloudWatchLogsProperties properties, Environment environment) {
		NameValues values = values(environment);
		return new LogNames(group(properties.group().name(), values), stream(properties.stream().name(), values),
				values);
	}

	private static NameTemplate group(@Nullable String name, NameValues values) {
		if (StringUtils.hasLength(name)) {
			return compile(NameKind.GROUP, GROUP, name, values);
		}
		if (values.application() == null) {
			throw new InvalidCloudWatchLogsPropertyException(GROUP, null,
					"there is no log group to ship to, and the application has no name to call it by",
					"Set " + GROUP + " or " + APPLICATION + ".");
		}
		return compile(NameKind.GROUP, GROUP, DEFAULT_GROUP, values);
	}

	private static NameTemplate stream(String name, NameValues values) {
		return compile(NameKind.STREAM, STREAM, name, values);
	}

	private static NameTemplate compile(NameKind kind, String property, String template, NameValues values) {
		try {
			return NameTemplate.compile(kind, template, values);
		}
		catch (InvalidNameTemplateException ex) {
			throw new InvalidCloudWatchLogsPropertyException(property, template, ex.reason(), ex.action());
		}
	}

	private static NameValues values(Environment environment) {
		String[] profiles = environment.getActiveProfiles();
		profiles = (profiles.length > 0) ? profiles : environment.getDefaultProfiles();
		String application = application(environment);
		return new ProcessNameValues(StringUtils.hasText(application) ? application : null, String.join("-", profiles));
	}

	private static @Nullable String application(Environment environment) {
		try {
			return environment.getProperty(APPLICATION);
		}
		catch (IllegalArgumentException ex) {
			// Such as a placeholder without a value, at which the application fails
			// later.
			return null;
		}
	}

}
