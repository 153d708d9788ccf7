package io.cloudwatchlogging.gzip;

/**
 * The lengths of the codes of a block, which are all that a reader needs to make the
 * codes: repetitions shortened, and in a prefix code of their own (RFC 1951, section
 * 3.2.7). Not thread-safe.
 */
final class CodeLengths {

	/** More bytes than the lengths of the codes of a block take. */
	static final int MAX_BYTES = 600;

	private static final int MIN_LITERALS = 257;

	private static final int MIN_DISTANCES = 1;

	private static final int SYMBOLS = 19;

	private static final int LONGEST_CODE = 7;

	/** Repeats the length before it 3 to 6 times. */
	private static final int REPEAT = 16;

	/** Stands for 3 to 10 symbols without a code. */
	private static final int FEW_ABSENT = 17;

	/** Stands for 11 to 138 symbols without a code. */
	private static final int MANY_ABSENT = 18;

	private static final int SYMBOL_BITS = 5;

	/** The order in which the lengths of their own codes come. */
	private static final int[] ORDER = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };

	private static final int MIN_CODE_LENGTHS = 4;

	private final PrefixCode code = new PrefixCode(SYMBOLS, LONGEST_CODE);

	private final byte[] lengths;

	/** What is written: symbols, below the number that follows them. */
	private final int[] items;

	private int itemCount;

	/**
	 * Creates lengths.
	 * @param symbols maximum number of symbols that have codes
	 */
	CodeLengths(int symbols) {
		this.lengths = new byte[symbols];
		this.items = new int[symbols];
	}

	/** Writes the lengths of two codes, of each up to the last symbol that occurs. */
	void write(PrefixCode literalCode, PrefixCode distanceCode, BitBuffer bits) {
		int literals = literalCode.symbols(MIN_LITERALS);
		int distances = distanceCode.symbols(MIN_DISTANCES);
		for (int i = 0; i < literals; i++) {
			this.lengths[i] = (byte) literalCode.length(i);
		}
		for (int i = 0; i < distances; i++) {
			this.lengths[literals + i] = (byte) distanceCode.length(i);
		}
		shorten(literals + distances);
		this.code.make();
		int last = SYMBOLS - 1;
		while (last >= MIN_CODE_LENGTHS && this.code.length(ORDER[last]) == 0) {
			last--;
		}
		bits.append(literals - MIN_LITERALS, 5);
		bits.append(distances - MIN_DISTANCES, 5);
		bits.append(last + 1 - MIN_CODE_LENGTHS, 4);
		for (int i = 0; i <= last; i++) {
			bits.append(this.code.length(ORDER[i]), 3);
		}
		for (int i = 0; i < this.itemCount; i++) {
			int symbol = this.items[i] & (1 << SYMBOL_BITS) - 1;
			bits.append(this.code.code(symbol), this.code.length(symbol));
			bits.append(this.items[i] >>> SYMBOL_BITS, extra(symbol));
		}
	}

	private void shorten(int count) {
		this.code.clear();
		this.itemCount = 0;
		int done = 0;
		while (done < count) {
			int length = this.lengths[done];
			int run = run(done, count);
			if (length == 0 && run >= 11) {
				run = Math.min(run, 138);
				add(MANY_ABSENT, run - 11);
			}
			else if (length == 0 && run >= 3) {
				add(FEW_ABSENT, run - 3);
			}
			else if (done > 0 && length == this.lengths[done - 1] && run >= 3) {
				run = Math.min(run, 6);
				add(REPEAT, run - 3);
			}
			else {
				run = 1;
				add(length, 0);
			}
			done += run;
		}
	}

	/** How often a length is there in a row. */
	private int run(int start, int end) {
		int next = start + 1;
		while (next < end && this.lengths[next] == this.lengths[start]) {
			next++;
		}
		return next - start;
	}

	private void add(int symbol, int following) {
		this.items[this.itemCount++] = following << SYMBOL_BITS | symbol;
		this.code.count(symbol);
	}

	/** The bits that follow a symbol. */
	private static int extra(int symbol) {
		return switch (symbol) {
			case REPEAT -> 2;
			case FEW_ABSENT -> 3;
			case MANY_ABSENT -> 7;
			default -> 0;
		};
	}

}
