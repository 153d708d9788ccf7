package io.cloudwatchlogging.naming;

/**
 * Kind of a name, with the rules of CloudWatch Logs for it.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html">CreateLogGroup</a>
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html">CreateLogStream</a>
 */
public enum NameKind {

	/** The name of a log group. */
	GROUP("log group", "letters a-z and A-Z, digits, and the characters . - _ / #") {

		@Override
		boolean allows(char character) {
			return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
					|| (character >= '0' && character <= '9') || ".-_/#".indexOf(character) >= 0;
		}

	},

	/** The name of a log stream. */
	STREAM("log stream", "any character but : and * and control characters") {

		@Override
		boolean allows(char character) {
			return character != ':' && character != '*' && !Character.isISOControl(character);
		}

	};

	/** Maximum number of characters of a name. */
	static final int MAX_LENGTH = 512;

	/** How the name of a log group must not begin. */
	static final String RESERVED_PREFIX = "aws/";

	/** The name of an event for which the template gives an empty one. */
	static final String NO_VALUE = "none";

	private static final char REPLACEMENT = '-';

	private final String noun;

	private final String allowed;

	NameKind(String noun, String allowed) {
		this.noun = noun;
		this.allowed = allowed;
	}

	abstract boolean allows(char character);

	String noun() {
		return this.noun;
	}

	String allowed() {
		return this.allowed;
	}

	/**
	 * The value with a hyphen in place of each character that the name must not have, and
	 * of each half of a surrogate pair that is alone: what has no UTF-8 would be another
	 * name in one request than in the next.
	 */
	String sanitize(String value) {
		int invalid = firstInvalid(value, 0);
		if (invalid < 0) {
			return value;
		}
		StringBuilder valid = new StringBuilder(value);
		for (; invalid >= 0; invalid = firstInvalid(value, invalid + 1)) {
			valid.setCharAt(invalid, REPLACEMENT);
		}
		return valid.toString();
	}

	/**
	 * The index of the first character that the name must not have.
	 * @param text a part of the name
	 * @param from where to begin, not within a surrogate pair
	 * @return the index, negative if there is none
	 */
	int firstInvalid(String text, int from) {
		for (int i = from; i < text.length(); i++) {
			char character = text.charAt(i);
			if (isPair(text, i)) {
				if (!allows(character) || !allows(text.charAt(i + 1))) {
					return i;
				}
				i++;
			}
			else if (Character.isSurrogate(character) || !allows(character)) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isPair(String text, int index) {
		return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
	}

	/**
	 * The name as the service takes it: not empty, no longer than allowed, without a
	 * reserved beginning.
	 */
	String normalize(String name) {
		if (name.isBlank()) {
			return NO_VALUE;
		}
		if (this == GROUP && name.startsWith(RESERVED_PREFIX)) {
			return normalize(name.replaceFirst("/", "-"));
		}
		return (name.length() <= MAX_LENGTH) ? name : cut(name);
	}

	private static String cut(String name) {
		boolean pair = Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1));
		return name.substring(0, pair ? MAX_LENGTH - 1 : MAX_LENGTH);
	}

}
