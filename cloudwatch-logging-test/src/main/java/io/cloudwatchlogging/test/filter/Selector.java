package io.cloudwatchlogging.test.filter;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Selector of values in a JSON document: {@code $.name.nested}, {@code $.list[0]},
 * {@code $.list[*]}, {@code $.object.*} and {@code $.['name.with.dots']}.
 *
 * @param steps the steps from the root
 */
record Selector(List<Step> steps) {

	private static final String ANY = "*";

	static Selector parse(Scanner scanner) {
		scanner.expect("$");
		List<Step> steps = new ArrayList<>();
		while (scanner.peek() == '.' || scanner.peek() == '[') {
			scanner.accept(".");
			steps.add(scanner.accept("[") ? bracketed(scanner) : name(scanner));
		}
		if (steps.isEmpty()) {
			throw scanner.error("a property");
		}
		return new Selector(steps);
	}

	/**
	 * Returns what a selector finds.
	 * @param root the JSON document
	 * @return the values, none if the document has nothing there
	 */
	List<JsonNode> values(JsonNode root) {
		List<JsonNode> values = List.of(root);
		for (Step step : this.steps) {
			List<JsonNode> next = new ArrayList<>();
			values.forEach((value) -> step.addTo(next, value));
			values = next;
		}
		return values;
	}

	private static Step bracketed(Scanner scanner) {
		String quote = scanner.accept("'") ? "'" : (scanner.accept("\"") ? "\"" : "");
		if (!quote.isEmpty()) {
			String name = scanner.until((c) -> c == quote.charAt(0));
			scanner.expect(quote);
			scanner.expect("]");
			return new Property(name);
		}
		String index = scanner.until((c) -> c == ']').strip();
		scanner.expect("]");
		if (index.equals(ANY)) {
			return new AnyElement();
		}
		if (!index.matches("\\d{1,9}")) {
			throw scanner.error("an index");
		}
		return new Element(Integer.parseInt(index));
	}

	private static Step name(Scanner scanner) {
		String name = scanner.until((c) -> Character.isWhitespace(c) || ".[]=!<>()&|{}".indexOf(c) >= 0);
		if (name.isEmpty()) {
			throw scanner.error("a property");
		}
		return name.equals(ANY) ? new AnyElement() : new Property(name);
	}

	/**
	 * Step from a JSON value to values in it.
	 */
	sealed interface Step {

		void addTo(List<JsonNode> found, JsonNode value);

	}

	private record Property(String name) implements Step {

		@Override
		public void addTo(List<JsonNode> found, JsonNode value) {
			JsonNode property = value.get(this.name);
			if (property != null) {
				found.add(property);
			}
		}

	}

	private record Element(int index) implements Step {

		@Override
		public void addTo(List<JsonNode> found, JsonNode value) {
			JsonNode element = value.get(this.index);
			if (element != null) {
				found.add(element);
			}
		}

	}

	private record AnyElement() implements Step {

		@Override
		public void addTo(List<JsonNode> found, JsonNode value) {
			found.addAll(value.values());
		}

	}

}
