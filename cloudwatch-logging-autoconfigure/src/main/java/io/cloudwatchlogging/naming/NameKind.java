package io.cloudwatchlogging.naming;

/**
 * What a name is for, with the rules of CloudWatch Logs for it.
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

	/** Most characters of a name. */
	static final int MAX_LENGTH = 512;

	/** How the name of a log group must not begin. */
	static final String RESERVED_PREFIX = "aws/";

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
	 * The value with a hyphen in place of each character that the name must not have.
	 */
	String clean(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (!allows(value.charAt(i))) {
				return replace(value);
			}
		}
		return value;
	}

	private String replace(String value) {
		StringBuilder clean = new StringBuilder(value);
		for (int i = 0; i < clean.length(); i++) {
			if (!allows(clean.charAt(i))) {
				clean.setCharAt(i, REPLACEMENT);
			}
		}
		return clean.toString();
	}

	/**
	 * The name as the service takes it: no longer than allowed, without a reserved
	 * beginning.
	 */
	String finish(String name) {
		if (this == GROUP && name.startsWith(RESERVED_PREFIX)) {
			return finish(name.replaceFirst("/", "-"));
		}
		return (name.length() <= MAX_LENGTH) ? name : cut(name);
	}

	private static String cut(String name) {
		boolean pair = Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1));
		return name.substring(0, pair ? MAX_LENGTH - 1 : MAX_LENGTH);
	}

}
