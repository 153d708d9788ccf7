package io.cloudwatchlogging.gzip;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CodeLengths}: what they write must let zlib read a block that has each
 * symbol once.
 */
class CodeLengthsTests {

	private static final int END = 256;

	private static final int SHORTEST_MATCH = 257;

	private static final int LITERALS_AND_LENGTHS = 286;

	private static final int DISTANCES = 30;

	private final CodeLengths codeLengths = new CodeLengths(LITERALS_AND_LENGTHS + DISTANCES);

	private final PrefixCode literalCode = new PrefixCode(LITERALS_AND_LENGTHS, 15);

	private final PrefixCode distanceCode = new PrefixCode(DISTANCES, 15);

	private final BitBuffer bits = new BitBuffer();

	@Test
	void writesRunsOfAbsentSymbolsOfEachLength() throws DataFormatException {
		for (int symbol = 1; symbol < END; symbol++) {
			clear();
			this.literalCode.count(0);
			this.literalCode.count(symbol);
			assertReadable();
		}
	}

	@Test
	void writesRunsOfEqualLengthsOfEachLength() throws DataFormatException {
		for (int run = 1; run <= END; run++) {
			clear();
			for (int symbol = 0; symbol < run; symbol++) {
				this.literalCode.count(symbol);
			}
			assertReadable();
		}
	}

	@Test
	void writesAllSymbols() throws DataFormatException {
		clear();
		for (int symbol = 0; symbol < LITERALS_AND_LENGTHS; symbol++) {
			this.literalCode.count(symbol);
		}
		for (int symbol = 0; symbol < DISTANCES; symbol++) {
			this.distanceCode.count(symbol);
		}
		assertReadable();
	}

	@Test
	void writesABlockOfNothing() throws DataFormatException {
		clear();
		this.literalCode.count(END);
		assertReadable();
	}

	@Test
	void writesLengthsOfEachKindInLittleSpace() throws DataFormatException {
		Random random = new Random(1);
		for (int i = 0; i < 2000; i++) {
			clear();
			count(this.literalCode, random.nextInt(LITERALS_AND_LENGTHS + 1), LITERALS_AND_LENGTHS, random);
			count(this.distanceCode, random.nextInt(DISTANCES + 1), DISTANCES, random);
			assertReadable();
		}
	}

	private void clear() {
		this.literalCode.clear();
		this.distanceCode.clear();
	}

	private static void count(PrefixCode code, int symbols, int end, Random random) {
		for (int i = 0; i < symbols; i++) {
			int symbol = random.nextInt(end);
			int frequency = (int) Math.pow(2, random.nextInt(12));
			for (int j = 0; j < frequency; j++) {
				code.count(symbol);
			}
		}
	}

	private void assertReadable() throws DataFormatException {
		this.literalCode.count(END);
		this.literalCode.make();
		this.distanceCode.make();
		byte[] document = write();
		Inflater inflater = new Inflater(true);
		try {
			inflater.setInput(this.bits.array(), 0, this.bits.length());
			byte[] read = new byte[document.length + 1];
			assertThat(inflater.inflate(read)).isEqualTo(document.length);
			assertThat(Arrays.copyOf(read, document.length)).isEqualTo(document);
			assertThat(inflater.finished()).isTrue();
			assertThat(inflater.getRemaining()).isZero();
		}
		finally {
			inflater.end();
		}
	}

	/** Writes a block, and returns what is to be read. */
	private byte[] write() {
		this.bits.clear();
		this.bits.append(0b101, 3);
		this.codeLengths.write(this.literalCode, this.distanceCode, this.bits);
		assertThat(this.bits.length()).isLessThan(CodeLengths.MAX_BYTES);
		ByteArrayOutputStream document = new ByteArrayOutputStream();
		for (int literal = 0; literal < END; literal++) {
			if (this.literalCode.length(literal) > 0) {
				append(this.literalCode, literal);
				document.write(literal);
			}
		}
		if (document.size() > 0 && this.literalCode.length(SHORTEST_MATCH) > 0 && this.distanceCode.length(0) > 0) {
			append(this.literalCode, SHORTEST_MATCH);
			append(this.distanceCode, 0);
			byte[] written = document.toByteArray();
			for (int i = 0; i < 3; i++) {
				document.write(written[written.length - 1]);
			}
		}
		append(this.literalCode, END);
		this.bits.align();
		return document.toByteArray();
	}

	private void append(PrefixCode code, int symbol) {
		this.bits.append(code.code(symbol), code.length(symbol));
	}

}
