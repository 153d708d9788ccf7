package io.cloudwatchlogging.test.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Entity that a PutLogEvents request says its events belong to.
 *
 * @param keyAttributes what identifies the entity
 * @param attributes what else is known about it
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Entity.html">Entity</a>
 */
public record Entity(Map<String, String> keyAttributes, Map<String, String> attributes) {

	/** Copies the attributes. */
	public Entity {
		keyAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(keyAttributes));
		attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
	}

}
