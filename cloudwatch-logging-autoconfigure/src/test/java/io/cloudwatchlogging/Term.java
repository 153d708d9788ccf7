package io.cloudwatchlogging;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Term that the project does not use, and the one that it uses instead.
 *
 * @param text the term
 * @param instead what to write
 * @param pattern finds the term
 */
record Term(String text, String instead, Pattern pattern) {

	/** Between two words: a line may end there, of a comment or of a string, too. */
	private static final String BETWEEN_WORDS = "[\\s*/#\"+]+";

	/** A term of prose, in upper or lower case. */
	static Term prose(String text, String instead) {
		return new Term(text, instead, Pattern.compile(words(text), Pattern.CASE_INSENSITIVE));
	}

	/** A name in code, exactly as it is written. */
	static Term name(String text, String instead) {
		return new Term(text, instead, Pattern.compile(words(text)));
	}

	private static String words(String text) {
		return Arrays.stream(text.split(" "))
			.map(Pattern::quote)
			.collect(Collectors.joining(BETWEEN_WORDS, "\\b", "\\b"));
	}

}
