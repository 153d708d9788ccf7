package io.cloudwatchlogging.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The places where a document repeats itself, for one block after the other: a match is a
 * number of bytes that do not repeat anything, followed by a piece that was there before.
 * Not thread-safe.
 */
final class Matches {

	/** Matches in a block. */
	private static final int CAPACITY = 8192;

	/** How far back a piece may be. */
	private static final int WINDOW = 32 * 1024;

	/** Maximum number of bytes of a piece. */
	private static final int LONGEST = 258;

	/** Pieces are found by their first six bytes: eight without the upper two. */
	private static final int UNUSED_BITS = 16;

	private static final int TABLE_BITS = 13;

	/** The golden ratio: spreads what differs little over all upper bits. */
	private static final long SPREAD = 0x9E3779B97F4A7C15L;

	/**
	 * After so many places without a match, as a power of two, each second one is looked
	 * at, then each third: text that does not repeat itself costs less and less.
	 */
	private static final int PATIENCE_BITS = 3;

	/** Memory that is held. */
	static final int BYTES = (1 << TABLE_BITS) * Integer.BYTES + CAPACITY * Long.BYTES;

	private static final int LENGTH_SHIFT = 16;

	private static final int LITERALS_SHIFT = 32;

	private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	/** For each hash of six bytes, where they were seen last. */
	private final int[] table = new int[1 << TABLE_BITS];

	private final long[] matches = new long[CAPACITY];

	private byte[] document = new byte[0];

	private int end;

	/** The last place at which a word can be read. */
	private int lastWord;

	private int start;

	private int count;

	/** Behind the last match. */
	private int matched;

	/** Where the bytes that were found were before. */
	private int earlier;

	/** Begins a document. */
	void begin(byte[] document, int length) {
		this.document = document;
		this.end = length;
		this.lastWord = length - Long.BYTES;
		this.matched = 0;
		Arrays.fill(this.table, -WINDOW - 1);
	}

	/**
	 * Finds the matches of the next block.
	 * @return whether it is the last one
	 */
	boolean find() {
		this.start = this.matched;
		this.count = 0;
		int position = search();
		while (position <= this.lastWord) {
			add(position, position - this.earlier);
			if (this.count == CAPACITY) {
				return false;
			}
			position = search();
		}
		return true;
	}

	/**
	 * The next place at which six bytes are those of an earlier one. The table may know
	 * places that are ahead: a match that is found late may end before where it was
	 * found.
	 */
	private int search() {
		byte[] document = this.document;
		int[] table = this.table;
		int lastWord = this.lastWord;
		int position = this.matched;
		int steps = 1 << PATIENCE_BITS;
		while (position <= lastWord) {
			long word = word(document, position);
			int hash = hash(word);
			int earlier = table[hash];
			table[hash] = position;
			if (earlier < position && position - earlier <= WINDOW
					&& (word ^ word(document, earlier)) << UNUSED_BITS == 0) {
				this.earlier = earlier;
				return position;
			}
			position += steps++ >>> PATIENCE_BITS;
		}
		return position;
	}

	private void add(int position, int distance) {
		int first = first(position, distance);
		int length = length(this.document, first, distance, Math.min(LONGEST, this.end - first));
		this.matches[this.count++] = (long) (first - this.matched) << LITERALS_SHIFT | length << LENGTH_SHIFT
				| (distance - 1);
		this.matched = first + length;
		if (this.matched <= this.lastWord) {
			note(first + 1);
			note(this.matched - 2);
		}
	}

	/** Where the repetition begins: places before may have been left out. */
	private int first(int position, int distance) {
		byte[] document = this.document;
		int first = position;
		while (first > this.matched && first > distance && document[first - 1] == document[first - 1 - distance]) {
			first--;
		}
		return first;
	}

	/** Lets a place be found that is within a match. */
	private void note(int position) {
		this.table[hash(word(this.document, position))] = position;
	}

	private static int length(byte[] document, int position, int distance, int most) {
		int length = 0;
		while (length <= most - Long.BYTES) {
			long difference = word(document, position + length) ^ word(document, position + length - distance);
			if (difference != 0) {
				return length + (Long.numberOfTrailingZeros(difference) >>> 3);
			}
			length += Long.BYTES;
		}
		while (length < most && document[position + length] == document[position + length - distance]) {
			length++;
		}
		return length;
	}

	private static long word(byte[] document, int position) {
		return (long) WORD.get(document, position);
	}

	private static int hash(long word) {
		return (int) ((word << UNUSED_BITS) * SPREAD >>> (Long.SIZE - TABLE_BITS));
	}

	/** The document. */
	byte[] document() {
		return this.document;
	}

	/** Where the block begins. */
	int start() {
		return this.start;
	}

	/** Where the document ends. */
	int end() {
		return this.end;
	}

	/** The matches of the block. */
	int count() {
		return this.count;
	}

	/** The bytes before the repeated piece that do not repeat anything. */
	int literals(int match) {
		return (int) (this.matches[match] >>> LITERALS_SHIFT);
	}

	/** The bytes of the repeated piece. */
	int length(int match) {
		return (int) this.matches[match] >>> LENGTH_SHIFT;
	}

	/** How far back the piece was, less one. */
	int distance(int match) {
		return (int) this.matches[match] & 0xffff;
	}

}
