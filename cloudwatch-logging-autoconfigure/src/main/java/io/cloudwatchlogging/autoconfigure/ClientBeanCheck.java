package io.cloudwatchlogging.autoconfigure;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import org.jspecify.annotations.Nullable;

/**
 * Tells which properties of the client have no effect, since a client of the application
 * is used as it is.
 */
final class ClientBeanCheck {

	private ClientBeanCheck() {
	}

	static @Nullable String warning(CloudWatchLogsProperties properties) {
		Map<String, @Nullable Object> values = new TreeMap<>();
		values.put("endpoint", properties.endpoint());
		values.put("region", properties.region());
		values.put("dualstack-enabled", properties.dualstackEnabled());
		values.values().removeIf(Objects::isNull);
		if (values.isEmpty()) {
			return null;
		}
		String names = String.join(", ",
				values.keySet().stream().map((name) -> CloudWatchLogsProperties.PREFIX + "." + name).toList());
		return "There is a bean of type CloudWatchLogsClient, which is used as it is. Without effect: " + names;
	}

}
