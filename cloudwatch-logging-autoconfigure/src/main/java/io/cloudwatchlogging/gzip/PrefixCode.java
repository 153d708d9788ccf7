package io.cloudwatchlogging.gzip;

import java.util.Arrays;

/**
 * A prefix code for the symbols of an alphabet: the shorter, the more frequent a symbol
 * is (Huffman), as a limit of the length allows. Made anew for each block in memory that
 * stays. Not thread-safe.
 */
final class PrefixCode {

	private static final int SYMBOL_BITS = 16;

	private final int symbols;

	private final int longest;

	private final int[] frequencies;

	private final byte[] lengths;

	private final int[] codes;

	/** The symbols that occur by frequency, below that. */
	private final long[] sorted;

	/** The tree: first the leaves, then the inner nodes, each behind its children. */
	private final long[] weights;

	private final int[] parents;

	private final int[] depths;

	/** How many codes there are of each length. */
	private final int[] counts;

	/**
	 * Creates a code.
	 * @param symbols the symbols of the alphabet: those below this number
	 * @param longest maximum number of bits of a code
	 */
	PrefixCode(int symbols, int longest) {
		this.symbols = symbols;
		this.longest = longest;
		this.frequencies = new int[symbols];
		this.lengths = new byte[symbols];
		this.codes = new int[symbols];
		this.sorted = new long[symbols];
		this.weights = new long[2 * symbols];
		this.parents = new int[2 * symbols];
		this.depths = new int[2 * symbols];
		this.counts = new int[longest + 1];
	}

	/** Forgets what was counted. */
	void clear() {
		Arrays.fill(this.frequencies, 0);
	}

	/** Counts an occurrence of a symbol. */
	void count(int symbol) {
		this.frequencies[symbol]++;
	}

	/** Makes the code for what was counted. */
	void make() {
		int used = sort();
		while (used < 2) {
			// A code of a single symbol is not complete, which not every reader takes.
			count((this.frequencies[0] == 0) ? 0 : 1);
			used = sort();
		}
		countLengths(used);
		limit();
		assign(used);
	}

	private int sort() {
		int used = 0;
		for (int symbol = 0; symbol < this.symbols; symbol++) {
			if (this.frequencies[symbol] > 0) {
				this.sorted[used++] = (long) this.frequencies[symbol] << SYMBOL_BITS | symbol;
			}
		}
		Arrays.sort(this.sorted, 0, used);
		return used;
	}

	/**
	 * Joins the two lightest nodes until one is left, and looks how deep the leaves are.
	 */
	private void countLengths(int used) {
		for (int leaf = 0; leaf < used; leaf++) {
			this.weights[leaf] = this.sorted[leaf] >>> SYMBOL_BITS;
		}
		int leaf = 0;
		int inner = used;
		int root = 2 * used - 2;
		for (int node = used; node <= root; node++) {
			long weight = 0;
			for (int child = 0; child < 2; child++) {
				int lightest = (inner == node || (leaf < used && this.weights[leaf] <= this.weights[inner])) ? leaf++
						: inner++;
				this.parents[lightest] = node;
				weight += this.weights[lightest];
			}
			this.weights[node] = weight;
		}
		Arrays.fill(this.counts, 0);
		this.depths[root] = 0;
		for (int node = root - 1; node >= 0; node--) {
			this.depths[node] = this.depths[this.parents[node]] + 1;
			if (node < used) {
				this.counts[Math.min(this.depths[node], this.longest)]++;
			}
		}
	}

	/**
	 * Codes that are too long were counted as the longest ones, which are too many then.
	 * One of them takes the place beside a shorter one, both a bit longer, until all have
	 * room.
	 */
	private void limit() {
		long taken = 0;
		for (int length = 1; length <= this.longest; length++) {
			taken += (long) this.counts[length] << (this.longest - length);
		}
		for (long excess = taken - (1L << this.longest); excess > 0; excess--) {
			int shorter = this.longest - 1;
			while (this.counts[shorter] == 0) {
				shorter--;
			}
			this.counts[this.longest]--;
			this.counts[shorter]--;
			this.counts[shorter + 1] += 2;
		}
	}

	/**
	 * Gives the shortest codes to the most frequent symbols, numbered as RFC 1951 says.
	 */
	private void assign(int used) {
		Arrays.fill(this.lengths, (byte) 0);
		int next = used;
		for (int length = 1; length <= this.longest; length++) {
			for (int i = 0; i < this.counts[length]; i++) {
				this.lengths[(int) this.sorted[--next] & 0xffff] = (byte) length;
			}
		}
		int code = 0;
		for (int length = 1; length <= this.longest; length++) {
			for (int symbol = 0; symbol < this.symbols; symbol++) {
				if (this.lengths[symbol] == length) {
					this.codes[symbol] = Integer.reverse(code++) >>> (Integer.SIZE - length);
				}
			}
			code <<= 1;
		}
	}

	/**
	 * The bits of a symbol's code, in the order in which they are written. Meaningless if
	 * it did not occur.
	 */
	int code(int symbol) {
		return this.codes[symbol];
	}

	/** The number of bits of a symbol's code, 0 if it did not occur. */
	int length(int symbol) {
		return this.lengths[symbol];
	}

	/** How often a symbol was counted, at least so that the code is complete. */
	int frequency(int symbol) {
		return this.frequencies[symbol];
	}

	/** The symbols up to the last one that occurred, at least so many. */
	int symbols(int least) {
		int end = this.symbols;
		while (end > least && this.lengths[end - 1] == 0) {
			end--;
		}
		return end;
	}

}
