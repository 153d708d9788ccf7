package io.cloudwatchlogging.delivery;

/**
 * Policy for an event above the maximum size.
 */
public enum OversizePolicy {

	/**
	 * It becomes several events with the same timestamp, one behind the other, which put
	 * together are the event.
	 */
	SPLIT,

	/** What does not fit is cut off. */
	TRUNCATE,

	/** It is dropped and counted. */
	DROP;

	/**
	 * Returns what a text takes of the buffer if there is room.
	 * @param text an array that begins with the text in UTF-8
	 * @param length its length in bytes
	 * @param maxTextBytes the size up to which it stays one event
	 * @return the size of its events, as CloudWatch Logs counts it
	 */
	public long takenBytes(byte[] text, int length, int maxTextBytes) {
		if (length == 0) {
			return 0;
		}
		if (length <= maxTextBytes) {
			return length + Limits.EVENT_OVERHEAD;
		}
		return switch (this) {
			case SPLIT -> length + (long) Limits.EVENT_OVERHEAD * parts(text, length, maxTextBytes);
			case TRUNCATE -> Utf8.cut(text, 0, length, maxTextBytes) + Limits.EVENT_OVERHEAD;
			case DROP -> 0;
		};
	}

	private static int parts(byte[] text, int length, int maxTextBytes) {
		int parts = 0;
		for (int done = 0; done < length; parts++) {
			done += Utf8.cut(text, done, length - done, maxTextBytes);
		}
		return parts;
	}

}
