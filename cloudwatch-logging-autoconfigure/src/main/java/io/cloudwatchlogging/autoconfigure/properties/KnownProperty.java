package io.cloudwatchlogging.autoconfigure.properties;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * A property that {@link CloudWatchLogsProperties} has.
 *
 * @param name the whole name; of a list or map the name of the whole of it
 * @param type the type of the value
 * @param accessors the methods that lead from the properties to the value
 */
record KnownProperty(ConfigurationPropertyName name, Class<?> type, List<Method> accessors) {

	KnownProperty {
		accessors = List.copyOf(accessors);
	}

	/** Whether this is the name of the property or of an element of it. */
	boolean includes(ConfigurationPropertyName candidate) {
		if (isMap()) {
			return this.name.isAncestorOf(candidate);
		}
		return this.name.equals(candidate) || (isList() && this.name.isParentOf(candidate)
				&& candidate.isLastElementIndexed() && candidate.isNumericIndex(candidate.getNumberOfElements() - 1));
	}

	boolean isMap() {
		return this.type == Map.class;
	}

	boolean isList() {
		return this.type == List.class;
	}

	@Nullable Object value(CloudWatchLogsProperties properties) {
		try {
			Object value = properties;
			for (Method accessor : this.accessors) {
				value = accessor.invoke(value);
			}
			return value;
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException("Property " + this.name + " cannot be read", ex);
		}
	}

}
