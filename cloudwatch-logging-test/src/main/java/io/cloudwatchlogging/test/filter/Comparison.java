package io.cloudwatchlogging.test.filter;

import java.math.BigDecimal;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Comparison of a JSON value with what a filter pattern gives.
 */
enum Comparison {

	// Longer symbols first, as the parser takes the first that fits.
	NOT_EQUAL("!=", (order) -> order != 0),

	LESS_OR_EQUAL("<=", (order) -> order <= 0),

	GREATER_OR_EQUAL(">=", (order) -> order >= 0),

	EQUAL("=", (order) -> order == 0),

	LESS("<", (order) -> order < 0),

	GREATER(">", (order) -> order > 0);

	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

	private final String symbol;

	private final IntPredicate isTrueFor;

	Comparison(String symbol, IntPredicate isTrueFor) {
		this.symbol = symbol;
		this.isTrueFor = isTrueFor;
	}

	static Comparison parse(Scanner scanner) {
		scanner.skipWhitespace();
		for (Comparison comparison : values()) {
			if (scanner.accept(comparison.symbol)) {
				return comparison;
			}
		}
		throw scanner.error("an operator");
	}

	/**
	 * Creates the comparison with a value.
	 * @param value the value, in which {@code *} stands for any text
	 * @param isText whether the value is a text even if it looks like a number
	 * @param scanner where the value came from
	 * @return what a JSON value is tested with
	 */
	Predicate<JsonNode> with(String value, boolean isText, Scanner scanner) {
		BigDecimal number = isText ? null : number(value);
		if (number != null) {
			return (node) -> {
				BigDecimal other = node.isNumber() ? node.decimalValue() : null;
				return (other != null) ? this.isTrueFor.test(other.compareTo(number))
						: this == NOT_EQUAL && node.isValueNode();
			};
		}
		Wildcards wildcards = Wildcards.parse(value);
		return equality((node) -> node.isValueNode() && wildcards.test(node.asString()), scanner);
	}

	/**
	 * Creates a comparison that can only tell equal from not equal.
	 * @param equal says whether a JSON value is equal
	 * @param scanner where the value came from
	 * @return what a JSON value is tested with
	 */
	Predicate<JsonNode> equality(Predicate<JsonNode> equal, Scanner scanner) {
		return switch (this) {
			case EQUAL -> equal;
			case NOT_EQUAL -> equal.negate();
			default -> throw scanner.error("a number for " + this.symbol);
		};
	}

	private static @Nullable BigDecimal number(String value) {
		return NUMBER.matcher(value).matches() ? new BigDecimal(value) : null;
	}

}
