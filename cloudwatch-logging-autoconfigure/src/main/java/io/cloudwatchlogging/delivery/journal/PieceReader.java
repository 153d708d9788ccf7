package io.cloudwatchlogging.delivery.journal;

/**
 * Receives a message piece by piece.
 */
@FunctionalInterface
public interface PieceReader {

	/**
	 * The next piece, valid until the call returns.
	 * @param bytes the array that holds it
	 * @param offset where it begins
	 * @param length its length in bytes
	 */
	void piece(byte[] bytes, int offset, int length);

}
