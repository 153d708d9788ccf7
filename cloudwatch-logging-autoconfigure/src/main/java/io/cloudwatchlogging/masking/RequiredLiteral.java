package io.cloudwatchlogging.masking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads from a regular expression the longest literal that every match contains. Reads no
 * more of the syntax than it takes; where it is unsure, there is no literal.
 */
final class RequiredLiteral {

	/** Shorter ones are found everywhere. */
	static final int MIN_LENGTH = 3;

	/** Flags that make letters stand for both cases. */
	private static final Pattern ANY_CASE = Pattern.compile("\\(\\?[a-zA-Z]*i");

	private static final Pattern COUNTS = Pattern.compile("\\{[0-9,]+\\}");

	private static final int HEX_DIGITS = 2;

	private static final int OCTAL_DIGITS = 3;

	private final String regex;

	private final boolean anyCase;

	private int at;

	private RequiredLiteral(String regex) {
		this.regex = regex;
		this.anyCase = ANY_CASE.matcher(regex).find();
	}

	/**
	 * The literal of a regular expression that is known to be valid.
	 * @return the literal, {@code null} if there is none
	 */
	static @Nullable String of(String regex) {
		String literal = new RequiredLiteral(regex).alternatives();
		return (literal.length() >= MIN_LENGTH) ? literal : null;
	}

	/** What is required until the group ends: nothing if there is a choice. */
	private String alternatives() {
		String longest = sequence();
		boolean choice = false;
		while (this.at < this.regex.length() && this.regex.charAt(this.at) == '|') {
			choice = true;
			this.at++;
			sequence();
		}
		return choice ? "" : longest;
	}

	private String sequence() {
		String longest = "";
		StringBuilder run = new StringBuilder();
		while (this.at < this.regex.length() && "|)".indexOf(this.regex.charAt(this.at)) < 0) {
			String required = atom();
			boolean literal = required.length() == 1;
			int repeated = this.at;
			boolean optional = quantifier();
			if (literal && !optional) {
				run.append(required);
			}
			longest = longer(longest, run.toString());
			if (!literal || repeated != this.at) {
				longest = optional ? longest : longer(longest, required);
				run.setLength(0);
			}
		}
		return longest;
	}

	private static String longer(String one, String other) {
		return (other.length() > one.length()) ? other : one;
	}

	/** What is required of the next thing that can be repeated. */
	private String atom() {
		char character = this.regex.charAt(this.at++);
		return switch (character) {
			case '(' -> group();
			case '[' -> {
				skipClass();
				yield "";
			}
			case '\\' -> escape();
			case '.', '^', '$' -> "";
			default -> literal(character);
		};
	}

	private String literal(char character) {
		// With (?i), these two stand for characters beyond ASCII, too.
		boolean ambiguous = this.anyCase && "kKsS".indexOf(character) >= 0;
		return (character > ' ' && character < 0x7F && !ambiguous) ? String.valueOf(character) : "";
	}

	private String group() {
		if (this.regex.startsWith("?", this.at)) {
			int end = this.at;
			while (end < this.regex.length() && ":>)".indexOf(this.regex.charAt(end)) < 0) {
				end++;
			}
			this.at = end;
			if (end < this.regex.length() && this.regex.charAt(end) != ')') {
				this.at++;
			}
		}
		String required = alternatives();
		this.at++;
		// One character alone would be taken for a literal that the next one continues.
		return (required.length() > 1) ? required : "";
	}

	private void skipClass() {
		if (this.regex.startsWith("^", this.at)) {
			this.at++;
		}
		int first = this.at;
		while (this.at < this.regex.length() && (this.regex.charAt(this.at) != ']' || this.at == first)) {
			if (this.regex.startsWith("[:", this.at)) {
				this.at = Math.max(this.at, this.regex.indexOf(":]", this.at) + 1);
			}
			this.at += (this.regex.charAt(this.at) == '\\') ? 2 : 1;
		}
		this.at++;
	}

	private String escape() {
		char character = this.regex.charAt(this.at++);
		if (character == 'Q') {
			// Quoted text is rare, and its length is hard to tell.
			int end = this.regex.indexOf("\\E", this.at);
			this.at = (end >= 0) ? end + 2 : this.regex.length();
			return "";
		}
		switch (character) {
			case 'x' -> skipArgument(HEX_DIGITS);
			case 'p', 'P' -> skipArgument(1);
			case '0', '1', '2', '3', '4', '5', '6', '7' -> skipOctal();
			default -> {
			}
		}
		return Character.isLetterOrDigit(character) ? "" : literal(character);
	}

	/** Leaves behind what an escape is about: in braces, or so many characters. */
	private void skipArgument(int characters) {
		boolean braces = this.regex.startsWith("{", this.at);
		int end = braces ? this.regex.indexOf('}', this.at) + 1
				: this.regex.offsetByCodePoints(this.at, Math.min(characters, this.regex.length() - this.at));
		this.at = Math.max(this.at, end);
	}

	/** Leaves behind the digits of an octal escape but for the first one. */
	private void skipOctal() {
		int last = Math.min(this.regex.length(), this.at + OCTAL_DIGITS - 1);
		while (this.at < last && this.regex.charAt(this.at) >= '0' && this.regex.charAt(this.at) <= '7') {
			this.at++;
		}
	}

	/** Leaves behind a quantifier, and tells whether it allows for none. */
	private boolean quantifier() {
		if (this.at == this.regex.length()) {
			return false;
		}
		char character = this.regex.charAt(this.at);
		boolean optional = character == '?' || character == '*' || this.regex.startsWith("{0", this.at);
		if ("?*+".indexOf(character) >= 0) {
			this.at++;
		}
		else {
			// Other braces stand for themselves.
			Matcher counts = COUNTS.matcher(this.regex).region(this.at, this.regex.length());
			if (!counts.lookingAt()) {
				return false;
			}
			this.at = counts.end();
		}
		if (this.regex.startsWith("?", this.at)) {
			this.at++;
		}
		return optional;
	}

}
