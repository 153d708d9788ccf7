package io.cloudwatchlogging.autoconfigure;

import java.util.SortedSet;

import io.cloudwatchlogging.autoconfigure.properties.InvalidCloudWatchLogsPropertyException;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * What an environment says about shipping at one moment, whether it is valid or not: the
 * properties, and where events go if that can be told. Never fails.
 *
 * @param properties the properties, and which of them are invalid
 * @param names the names of log group and log stream, {@code null} if one of them is
 * invalid or there is none
 */
record EnvironmentReading(PropertiesReading properties, @Nullable LogNames names) {

	static EnvironmentReading of(Environment environment) {
		PropertiesReading properties = PropertiesReading.of(environment);
		try {
			return new EnvironmentReading(properties, LogNames.of(properties.properties(), environment));
		}
		catch (InvalidCloudWatchLogsPropertyException ex) {
			return new EnvironmentReading(properties.withInvalid(ex.property()), null);
		}
	}

	/**
	 * Why events are not to be shipped by what the environment alone says: an invalid
	 * property would be replaced by a destination that was never meant, or secrets be
	 * shipped that were meant to be masked.
	 * @return the reason in words, {@code null} if events can be shipped
	 */
	@Nullable String refusal() {
		SortedSet<String> mask = this.properties.invalidMask();
		if (!mask.isEmpty()) {
			return "Log events are not shipped to CloudWatch Logs: what is to be masked in them is not known, as these "
					+ "properties are invalid: " + String.join(", ", mask) + ".";
		}
		SortedSet<String> invalid = this.properties.invalidDestination();
		return invalid.isEmpty() ? null
				: "Log events are not shipped to CloudWatch Logs: where to is not known, as these properties are invalid "
						+ "or missing: " + String.join(", ", invalid) + ".";
	}

}
