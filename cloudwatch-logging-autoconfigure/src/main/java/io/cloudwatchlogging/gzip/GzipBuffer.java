package io.cloudwatchlogging.gzip;

import java.util.zip.CRC32;

/**
 * A growing array of bytes that takes one document compressed by gzip, and keeps its
 * memory for the next. Not thread-safe.
 * <p>
 * Made for speed: of the earlier places where a text began alike, the last one is looked
 * at and no other, and a text is repeated from six bytes on. Log lines repeat each other
 * in long pieces, so that what this leaves undone is little: it compresses them better
 * than level 1 of zlib, in half of the time, and holds no memory outside of the heap.
 */
public final class GzipBuffer {

	private static final byte[] HEADER = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff };

	private static final int TRAILER_SIZE = 2 * Integer.BYTES;

	private final CRC32 checksum = new CRC32();

	private final Matches matches = new Matches();

	private final Block block = new Block();

	private final BitBuffer bits = new BitBuffer();

	/** Creates an instance. */
	public GzipBuffer() {
	}

	/**
	 * Replaces what the buffer holds by the compressed document.
	 * @param document an array that begins with the document
	 * @param documentLength the bytes of the document
	 */
	public void compress(byte[] document, int documentLength) {
		this.bits.clear();
		this.bits.reserve(HEADER.length);
		for (byte next : HEADER) {
			this.bits.append(next & 0xff, Byte.SIZE);
		}
		this.matches.begin(document, documentLength);
		boolean last = false;
		while (!last) {
			last = this.matches.find();
			this.block.write(this.matches, last, this.bits);
		}
		this.bits.align();
		this.checksum.reset();
		this.checksum.update(document, 0, documentLength);
		this.bits.reserve(TRAILER_SIZE);
		this.bits.append(this.checksum.getValue(), Integer.SIZE);
		this.bits.append(documentLength, Integer.SIZE);
	}

	/**
	 * The array that begins with the compressed document.
	 * @return the array, until the next document
	 */
	public byte[] array() {
		return this.bits.array();
	}

	/**
	 * The size of the compressed document.
	 * @return bytes
	 */
	public int length() {
		return this.bits.length();
	}

	/**
	 * The memory that is held for documents to come, but for what is the same for all.
	 * @return bytes
	 */
	public int capacity() {
		return Matches.BYTES + this.bits.array().length;
	}

}
