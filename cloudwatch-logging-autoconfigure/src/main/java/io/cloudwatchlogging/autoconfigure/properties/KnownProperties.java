package io.cloudwatchlogging.autoconfigure.properties;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The properties that exist, as the components of {@link CloudWatchLogsProperties} tell.
 */
final class KnownProperties {

	static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(CloudWatchLogsProperties.PREFIX);

	/** Properties that have a value. */
	static final List<KnownProperty> VALUES;

	/** Names that have properties below them and no value themselves. */
	static final List<ParentProperty> PARENTS;

	static {
		List<KnownProperty> values = new ArrayList<>();
		List<ParentProperty> parents = new ArrayList<>();
		add(PREFIX, CloudWatchLogsProperties.class, List.of(), values, parents);
		VALUES = List.copyOf(values);
		PARENTS = List.copyOf(parents);
	}

	private KnownProperties() {
	}

	private static void add(ConfigurationPropertyName parent, Class<?> type, List<Method> accessors,
			List<KnownProperty> values, List<ParentProperty> parents) {
		for (RecordComponent component : type.getRecordComponents()) {
			ConfigurationPropertyName name = child(parent, component);
			Class<?> valueType = component.getType();
			List<Method> path = new ArrayList<>(accessors);
			path.add(component.getAccessor());
			if (valueType.isRecord()) {
				parents.add(new ParentProperty(name, child(name, valueType.getRecordComponents()[0])));
				add(name, valueType, path, values, parents);
			}
			else {
				values.add(new KnownProperty(name, valueType, path));
				if (valueType == Map.class) {
					parents.add(new ParentProperty(name, null));
				}
			}
		}
	}

	private static ConfigurationPropertyName child(ConfigurationPropertyName parent, RecordComponent component) {
		return parent.append(DataObjectPropertyName.toDashedForm(component.getName()));
	}

	static @Nullable ParentProperty parent(ConfigurationPropertyName name) {
		return PARENTS.stream().filter((parent) -> parent.name().equals(name)).findFirst().orElse(null);
	}

}
