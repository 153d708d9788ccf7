package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The limits of an entity.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Entity.html">Entity</a>
 */
final class EntityCheck {

	private static final int MAX_ATTRIBUTES = 10;

	private static final int MAX_KEY = 256;

	private static final int MAX_VALUE = 512;

	private EntityCheck() {
	}

	static void environment(@Nullable String environment) {
		PropertyCheck.of("entity.environment", environment).hasLength(1, MAX_VALUE);
	}

	static void attributes(Map<String, String> attributes) {
		PropertyCheck.of("entity.attributes", attributes)
			.that(attributes.size() <= MAX_ATTRIBUTES, "there are " + attributes.size() + " attributes",
					"Use at most " + MAX_ATTRIBUTES + " attributes.");
		attributes.forEach((key, value) -> {
			PropertyCheck attribute = PropertyCheck.of("entity.attributes[" + key + "]", value);
			attribute.that(!key.isEmpty() && key.length() <= MAX_KEY, "its key has " + key.length() + " characters",
					"Use a key of 1 to " + MAX_KEY + " characters.");
			attribute.hasLength(1, MAX_VALUE);
		});
	}

}
