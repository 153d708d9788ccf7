package io.cloudwatchlogging.test.filter;

import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parser of filter patterns for JSON: comparisons joined by {@code &&}, which binds more
 * tightly, and {@code ||}, with parentheses. Not thread-safe; what it returns is.
 */
final class JsonPatternParser {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final String pattern;

	private final Scanner scanner;

	JsonPatternParser(String pattern) {
		this.pattern = pattern;
		this.scanner = new Scanner(pattern);
	}

	Predicate<String> parse() {
		if (!this.pattern.endsWith("}")) {
			throw new IllegalArgumentException("If a filter pattern starts with '{' it must end with '}'");
		}
		this.scanner.expect("{");
		Predicate<JsonNode> condition = disjunction();
		expect("}");
		this.scanner.skipWhitespace();
		if (!this.scanner.isAtEnd()) {
			throw this.scanner.error("the end");
		}
		return (message) -> {
			JsonNode root = read(message);
			return root != null && root.isContainer() && condition.test(root);
		};
	}

	private static @Nullable JsonNode read(String message) {
		// Most messages of most log groups are no JSON: an exception for each is dear.
		String json = message.stripLeading();
		if (!json.startsWith("{") && !json.startsWith("[")) {
			return null;
		}
		try {
			return MAPPER.readTree(json);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private Predicate<JsonNode> disjunction() {
		Predicate<JsonNode> condition = conjunction();
		while (accept("||")) {
			condition = condition.or(conjunction());
		}
		return condition;
	}

	private Predicate<JsonNode> conjunction() {
		Predicate<JsonNode> condition = condition();
		while (accept("&&")) {
			condition = condition.and(condition());
		}
		return condition;
	}

	private Predicate<JsonNode> condition() {
		if (accept("(")) {
			Predicate<JsonNode> condition = disjunction();
			expect(")");
			return condition;
		}
		this.scanner.skipWhitespace();
		Selector selector = Selector.parse(this.scanner);
		if (this.scanner.acceptWords("IS", "NULL")) {
			return (root) -> selector.values(root).stream().anyMatch(JsonNode::isNull);
		}
		if (this.scanner.acceptWords("NOT", "EXISTS")) {
			return (root) -> selector.values(root).isEmpty();
		}
		if (this.scanner.acceptWords("EXISTS")) {
			return (root) -> !selector.values(root).isEmpty();
		}
		if (this.scanner.acceptWords("IS", "TRUE")) {
			return (root) -> selector.values(root).stream().anyMatch((value) -> isBoolean(value, true));
		}
		if (this.scanner.acceptWords("IS", "FALSE")) {
			return (root) -> selector.values(root).stream().anyMatch((value) -> isBoolean(value, false));
		}
		Predicate<JsonNode> comparison = comparison(Comparison.parse(this.scanner));
		return (root) -> selector.values(root).stream().anyMatch(comparison);
	}

	private Predicate<JsonNode> comparison(Comparison comparison) {
		this.scanner.skipWhitespace();
		if (this.scanner.peek() == '%') {
			Regex regex = this.scanner.regex();
			return comparison.equality((value) -> value.isValueNode() && regex.test(value.asString()), this.scanner);
		}
		if (this.scanner.peek() == '"') {
			return comparison.with(this.scanner.quoted(), true, this.scanner);
		}
		String word = this.scanner.until((c) -> Character.isWhitespace(c) || "&|()}".indexOf(c) >= 0);
		if (word.isEmpty()) {
			throw this.scanner.error("a value");
		}
		return comparison.with(word, false, this.scanner);
	}

	private boolean accept(String token) {
		this.scanner.skipWhitespace();
		return this.scanner.accept(token);
	}

	private void expect(String token) {
		this.scanner.skipWhitespace();
		this.scanner.expect(token);
	}

	private static boolean isBoolean(JsonNode value, boolean wanted) {
		return value.isBoolean() ? (value.booleanValue() == wanted)
				: value.isString() && value.stringValue().toLowerCase(Locale.ROOT).equals(String.valueOf(wanted));
	}

}
