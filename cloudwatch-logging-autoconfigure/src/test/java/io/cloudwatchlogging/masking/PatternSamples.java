package io.cloudwatchlogging.masking;

import java.util.Locale;
import java.util.Random;

/**
 * Generated regular expressions in the syntax of RE2, each with a text that it matches as
 * a whole.
 */
final class PatternSamples {

	private static final String ORDINARY = "abckstABKSxyz0179 -_:=@/<>\"'#%&~!,;";

	private static final String SPECIAL = ".+*?()[]{}|^$\\";

	private static final int DEPTH = 3;

	private final Random random;

	PatternSamples(long seed) {
		this.random = new Random(seed);
	}

	/** The next regular expression. */
	Sample next() {
		Sample sample = sequence(DEPTH);
		return switch (this.random.nextInt(6)) {
			case 0 -> new Sample("(?i)" + sample.regex(), otherCase(sample.match()));
			case 1 -> new Sample("(?si)" + sample.regex(), otherCase(sample.match()));
			case 2 -> new Sample("^" + sample.regex() + "$", sample.match());
			default -> sample;
		};
	}

	/** Also with what stands beyond ASCII for the other case of a letter. */
	private String otherCase(String match) {
		return switch (this.random.nextInt(3)) {
			case 0 -> match.toUpperCase(Locale.ROOT);
			case 1 -> match.replace('s', '\u017f').replace('k', '\u212a');
			default -> match.toLowerCase(Locale.ROOT);
		};
	}

	private Sample sequence(int depth) {
		StringBuilder regex = new StringBuilder();
		StringBuilder match = new StringBuilder();
		for (int i = 0; i < 1 + this.random.nextInt(6); i++) {
			Sample next = quantified(depth);
			regex.append(next.regex());
			match.append(next.match());
		}
		return new Sample(regex.toString(), match.toString());
	}

	private Sample quantified(int depth) {
		Sample atom = atom(depth);
		return switch (this.random.nextInt(16)) {
			case 0 -> new Sample(atom.regex() + "?", this.random.nextBoolean() ? atom.match() : "");
			case 1 -> new Sample(atom.regex() + "*", atom.match().repeat(this.random.nextInt(3)));
			case 2 -> new Sample(atom.regex() + "+?", atom.match().repeat(1 + this.random.nextInt(3)));
			case 3 -> new Sample(atom.regex() + "{2}", atom.match().repeat(2));
			case 4 -> new Sample(atom.regex() + "{0,2}", atom.match().repeat(this.random.nextInt(3)));
			case 5 -> new Sample(atom.regex() + "{1,}?", atom.match().repeat(1 + this.random.nextInt(3)));
			default -> atom;
		};
	}

	private Sample atom(int depth) {
		return switch (this.random.nextInt((depth > 0) ? 18 : 15)) {
			case 0 -> {
				char character = any("stABC\"=-");
				yield new Sample(String.format(any("\\x%02x", "\\x%02X", "\\x{%x}", "\\x{%06X}"), (int) character),
						String.valueOf(character));
			}
			case 1 -> {
				char character = any("stABC@_");
				yield new Sample(String.format("\\%03o", (int) character), String.valueOf(character));
			}
			case 2 -> new Sample("\\07", "\u0007");
			case 3 -> {
				char character = any(SPECIAL);
				yield new Sample("\\" + character, String.valueOf(character));
			}
			case 4 -> new Sample(any("\\d", "[0-9]", "[[:digit:]]", "\\pN", "\\p{N}", "[^a-z]"), "7");
			case 5 ->
				new Sample(any("\\w", "[abc]", "[]a]", "[\\]a]", "[^]b]", "[\\x61-c]", "\\p{Ll}", "\\PN", "."), "a");
			case 6 -> new Sample(any("\\t", "\\s", "[\\t ]", "\\x09", "\\011"), "\t");
			case 7 -> new Sample("(?:" + any("\\Qa.b|c)\\E", "a\\.b\\|c\\)") + ")", "a.b|c)");
			case 8 -> new Sample("(?:{(a}bcd)?)", "{");
			case 9 -> new Sample("(?:{a})", "{a}");
			case 10 -> new Sample("ü", "ü");
			case 15 -> {
				Sample group = sequence(depth - 1);
				yield new Sample(any("(", "(?:", "(?P<name" + this.random.nextInt(Integer.MAX_VALUE) + ">")
						+ group.regex() + ")", group.match());
			}
			case 16 -> {
				Sample one = sequence(depth - 1);
				Sample other = sequence(depth - 1);
				yield new Sample("(" + one.regex() + "|" + other.regex() + ")",
						this.random.nextBoolean() ? one.match() : other.match());
			}
			case 17 -> {
				Sample group = sequence(depth - 1);
				yield new Sample("((?:" + group.regex() + ")?)", this.random.nextBoolean() ? group.match() : "");
			}
			default -> {
				char character = any(ORDINARY);
				yield new Sample(String.valueOf(character), String.valueOf(character));
			}
		};
	}

	private char any(String characters) {
		return characters.charAt(this.random.nextInt(characters.length()));
	}

	private String any(String... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	/**
	 * A regular expression.
	 *
	 * @param regex the expression
	 * @param match a text that it matches
	 */
	record Sample(String regex, String match) {
	}

}
