package io.cloudwatchlogging.naming;

import java.util.function.Function;

/**
 * A piece of a name. Safe for use by many threads.
 */
interface NamePart {

	/**
	 * The piece for an event, not yet cleaned.
	 */
	String value(NamingContext line);

	/**
	 * The piece in readable form, of no event in particular.
	 */
	String description();

	/**
	 * A piece that is the same for every event.
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
	 * A piece that depends on the event.
	 *
	 * @param expression what stands in the braces
	 * @param source takes it from the event
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
