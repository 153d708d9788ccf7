package io.cloudwatchlogging.naming;

/**
 * A piece of a name. Safe for use by many threads.
 */
interface NamePart {

	/**
	 * The piece for a line, not yet cleaned.
	 */
	String value(LineContext line);

	/**
	 * A piece that is the same for every line.
	 *
	 * @param text the piece
	 */
	record Text(String text) implements NamePart {

		@Override
		public String value(LineContext line) {
			return this.text;
		}

	}

}
