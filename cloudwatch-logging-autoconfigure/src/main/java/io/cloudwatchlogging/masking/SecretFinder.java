package io.cloudwatchlogging.masking;

import java.util.Collection;

/**
 * Looks more closely at a place where one of a detector's literals is. Allocates nothing,
 * and takes time in proportion to what it finds. Safe for use by many threads.
 */
@FunctionalInterface
interface SecretFinder {

	/** Says that there is no secret. */
	long NONE = -1;

	/**
	 * Finds the secret that a literal announces.
	 * @param text holds the text, in UTF-8
	 * @param length length of the text
	 * @param from where the literal begins
	 * @param to where the literal ends
	 * @return the {@linkplain #range range} of the secret, or {@link #NONE}
	 */
	long find(byte[] text, int length, int from, int to);

	/**
	 * The finder to use together with certain detectors, of which another one may see to
	 * some secrets.
	 * @param detectors all that are in use
	 */
	default SecretFinder with(Collection<Detector> detectors) {
		return this;
	}

	/**
	 * A range as one value.
	 * @param start the first byte
	 * @param end the byte after the last one
	 * @return both, or {@link #NONE} if the range is empty
	 */
	static long range(int start, int end) {
		return (start < end) ? ((long) start << Integer.SIZE) | end : NONE;
	}

	/** The first byte of a range. */
	static int start(long range) {
		return (int) (range >>> Integer.SIZE);
	}

	/** The byte after the last one of a range. */
	static int end(long range) {
		return (int) range;
	}

}
