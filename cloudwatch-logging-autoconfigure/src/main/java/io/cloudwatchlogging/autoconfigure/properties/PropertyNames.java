package io.cloudwatchlogging.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.autoconfigure.properties.UnknownProperties.SetName;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The names of the properties that are set in an environment, checked by what has no
 * effect.
 */
public final class PropertyNames {

	private PropertyNames() {
	}

	/**
	 * Throws an exception if what has properties below it is given a value itself.
	 * @param environment the environment
	 */
	public static void check(Environment environment) {
		for (ParentProperty parent : KnownProperties.PARENTS) {
			Object value = parent.valueIn(environment);
			if (value != null) {
				throw parent.failure(value);
			}
		}
	}

	/**
	 * Says which properties are meant for this library and not known to it.
	 * @param environment the environment
	 * @return a warning for each of them
	 */
	public static List<String> warnings(Environment environment) {
		List<SetName> names = new ArrayList<>();
		if (environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				if (source instanceof EnumerablePropertySource<?> enumerable) {
					add(enumerable, names);
				}
			}
		}
		return UnknownProperties.warnings(names);
	}

	private static void add(EnumerablePropertySource<?> source, List<SetName> names) {
		boolean variables = source instanceof SystemEnvironmentPropertySource;
		for (String name : source.getPropertyNames()) {
			names.add(new SetName(name, variables, origin(source, name)));
		}
	}

	private static String origin(EnumerablePropertySource<?> source, String name) {
		Origin origin = OriginLookup.getOrigin(source, name);
		return (origin != null) ? origin.toString() : "property source '" + source.getName() + "'";
	}

}
