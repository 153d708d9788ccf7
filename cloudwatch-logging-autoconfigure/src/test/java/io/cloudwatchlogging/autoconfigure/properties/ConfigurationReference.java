package io.cloudwatchlogging.autoconfigure.properties;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The tables of the configuration reference: what the metadata says of each property, in
 * the order and with the examples of {@code configuration-reference.properties}.
 */
public final class ConfigurationReference {

	private static final Map<String, String> TYPES = Map.of("Boolean", "`true`, `false`", "Duration", "duration",
			"DataSize", "size", "Integer", "number", "BigDecimal", "number", "String", "text", "URI", "URI", "LogLevel",
			"`trace`, `debug`, `info`, `warn`, `error`, `off`", "List", "texts");

	private final Map<String, ConfigurationMetadataProperty> metadata = OurMetadata.properties();

	private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

	public ConfigurationReference() throws IOException {
		String text = new ClassPathResource("configuration-reference.properties")
			.getContentAsString(StandardCharsets.UTF_8);
		Map<String, String> section = Map.of();
		for (String line : text.lines().filter(StringUtils::hasText).toList()) {
			if (line.startsWith("# ")) {
				section = new LinkedHashMap<>();
				this.sections.put(line.substring(2), section);
			}
			else {
				int equals = line.indexOf('=');
				section.put(line.substring(0, equals), line.substring(equals + 1));
			}
		}
	}

	/**
	 * The example of each property.
	 */
	public Map<String, String> examples() {
		Map<String, String> examples = new LinkedHashMap<>();
		this.sections.values().forEach(examples::putAll);
		return examples;
	}

	/**
	 * Name and value of an example, with an equals sign between them.
	 */
	public static String assignment(String name, String example) {
		return example.startsWith(name + ".") ? example : name + "=" + example;
	}

	String render() {
		StringBuilder text = new StringBuilder();
		this.sections.forEach((title, examples) -> {
			text.append("\n### ").append(title).append("\n\n");
			text.append("| Property | Description | Value | Default | Example |\n");
			text.append("| --- | --- | --- | --- | --- |\n");
			examples.forEach((name, example) -> text.append(row(name, example)).append('\n'));
		});
		return text.append('\n').toString();
	}

	private String row(String name, String example) {
		ConfigurationMetadataProperty property = this.metadata.get(name);
		if (property == null) {
			throw new IllegalStateException("There is no property " + name);
		}
		String shown = example.startsWith(name + ".") ? example.substring(name.length() + 1) : example;
		return "| `%s` | %s | %s | %s | `%s` |".formatted(name, description(property), value(property.getType()),
				defaultValue(property.getDefaultValue()), shown);
	}

	private static String description(ConfigurationMetadataProperty property) {
		return StringUtils.capitalize(property.getDescription()).replace("|", "\\|") + ".";
	}

	private static String value(String type) {
		if (type.startsWith(Map.class.getName())) {
			return type.contains("java.lang.String>") ? "texts by key" : "numbers by logger";
		}
		String raw = type.replaceFirst("<.*", "");
		String known = TYPES.get(ClassUtils.getShortName(raw));
		return (known != null) ? known
				: Arrays.stream(ClassUtils.resolveClassName(raw, null).getEnumConstants())
					.map((constant) -> "`" + constant.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
					.collect(Collectors.joining(", "));
	}

	private static String defaultValue(@Nullable Object value) {
		return (value != null) ? "`" + value + "`" : "";
	}

}
