package io.cloudwatchlogging.test.operations;

import java.util.LinkedHashMap;
import java.util.Map;

import io.cloudwatchlogging.test.model.Entity;
import io.cloudwatchlogging.test.protocol.Parameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameter of PutLogEvents that says which entity the events belong to.
 */
public final class EntityParameter {

	private EntityParameter() {
	}

	/**
	 * Reads the entity of a request.
	 * @param parameters the parameters of the request
	 * @return the entity, or {@code null} if the request has none
	 */
	public static @Nullable Entity of(Parameters parameters) {
		JsonNode node = parameters.get("entity");
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
