package io.cloudwatchlogging.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The properties of everything on the class path, by their metadata.
 */
final class KnownNames {

	/** What the library reads without a property. */
	private static final String POD_NAME = "POD_NAME";

	private static final String POD_NAMESPACE = "POD_NAMESPACE";

	private final Map<String, String> defaultsByProperty = new TreeMap<>();

	KnownNames() throws IOException {
		JsonMapper json = new JsonMapper();
		for (String file : new String[] { "META-INF/spring-configuration-metadata.json",
				"META-INF/additional-spring-configuration-metadata.json" }) {
			for (URL url : Collections.list(getClass().getClassLoader().getResources(file))) {
				try (InputStream input = url.openStream()) {
					for (JsonNode property : json.readTree(input).path("properties")) {
						this.defaultsByProperty.put(property.path("name").asString(),
								property.path("defaultValue").asString(""));
					}
				}
			}
		}
	}

	/** The default of a property, or {@code null} if there is no such property. */
	@Nullable String defaultOf(String property) {
		return this.defaultsByProperty.get(property);
	}

	/** Whether an environment variable has an effect. */
	boolean isVariable(String variable) {
		return variable.equals(POD_NAME) || variable.equals(POD_NAMESPACE)
				|| this.defaultsByProperty.keySet().stream().anyMatch((name) -> variable(name).equals(variable));
	}

	private static String variable(String property) {
		return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
	}

}
