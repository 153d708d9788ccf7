package io.cloudwatchlogging.masking;

import java.util.Collection;
import java.util.List;

/**
 * Finds the value behind a name such as {@code password}, as in {@code password=..},
 * {@code "password":".."}, {@code password: ..} and {@code <password>..</password>}.
 */
final class NamedValueFinder implements SecretFinder {

	private static final String QUOTES = "\"'";

	private static final List<Prefix> SCHEMES = List.of(Prefix.ofAnyCase("bearer "), Prefix.ofAnyCase("basic "));

	private static final Prefix KEY_BLOCK = Prefix.of("-----BEGIN ");

	private static final PrivateKeyFinder PRIVATE_KEY = new PrivateKeyFinder();

	/** What Spring Security writes in place of a password. */
	private static final Prefix PROTECTED = Prefix.of("[PROTECTED]");

	/** Whether the name is also a word for a directory, so that a path is no secret. */
	private final boolean directory;

	private final Qualifiers qualifiers;

	/** Whether another detector sees to private keys. */
	private final boolean withoutKeys;

	private NamedValueFinder(boolean directory, Qualifiers qualifiers, boolean withoutKeys) {
		this.directory = directory;
		this.withoutKeys = withoutKeys;
		this.qualifiers = qualifiers;
	}

	/** Finds values behind names that say enough. */
	static NamedValueFinder ofSecrets() {
		return new NamedValueFinder(false, Qualifiers.NONE, false);
	}

	/** Finds values behind names that may be followed by a directory instead. */
	static NamedValueFinder ofSecretsOrDirectories() {
		return new NamedValueFinder(true, Qualifiers.NONE, false);
	}

	/** Finds values behind names before which one of these words stands. */
	static NamedValueFinder ofQualified(Qualifiers qualifiers) {
		return new NamedValueFinder(false, qualifiers, false);
	}

	@Override
	public SecretFinder with(Collection<Detector> detectors) {
		return new NamedValueFinder(this.directory, this.qualifiers, detectors.contains(Detector.PRIVATE_KEY));
	}

	@Override
	public long find(byte[] text, int length, int from, int to) {
		if (to == length || Alphabet.WORD.has(text[to]) || !this.qualifiers.isBefore(text, from)) {
			return NONE;
		}
		int content = XmlElement.contentStart(text, length, from, to);
		if (content >= 0) {
			return element(text, length, content);
		}
		int nameEnd = skipQuote(text, to, length);
		int at = skipSpaces(text, nameEnd, length);
		int separator = Escapes.skipAny(text, at, length, "=:");
		if (separator == at) {
			return NONE;
		}
		boolean equals = Escapes.skipAny(text, at, length, "=") > at;
		int behind = equals ? Escapes.skipAny(text, separator, length, ">") : separator;
		int start = skipSpaces(text, behind, length);
		if (text[to] == '"' && text[at] == ':' && Escapes.isJson(text, length)) {
			int open = Escapes.skipSpace(text, behind, length);
			if (open < length && text[open] == '[') {
				return array(text, length, open);
			}
		}
		boolean mayBeEmpty = equals && at == nameEnd && start > behind;
		return (mayBeEmpty && isNextName(text, length, start)) ? NONE : value(text, length, start);
	}

	/**
	 * Whether the value is empty, and the next name follows, as in
	 * {@code password= user=bob}.
	 */
	private static boolean isNextName(byte[] text, int length, int from) {
		int end = Alphabet.TOKEN.end(text, from, length);
		int behind = Escapes.skipAny(text, end, length, "=");
		return end > from && behind > end && behind < length && Alphabet.WORD.has(text[behind]);
	}

	private static int skipSpaces(byte[] text, int from, int length) {
		int at = from;
		while (at < length && (text[at] == ' ' || text[at] == '\t')) {
			at++;
		}
		return at;
	}

	/** Leaves behind the quote at which the name ends, if it has one. */
	private static int skipQuote(byte[] text, int from, int length) {
		int end = Escapes.skipAny(text, from, length, QUOTES);
		if (end > from) {
			return end;
		}
		int at = Escapes.skipBackslashes(text, from, length);
		return (at < length && QUOTES.indexOf(text[at]) >= 0) ? at + 1 : from;
	}

	private static long element(byte[] text, int length, int from) {
		long content = XmlElement.content(text, length, from);
		boolean value = content != NONE
				&& isValue(text, length, SecretFinder.start(content), SecretFinder.end(content));
		return value ? content : NONE;
	}

	private long value(byte[] text, int length, int from) {
		int start = skipScheme(text, length, skipBrackets(text, length, from));
		int quote = Escapes.skipBackslashes(text, start, length);
		if (quote < length && (text[quote] == '"' || text[quote] == '\'')) {
			if (!this.withoutKeys && KEY_BLOCK.isAt(text, quote + 1, length)) {
				// It goes on behind the end of the line.
				return PRIVATE_KEY.find(text, length, quote + 1, quote + 1 + KEY_BLOCK.length());
			}
			int end = ValueEnd.quoted(text, length, quote, quote - start);
			return isValue(text, length, quote + 1, end) ? SecretFinder.range(quote + 1, end) : NONE;
		}
		int opened = Escapes.skipAny(text, start, length, QUOTES);
		if (opened > start) {
			int end = ValueEnd.quotedByNumber(text, length, start, opened);
			return isValue(text, length, opened, end) ? SecretFinder.range(opened, end) : NONE;
		}
		// A line end or a tab says that there is no value.
		if (quote == length || Escapes.isLayout(text, start, length) || isNoSecret(text, length, start)) {
			return NONE;
		}
		if (KEY_BLOCK.isAt(text, start, length)) {
			return this.withoutKeys ? NONE : PRIVATE_KEY.find(text, length, start, start + KEY_BLOCK.length());
		}
		int end = ValueEnd.unquoted(text, length, start);
		if (end > start && isNextSecret(text, length, start, end)) {
			return NONE;
		}
		return isValue(text, length, start, end) ? SecretFinder.range(start, end) : NONE;
	}

	/**
	 * Whether what looks like a value is the name of a secret itself, as in
	 * {@code invalid password: secret: hunter2}.
	 */
	private static boolean isNextSecret(byte[] text, int length, int start, int end) {
		int nameEnd = end - 1;
		boolean equals = text[nameEnd] == '=';
		if ((!equals && text[nameEnd] != ':') || !SecretNames.endsAt(text, nameEnd)
				|| Alphabet.TOKEN.end(text, start, nameEnd) < nameEnd) {
			return false;
		}
		int value = skipSpaces(text, end, length);
		return value > end && value < length && !(equals && isNextName(text, length, value));
	}

	/** An array of a JSON event, from the first element on that is a value. */
	private static long array(byte[] text, int length, int open) {
		int end = ValueEnd.array(text, length, open);
		int at = open;
		while (at < end) {
			boolean string = text[at] == '"';
			int start = string ? at + 1 : at;
			int next = string ? Escapes.stringEnd(text, start, end) : start;
			while (!string && next < end && !Escapes.isSpace(text[next]) && "[],\"".indexOf(text[next]) < 0) {
				next++;
			}
			if (isValue(text, length, start, next)) {
				return SecretFinder.range(start, end);
			}
			at = Math.max(next, at + 1);
			at += (string && at < end) ? 1 : 0;
		}
		return NONE;
	}

	/** The first element of a list's text counts as the value. */
	private static int skipBrackets(byte[] text, int length, int from) {
		int at = from;
		while (at < length && text[at] == '[' && !PROTECTED.isAt(text, at, length)
				&& !Placeholder.BEGIN.isAt(text, at, length)) {
			at = skipSpaces(text, at + 1, length);
		}
		return at;
	}

	private static int skipScheme(byte[] text, int length, int from) {
		for (int i = 0; i < SCHEMES.size(); i++) {
			if (SCHEMES.get(i).isAt(text, from, length)) {
				return skipSpaces(text, from + SCHEMES.get(i).length(), length);
			}
		}
		return from;
	}

	private boolean isNoSecret(byte[] text, int length, int start) {
		int first = Escapes.skipBackslashes(text, start, length);
		if (this.directory && first < length && (text[first] == '/' || text[first] == '~')) {
			return true;
		}
		// A JSON object, or a placeholder of a message; but Spring Security has {bcrypt}.
		boolean object = text[start] == '{' && (start + 1 == length || !Alphabet.WORD.has(text[start + 1]));
		return object || PROTECTED.isAt(text, start, length);
	}

	private static boolean isValue(byte[] text, int length, int start, int end) {
		if (start >= end || Placeholder.BEGIN.isAt(text, start, end) || isOnly(text, start, end)
				|| isReference(text, length, start, end)) {
			return false;
		}
		return !JsonStrings.isLiteral(text, start, end);
	}

	/** Whether a value is masked already, or but a comparison. */
	private static boolean isOnly(byte[] text, int start, int end) {
		byte first = text[start];
		int at = start;
		while (at < end && text[at] == first) {
			at++;
		}
		return at == end && (first == '*' || first == '=');
	}

	/** Whether a value is but the name of a property, as in {@code ${db.password}}. */
	private static boolean isReference(byte[] text, int length, int start, int end) {
		if (end - start < 3 || text[start] != '$' || text[start + 1] != '{') {
			return false;
		}
		int name = Alphabet.TOKEN.end(text, start + 2, end);
		return name < length && text[name] == '}' && name + 1 >= end;
	}

}
