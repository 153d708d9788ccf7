package io.cloudwatchlogging.test.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Parameters of one request. A wrong JSON type is an error at once; broken constraints
 * are collected and reported by {@link #check()}, before which values must not be used.
 * Not thread-safe.
 */
public final class Parameters {

	private final JsonNode body;

	private final Violations violations = new Violations();

	public Parameters(JsonNode body) {
		this.body = body;
	}

	public Violations violations() {
		return this.violations;
	}

	public void check() {
		this.violations.check();
	}

	public @Nullable JsonNode get(String name) {
		return get(this.body, name);
	}

	public static @Nullable JsonNode get(JsonNode object, String name) {
		JsonNode value = object.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

	public String requiredText(String name, TextRule rule) {
		String text = text(name, rule);
		if (text == null) {
			this.violations.add(null, name, "Member must not be null");
			return "";
		}
		return text;
	}

	public @Nullable String text(String name, TextRule rule) {
		JsonNode value = get(name);
		return (value != null) ? checkedText(value, name, rule) : null;
	}

	public @Nullable List<String> texts(String name, TextRule rule, int most) {
		JsonNode value = get(name);
		if (value == null) {
			return null;
		}
		if (!value.isArray()) {
			throw wrongType(value, "List");
		}
		if (value.size() > most) {
			this.violations.add(value, name, "Member must have length less than or equal to " + most);
		}
		List<String> texts = new ArrayList<>();
		for (JsonNode element : value) {
			texts.add(checkedText(element, name + "." + (texts.size() + 1) + ".member", rule));
		}
		return texts;
	}

	public Map<String, String> tags() {
		Map<String, String> tags = new LinkedHashMap<>();
		JsonNode value = get("tags");
		if (value == null) {
			return tags;
		}
		if (!value.isObject()) {
			throw wrongType(value, "Map");
		}
		if (value.isEmpty() || value.size() > Limits.TAGS) {
			String bound = value.isEmpty() ? "greater than or equal to 1" : "less than or equal to " + Limits.TAGS;
			this.violations.add(value, "tags", "Member must have length " + bound);
		}
		for (Map.Entry<String, JsonNode> tag : value.properties()) {
			for (String constraint : TextRule.TAG_KEY.brokenBy(tag.getKey())) {
				this.violations.add(tag.getKey(), "tags", "Map keys must satisfy constraint: [" + constraint + "]");
			}
			tags.put(tag.getKey(), checkedText(tag.getValue(), "tags." + tag.getKey() + ".member", TextRule.TAG_VALUE));
		}
		return tags;
	}

	public @Nullable Long number(String name, long min, long max) {
		JsonNode value = get(name);
		if (value == null) {
			return null;
		}
		long number = number(value);
		if (number < min) {
			this.violations.add(number, name, "Member must have value greater than or equal to " + min);
		}
		if (number > max) {
			this.violations.add(number, name, "Member must have value less than or equal to " + max);
		}
		return number;
	}

	public @Nullable Long time(String name) {
		return number(name, 0, Long.MAX_VALUE);
	}

	public int limit(int most) {
		Long limit = number("limit", 1, most);
		return (limit != null) ? limit.intValue() : most;
	}

	public @Nullable Boolean flag(String name) {
		JsonNode value = get(name);
		if (value == null) {
			return null;
		}
		if (!value.isBoolean()) {
			throw wrongType(value, "Boolean");
		}
		return value.booleanValue();
	}

	public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
		JsonNode value = get(name);
		if (value == null) {
			return null;
		}
		String text = text(value);
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equals(text)) {
				return constant;
			}
		}
		this.violations.add(text, name,
				"Member must satisfy enum value set: " + Arrays.toString(type.getEnumConstants()));
		return null;
	}

	public static String text(JsonNode value) {
		if (!value.isString()) {
			throw wrongType(value, "String");
		}
		return value.stringValue();
	}

	public static long number(JsonNode value) {
		if (!value.isIntegralNumber() || !value.canConvertToLong()) {
			throw wrongType(value, "Long");
		}
		return value.longValue();
	}

	public static ServiceException wrongType(JsonNode value, String wanted) {
		return ServiceException.serialization(value.getNodeType() + "_VALUE can not be converted to " + wanted);
	}

	private String checkedText(JsonNode value, String name, TextRule rule) {
		String text = text(value);
		for (String constraint : rule.brokenBy(text)) {
			this.violations.add(text, name, constraint);
		}
		return text;
	}

}
