package io.cloudwatchlogging.effects;

import org.springframework.boot.context.config.ConfigDataResource;

/**
 * A property that stands in {@code spring.config.import} itself, in place of a store of
 * properties: {@code property:name=value}.
 */
final class ImportedProperty extends ConfigDataResource {

	static final String PREFIX = "property:";

	private final String name;

	private final String value;

	ImportedProperty(String assignment) {
		int equals = assignment.indexOf('=');
		this.name = assignment.substring(0, equals);
		this.value = assignment.substring(equals + 1);
	}

	String name() {
		return this.name;
	}

	String value() {
		return this.value;
	}

}
