package io.cloudwatchlogging.gzip;

/**
 * A block of compressed data, with codes made for it (RFC 1951, section 3.2.7). Not
 * thread-safe.
 */
final class Block {

	/** The code of a block that has its own codes. */
	private static final int DYNAMIC = 2;

	private static final int LITERALS = 256;

	/** Ends a block. */
	private static final int END = 256;

	private static final int FIRST_LENGTH = 257;

	private static final int LITERALS_AND_LENGTHS = 286;

	private static final int DISTANCES = 30;

	private static final int LONGEST_CODE = 15;

	private static final int SHORTEST_MATCH = 3;

	private static final int LONGEST_MATCH = 258;

	/** Of an entry of bits, those that say how many bits there are. */
	private static final int COUNT_BITS = 5;

	private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

	/** The symbols of lengths, less the first. */
	private static final byte[] LENGTH_SYMBOLS = new byte[LONGEST_MATCH + 1];

	/** The least length of each symbol. */
	private static final int[] LENGTHS = new int[LITERALS_AND_LENGTHS - FIRST_LENGTH];

	static {
		int length = SHORTEST_MATCH;
		for (int symbol = 0; symbol < LENGTHS.length; symbol++) {
			// The longest has a symbol of its own.
			length = Math.min(length, LONGEST_MATCH);
			LENGTHS[symbol] = length;
			for (int i = 0; i < 1 << extraOfLength(symbol) && length <= LONGEST_MATCH; i++) {
				LENGTH_SYMBOLS[length++] = (byte) symbol;
			}
		}
	}

	private final PrefixCode literalCode = new PrefixCode(LITERALS_AND_LENGTHS, LONGEST_CODE);

	private final PrefixCode distanceCode = new PrefixCode(DISTANCES, LONGEST_CODE);

	private final CodeLengths codeLengths = new CodeLengths(LITERALS_AND_LENGTHS + DISTANCES);

	/** The bits of each literal, above their number. */
	private final int[] literals = new int[LITERALS];

	/** The bits of each length, those that follow the code included. */
	private final int[] lengths = new int[LONGEST_MATCH + 1];

	/** Writes a block of matches, and if it is the last one, of what is behind them. */
	void write(Matches matches, boolean last, BitBuffer bits) {
		count(matches, last);
		this.literalCode.make();
		this.distanceCode.make();
		bits.reserve(CodeLengths.MAX_BYTES + bytes());
		bits.append(last ? 1 : 0, 1);
		bits.append(DYNAMIC, 2);
		this.codeLengths.write(this.literalCode, this.distanceCode, bits);
		prepare();
		int end = write(matches, bits);
		if (last) {
			literals(matches.document(), end, matches.end(), bits);
		}
		bits.append(this.literalCode.code(END), this.literalCode.length(END));
	}

	private void count(Matches matches, boolean last) {
		this.literalCode.clear();
		this.distanceCode.clear();
		byte[] document = matches.document();
		int position = matches.start();
		for (int i = 0; i < matches.count(); i++) {
			int length = matches.length(i);
			position = countLiterals(document, position, position + matches.literals(i)) + length;
			this.literalCode.count(FIRST_LENGTH + LENGTH_SYMBOLS[length]);
			this.distanceCode.count(distanceSymbol(matches.distance(i)));
		}
		if (last) {
			countLiterals(document, position, matches.end());
		}
		this.literalCode.count(END);
	}

	private int countLiterals(byte[] document, int start, int end) {
		for (int i = start; i < end; i++) {
			this.literalCode.count(document[i] & 0xff);
		}
		return end;
	}

	/** The bytes of the block, without the lengths of its codes, rounded up. */
	private long bytes() {
		long bits = Long.SIZE;
		for (int symbol = 0; symbol < LITERALS_AND_LENGTHS; symbol++) {
			int extra = (symbol < FIRST_LENGTH) ? 0 : extraOfLength(symbol - FIRST_LENGTH);
			bits += (long) this.literalCode.frequency(symbol) * (this.literalCode.length(symbol) + extra);
		}
		for (int symbol = 0; symbol < DISTANCES; symbol++) {
			bits += (long) this.distanceCode.frequency(symbol)
					* (this.distanceCode.length(symbol) + extraOfDistance(symbol));
		}
		return bits / Byte.SIZE;
	}

	private void prepare() {
		for (int literal = 0; literal < LITERALS; literal++) {
			this.literals[literal] = this.literalCode.code(literal) << COUNT_BITS | this.literalCode.length(literal);
		}
		for (int length = SHORTEST_MATCH; length <= LONGEST_MATCH; length++) {
			int symbol = LENGTH_SYMBOLS[length];
			int count = this.literalCode.length(FIRST_LENGTH + symbol);
			int code = this.literalCode.code(FIRST_LENGTH + symbol) | (length - LENGTHS[symbol]) << count;
			this.lengths[length] = code << COUNT_BITS | count + extraOfLength(symbol);
		}
	}

	private int write(Matches matches, BitBuffer bits) {
		byte[] document = matches.document();
		int position = matches.start();
		for (int i = 0; i < matches.count(); i++) {
			int length = matches.length(i);
			position = literals(document, position, position + matches.literals(i), bits) + length;
			repetition(this.lengths[length], matches.distance(i), bits);
		}
		return position;
	}

	private int literals(byte[] document, int start, int end, BitBuffer bits) {
		int position = start;
		for (; position < end - 1; position += 2) {
			int first = this.literals[document[position] & 0xff];
			int second = this.literals[document[position + 1] & 0xff];
			int count = first & COUNT_MASK;
			bits.append(first >>> COUNT_BITS | second >>> COUNT_BITS << count, count + (second & COUNT_MASK));
		}
		if (position < end) {
			int literal = this.literals[document[position++] & 0xff];
			bits.append(literal >>> COUNT_BITS, literal & COUNT_MASK);
		}
		return position;
	}

	private void repetition(int length, int distance, BitBuffer bits) {
		int symbol = distanceSymbol(distance);
		int extra = extraOfDistance(symbol);
		int count = length & COUNT_MASK;
		long value = length >>> COUNT_BITS | (long) this.distanceCode.code(symbol) << count;
		count += this.distanceCode.length(symbol);
		value |= (distance & (1L << extra) - 1) << count;
		bits.append(value, count + extra);
	}

	/** The bits that follow the code of a length. */
	private static int extraOfLength(int symbol) {
		return (symbol < 8 || symbol == LENGTHS.length - 1) ? 0 : symbol / 4 - 1;
	}

	/**
	 * The symbol of a distance.
	 * @param distance the distance, less one
	 */
	private static int distanceSymbol(int distance) {
		if (distance < 4) {
			return distance;
		}
		int highest = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(distance);
		return 2 * highest + (distance >>> (highest - 1) & 1);
	}

	/** The bits that follow the code of a distance. */
	private static int extraOfDistance(int symbol) {
		return (symbol < 4) ? 0 : symbol / 2 - 1;
	}

}
