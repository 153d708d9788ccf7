package io.cloudwatchlogging.autoconfigure;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;

/**
 * Tells which properties of the client have no effect, since a client of the application
 * is used as it is.
 */
final class ClientBeanCheck {

	private ClientBeanCheck() {
	}

	/**
	 * Tells why the client of the application is not used: connection details for this
	 * library alone say where events go, and that client may not know of them.
	 */
	static @Nullable String unused(BeanFactory beanFactory) {
		return beanFactory.containsBean(CloudWatchLogsClientFactory.CONNECTION_DETAILS)
				? "The bean of type CloudWatchLogsClient is not used, as there is a bean '"
						+ CloudWatchLogsClientFactory.CONNECTION_DETAILS
						+ "': events are shipped by a client that is made from those connection details."
				: null;
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
