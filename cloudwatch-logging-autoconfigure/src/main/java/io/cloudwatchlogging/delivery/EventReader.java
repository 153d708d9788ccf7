package io.cloudwatchlogging.delivery;

/**
 * Receives the events of a batch one after the other, the bytes of a message in one or
 * more pieces. No piece is kept after the call: its array is the buffer's own.
 */
public interface EventReader {

	/**
	 * An event begins.
	 * @param timestamp milliseconds since the epoch
	 * @param length the bytes of its message
	 */
	void begin(long timestamp, int length);

	/**
	 * The next piece of the message, valid UTF-8 only together with its neighbours.
	 * @param bytes the array that holds the piece
	 * @param offset where it begins
	 * @param length its length in bytes
	 */
	void piece(byte[] bytes, int offset, int length);

	/**
	 * The event ends.
	 */
	void end();

}
