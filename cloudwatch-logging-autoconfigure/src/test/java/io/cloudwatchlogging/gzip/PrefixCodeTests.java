package io.cloudwatchlogging.gzip;

import java.util.PriorityQueue;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Tests for {@link PrefixCode}.
 */
class PrefixCodeTests {

	@Test
	void numbersCodesAsInTheExampleOfTheRfc() {
		PrefixCode code = new PrefixCode(8, 15);
		make(code, 2, 2, 2, 2, 2, 4, 1, 1);
		assertThat(lengths(code, 8)).containsExactly(3, 3, 3, 3, 3, 2, 4, 4);
		int[] codes = { 0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111 };
		for (int symbol = 0; symbol < codes.length; symbol++) {
			assertThat(code.code(symbol)).isEqualTo(codes[symbol]);
		}
	}

	@ParameterizedTest
	@CsvSource({ "19, 7", "30, 15", "286, 15", "286, 9" })
	void makesCompleteCodesWithinTheLimit(int symbols, int longest) {
		Random random = new Random(symbols);
		PrefixCode code = new PrefixCode(symbols, longest);
		for (int i = 0; i < 300; i++) {
			int[] frequencies = frequencies(symbols, random);
			make(code, frequencies);
			assertComplete(code, symbols, longest);
			assertShorterIfMoreFrequent(code, frequencies);
		}
	}

	@Test
	void costsAsLittleAsPossible() {
		Random random = new Random(1);
		PrefixCode code = new PrefixCode(286, 40);
		for (int i = 0; i < 300; i++) {
			int[] frequencies = frequencies(286, random);
			frequencies[0]++;
			frequencies[1]++;
			make(code, frequencies);
			assertComplete(code, 286, 40);
			assertThat(cost(code, frequencies)).isEqualTo(leastCost(frequencies));
		}
	}

	@ParameterizedTest
	@CsvSource({ "19, 7", "30, 15" })
	void limitsTheLengthsThatFibonacciNumbersLeadTo(int symbols, int longest) {
		int[] frequencies = new int[symbols];
		for (int symbol = 0; symbol < symbols; symbol++) {
			frequencies[symbol] = (symbol < 2) ? 1 : frequencies[symbol - 1] + frequencies[symbol - 2];
		}
		PrefixCode unlimited = new PrefixCode(symbols, symbols);
		make(unlimited, frequencies);
		assertComplete(unlimited, symbols, symbols);
		assertThat(unlimited.length(0)).isEqualTo(symbols - 1);
		PrefixCode code = new PrefixCode(symbols, longest);
		make(code, frequencies);
		assertComplete(code, symbols, longest);
		assertShorterIfMoreFrequent(code, frequencies);
		assertThat(code.length(0)).isEqualTo(longest);
		assertThat(cost(code, frequencies)).isLessThan(cost(unlimited, frequencies) * 5 / 4);
	}

	@Test
	void fillsTheLimitIfThereAreAsManySymbols() {
		int[] frequencies = new int[16];
		for (int symbol = 0; symbol < frequencies.length; symbol++) {
			frequencies[symbol] = 1 << symbol;
		}
		PrefixCode code = new PrefixCode(16, 4);
		make(code, frequencies);
		assertComplete(code, 16, 4);
		assertThat(lengths(code, 16)).containsOnly(4);
	}

	@Test
	void hasACodeForEachOfAllSymbols() {
		PrefixCode code = new PrefixCode(286, 15);
		int[] frequencies = new int[286];
		for (int symbol = 0; symbol < 286; symbol++) {
			frequencies[symbol] = 1;
		}
		make(code, frequencies);
		assertComplete(code, 286, 15);
		assertThat(lengths(code, 286)).containsOnly(8, 9);
	}

	@Test
	void isCompleteWithoutAnySymbol() {
		PrefixCode code = new PrefixCode(30, 15);
		make(code, new int[30]);
		assertComplete(code, 30, 15);
		assertThat(code.symbols(1)).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 29 })
	void isCompleteWithASingleSymbol(int symbol) {
		PrefixCode code = new PrefixCode(30, 15);
		int[] frequencies = new int[30];
		frequencies[symbol] = 5;
		make(code, frequencies);
		assertComplete(code, 30, 15);
		assertThat(code.length(symbol)).isEqualTo(1);
		assertThat(code.symbols(1)).isEqualTo(Math.max(1, symbol) + 1);
	}

	@Test
	void forgetsTheSymbolsOfTheBlockBefore() {
		PrefixCode code = new PrefixCode(5, 15);
		make(code, 1, 2, 3, 4, 5);
		make(code, 0, 7, 0, 8, 0);
		assertThat(lengths(code, 5)).containsExactly(0, 1, 0, 1, 0);
		assertThat(code.frequency(0)).isZero();
		assertThat(code.frequency(3)).isEqualTo(8);
		assertThat(code.symbols(1)).isEqualTo(4);
		assertThat(code.symbols(5)).isEqualTo(5);
	}

	/** Some symbols that do not occur, some that are rare, few that are frequent. */
	private static int[] frequencies(int symbols, Random random) {
		int[] frequencies = new int[symbols];
		int used = random.nextInt(symbols + 1);
		for (int i = 0; i < used; i++) {
			frequencies[random.nextInt(symbols)] = 1 + (int) Math.pow(2, random.nextDouble() * random.nextInt(16));
		}
		return frequencies;
	}

	private static void make(PrefixCode code, int... frequencies) {
		code.clear();
		for (int symbol = 0; symbol < frequencies.length; symbol++) {
			for (int i = 0; i < frequencies[symbol]; i++) {
				code.count(symbol);
			}
		}
		code.make();
	}

	private static void assertComplete(PrefixCode code, int symbols, int longest) {
		long taken = 0;
		for (int symbol = 0; symbol < symbols; symbol++) {
			int length = code.length(symbol);
			assertThat(length).isBetween(0, longest);
			assertThat(length > 0).isEqualTo(code.frequency(symbol) > 0);
			if (length > 0) {
				assertThat(code.code(symbol) >>> length).isZero();
				taken += 1L << (longest - length);
			}
		}
		assertThat(taken).isEqualTo(1L << longest);
		for (int one = 0; one < symbols; one++) {
			for (int other = 0; other < one; other++) {
				if (isPrefix(code, one, other)) {
					fail("One of the codes of %d and %d begins the other", one, other);
				}
			}
		}
	}

	/** Whether the shorter of two codes begins the other one. */
	private static boolean isPrefix(PrefixCode code, int one, int other) {
		int common = Math.min(code.length(one), code.length(other));
		return common > 0 && ((code.code(one) ^ code.code(other)) & (1L << common) - 1) == 0;
	}

	private static void assertShorterIfMoreFrequent(PrefixCode code, int[] frequencies) {
		for (int one = 0; one < frequencies.length; one++) {
			for (int other = 0; other < frequencies.length; other++) {
				boolean moreFrequent = frequencies[one] > frequencies[other] && frequencies[other] > 0;
				if (moreFrequent && code.length(one) > code.length(other)) {
					fail("%d is more frequent than %d, its code longer", one, other);
				}
			}
		}
	}

	private static long cost(PrefixCode code, int[] frequencies) {
		long cost = 0;
		for (int symbol = 0; symbol < frequencies.length; symbol++) {
			cost += (long) frequencies[symbol] * code.length(symbol);
		}
		return cost;
	}

	private static long leastCost(int[] frequencies) {
		PriorityQueue<Long> weights = new PriorityQueue<>();
		for (int frequency : frequencies) {
			if (frequency > 0) {
				weights.add((long) frequency);
			}
		}
		long cost = 0;
		while (weights.size() > 1) {
			long joined = weights.remove() + weights.remove();
			cost += joined;
			weights.add(joined);
		}
		return cost;
	}

	private static int[] lengths(PrefixCode code, int symbols) {
		int[] lengths = new int[symbols];
		for (int symbol = 0; symbol < symbols; symbol++) {
			lengths[symbol] = code.length(symbol);
		}
		return lengths;
	}

}
