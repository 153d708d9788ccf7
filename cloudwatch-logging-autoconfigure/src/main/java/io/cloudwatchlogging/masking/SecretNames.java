package io.cloudwatchlogging.masking;

import java.util.stream.Stream;

/**
 * The last words of names whose values are secrets.
 */
final class SecretNames {

	/** Those that say enough. */
	static final String[] WORDS = { "password", "passwd", "passphrase", "passcode", "secret" };

	/** Says as much, but may be a directory. */
	static final String DIRECTORY = "pwd";

	/** What says with one of certain words before it that a secret follows. */
	static final String TOKEN = "token";

	/** The same for keys. */
	static final String KEY = "key";

	/** The words before a token. */
	static final Qualifiers OF_TOKEN = Qualifiers.of("access", "refresh", "id", "auth", "session", "api", "bearer",
			"security");

	/** The words before a key. */
	static final Qualifiers OF_KEY = Qualifiers.of("api", "secret", "private", "account", "access", "signing",
			"encryption");

	private static final Prefix[] ALONE = Stream.concat(Stream.of(WORDS), Stream.of(DIRECTORY))
		.map(Prefix::ofAnyCase)
		.toArray(Prefix[]::new);

	private static final Prefix ANY_TOKEN = Prefix.ofAnyCase(TOKEN);

	private static final Prefix ANY_KEY = Prefix.ofAnyCase(KEY);

	private SecretNames() {
	}

	/** Whether one of the names ends at a place. */
	static boolean endsAt(byte[] text, int end) {
		for (Prefix word : ALONE) {
			if (word.isAt(text, end - word.length(), end)) {
				return true;
			}
		}
		return isQualified(text, end, ANY_TOKEN, OF_TOKEN) || isQualified(text, end, ANY_KEY, OF_KEY);
	}

	private static boolean isQualified(byte[] text, int end, Prefix word, Qualifiers qualifiers) {
		int start = end - word.length();
		return word.isAt(text, start, end) && qualifiers.isBefore(text, start);
	}

}
