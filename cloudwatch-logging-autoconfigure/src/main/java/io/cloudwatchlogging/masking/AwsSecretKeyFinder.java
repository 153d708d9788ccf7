package io.cloudwatchlogging.masking;

import org.jspecify.annotations.Nullable;

/**
 * Finds the secret access keys of AWS, which have neither prefix nor checksum, shortly
 * behind what says that one follows: their name, or the ID of the access key.
 */
final class AwsSecretKeyFinder implements SecretFinder {

	private static final int MIN_LENGTH = 40;

	/** How far behind the end of the name the key may begin. */
	private static final int DISTANCE = 40;

	private final @Nullable SecretFinder announcement;

	private AwsSecretKeyFinder(@Nullable SecretFinder announcement) {
		this.announcement = announcement;
	}

	/** Finds keys behind their name. */
	static AwsSecretKeyFinder behindName() {
		return new AwsSecretKeyFinder(null);
	}

	/**
	 * Finds keys behind the ID of an access key.
	 * @param prefix what the ID begins with
	 */
	static AwsSecretKeyFinder behindId(String prefix) {
		return new AwsSecretKeyFinder(new AwsAccessKeyFinder(prefix));
	}

	@Override
	public long find(byte[] text, int length, int from, int to) {
		int at = to;
		if (this.announcement != null) {
			long id = this.announcement.find(text, length, from, to);
			if (id == NONE) {
				return NONE;
			}
			at = SecretFinder.end(id);
		}
		int last = Math.min(length, at + DISTANCE);
		while (at < last) {
			int end = (text[at] != '=') ? Alphabet.BASE64.end(text, at, length) : at;
			if (end - at >= MIN_LENGTH && isMixed(text, at, end)) {
				return SecretFinder.range(at, end);
			}
			at = (end < length && text[end] == '\\') ? Escapes.skipEscape(text, end, length) : end + 1;
		}
		return NONE;
	}

	/** Whether letters of both cases are in a range, unlike in most paths and digests. */
	private static boolean isMixed(byte[] text, int from, int end) {
		boolean upper = false;
		boolean lower = false;
		for (int i = from; i < end && !(upper && lower); i++) {
			upper |= text[i] >= 'A' && text[i] <= 'Z';
			lower |= text[i] >= 'a' && text[i] <= 'z';
		}
		return upper && lower;
	}

}
