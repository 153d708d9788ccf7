package io.cloudwatchlogging.test;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Entity that a PutLogEvents request says its events belong to.
 *
 * @param keyAttributes what identifies the entity
 * @param attributes what else is known about it
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Entity.html">Entity</a>
 */
public record Entity(Map<String, String> keyAttributes, Map<String, String> attributes) {

	public Entity {
		keyAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(keyAttributes));
		attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
	}

	static @Nullable Entity of(@Nullable JsonNode node) {
		if (node == null) {
			return null;
		}
		if (!node.isObject()) {
			throw Parameters.wrongType(node, "Entity");
		}
		return new Entity(texts(node.get("keyAttributes")), texts(node.get("attributes")));
	}

	private static Map<String, String> texts(@Nullable JsonNode node) {
		Map<String, String> texts = new LinkedHashMap<>();
		if (node == null || node.isNull()) {
			return texts;
		}
		if (!node.isObject()) {
			throw Parameters.wrongType(node, "Map");
		}
		node.properties().forEach((entry) -> texts.put(entry.getKey(), Parameters.text(entry.getValue())));
		return texts;
	}

}
