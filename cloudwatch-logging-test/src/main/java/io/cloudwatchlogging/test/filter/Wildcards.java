package io.cloudwatchlogging.test.filter;

import java.util.function.Predicate;

/**
 * A value in which {@code *} stands for any text. Each part between two of them is taken
 * where it comes first, which is right wherever it comes later, too: no message is read
 * twice, however many there are.
 *
 * @param parts what stands between them, one if there is none
 */
record Wildcards(String... parts) implements Predicate<String> {

	static Wildcards parse(String value) {
		return new Wildcards(value.split("\\*", -1));
	}

	@Override
	public boolean test(String text) {
		String first = this.parts[0];
		int last = this.parts.length - 1;
		if (last == 0) {
			return text.equals(first);
		}
		int at = first.length();
		int end = text.length() - this.parts[last].length();
		if (at > end || !text.startsWith(first) || !text.endsWith(this.parts[last])) {
			return false;
		}
		for (int i = 1; i < last; i++) {
			int found = text.indexOf(this.parts[i], at);
			at = found + this.parts[i].length();
			if (found < 0 || at > end) {
				return false;
			}
		}
		return true;
	}

}
