package io.cloudwatchlogging.aws;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A growing array of bytes that takes one document compressed by gzip, level 1, and keeps
 * its memory and its deflater for the next. Not thread-safe.
 * <p>
 * The input is handed over in slices: the deflater's native code holds off the garbage
 * collector while it reads an array, so one call for a whole body would delay every
 * thread of the application by milliseconds.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipBuffer implements AutoCloseable {

	private static final byte[] HEADER = { 0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 4, (byte) 0xff };

	private static final int TRAILER_SIZE = 2 * Integer.BYTES;

	private static final int SLICE = 32 * 1024;

	private static final int INITIAL_CAPACITY = 64 * 1024;

	private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

	private final CRC32 checksum = new CRC32();

	private byte[] bytes = new byte[INITIAL_CAPACITY];

	private int length;

	/** Replaces what the buffer holds by the compressed document. */
	void compress(byte[] document, int documentLength) {
		System.arraycopy(HEADER, 0, this.bytes, 0, HEADER.length);
		this.length = HEADER.length;
		this.deflater.reset();
		this.checksum.reset();
		int from = 0;
		do {
			int slice = Math.min(SLICE, documentLength - from);
			this.deflater.setInput(document, from, slice);
			this.checksum.update(document, from, slice);
			from += slice;
			if (from == documentLength) {
				this.deflater.finish();
			}
			deflate();
		}
		while (from < documentLength);
		reserve(TRAILER_SIZE);
		littleEndian((int) this.checksum.getValue());
		littleEndian(documentLength);
	}

	/** A call that leaves room in the output has taken all input. */
	private void deflate() {
		int more;
		do {
			reserve(SLICE);
			more = this.deflater.deflate(this.bytes, this.length, SLICE);
			this.length += more;
		}
		while (more == SLICE);
	}

	private void littleEndian(int value) {
		for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
			this.bytes[this.length++] = (byte) (value >>> shift);
		}
	}

	private void reserve(int more) {
		if (this.bytes.length - this.length < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.length + more));
		}
	}

	/** The array that begins with the compressed document. */
	byte[] array() {
		return this.bytes;
	}

	/** Bytes of the compressed document. */
	int length() {
		return this.length;
	}

	/** Bytes that are held. */
	int capacity() {
		return this.bytes.length;
	}

	@Override
	public void close() {
		this.deflater.end();
	}

}
