package io.cloudwatchlogging.naming;

import java.util.function.Function;

/**
 * A piece of a name. Safe for use by many threads.
 */
interface NamePart {

	/**
	 * The piece for a line, not yet cleaned.
	 */
	String value(NamingContext line);

	/**
	 * The piece for people to read, of no line in particular.
	 */
	String description();

	/**
	 * A piece that is the same for every line.
	 *
	 * @param text the piece
	 */
	record Text(String text) implements NamePart {

		@Override
		public String value(NamingContext line) {
			return this.text;
		}

		@Override
		public String description() {
			return this.text;
		}

	}

	/**
	 * A piece that depends on the line.
	 *
	 * @param expression what stands in the braces
	 * @param source takes it from the line
	 */
	record PerLine(String expression, Function<NamingContext, String> source) implements NamePart {

		@Override
		public String value(NamingContext line) {
			return this.source.apply(line);
		}

		@Override
		public String description() {
			return "{" + this.expression + "}";
		}

	}

}
