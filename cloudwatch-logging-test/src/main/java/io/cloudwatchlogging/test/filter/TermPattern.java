package io.cloudwatchlogging.test.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Terms that a message contains: all of the plain ones, none of those with a minus, and
 * if there are only terms with a question mark, at least one of these. Case matters.
 *
 * @param required what the message contains
 * @param excluded what the message does not contain
 * @param optional of what the message contains something, unless the others decide
 */
record TermPattern(List<Predicate<String>> required, List<Predicate<String>> excluded,
		List<Predicate<String>> optional) implements Predicate<String> {

	// Everything else needs quotes.
	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_]+");

	static TermPattern parse(String pattern) {
		TermPattern terms = new TermPattern(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		Scanner scanner = new Scanner(pattern);
		scanner.skipWhitespace();
		while (!scanner.isAtEnd()) {
			if (scanner.accept("-")) {
				terms.excluded.add(term(scanner));
			}
			else if (scanner.accept("?")) {
				terms.optional.add(term(scanner));
			}
			else {
				terms.required.add(term(scanner));
			}
			scanner.skipWhitespace();
		}
		return terms;
	}

	private static Predicate<String> term(Scanner scanner) {
		if (scanner.peek() == '%') {
			return scanner.regex();
		}
		boolean isQuoted = scanner.peek() == '"';
		String term = isQuoted ? scanner.quoted() : scanner.until((c) -> Character.isWhitespace(c));
		if (term.isEmpty() || !(isQuoted || PLAIN.matcher(term).matches())) {
			throw new IllegalArgumentException("Invalid character(s) in term '" + term + "'");
		}
		return (message) -> message.contains(term);
	}

	@Override
	public boolean test(String message) {
		if (this.required.isEmpty() && this.excluded.isEmpty() && !this.optional.isEmpty()) {
			return this.optional.stream().anyMatch((term) -> term.test(message));
		}
		return this.required.stream().allMatch((term) -> term.test(message))
				&& this.excluded.stream().noneMatch((term) -> term.test(message));
	}

}
