package io.cloudwatchlogging.gzip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GzipBuffer}.
 */
class GzipBufferTests {

	private static final int HEADER_SIZE = 10;

	private static final int TRAILER_SIZE = 8;

	private final GzipBuffer buffer = new GzipBuffer();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 1000, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 64 * 1024, 1_300_000, 5_000_000 })
	void compressesSoThatGzipReadsTheSame(int length) throws Exception {
		assertCompressed(Documents.noise(length, length));
		byte[] text = "2026-11-23 INFO order accepted ".repeat(length / 31 + 1).getBytes();
		assertCompressed(text, length);
		assertThat(this.buffer.length()).isLessThan(100 + length / 20);
	}

	@Test
	void compressesShortDocumentsOfEachLength() throws Exception {
		for (int length = 0; length < 600; length++) {
			assertCompressed(Documents.noise(length, length));
			assertCompressed(Documents.same(length, 'x'));
			assertCompressed("ab".repeat(length).getBytes());
			assertCompressed("order accepted ".repeat(50).getBytes(), length);
		}
	}

	@Test
	void compressesGeneratedDocuments() throws Exception {
		for (int seed = 0; seed < 3000; seed++) {
			assertCompressed(Documents.generate(seed));
		}
	}

	@Test
	void compressesRepetitionsOfAllDistances() throws Exception {
		for (int power = 4; power <= 16; power++) {
			for (int distance : new int[] { 1 << power, 3 << (power - 1) }) {
				assertCompressed(Documents.repeating(distance - 1));
				assertCompressed(Documents.repeating(distance));
				assertCompressed(Documents.repeating(distance + 1));
			}
		}
	}

	/** Where nothing repeats, places are left out, and what repeats is found late. */
	@ParameterizedTest
	@CsvSource({ "4000, 2000", "8000, 8000", "20000, 10000", "32768, 32768", "40000, 30000", "100000, 32000" })
	void compressesRepeatedNoise(int length, int repeated) throws Exception {
		assertCompressed(Documents.repeatingNoise(length, repeated));
	}

	@ParameterizedTest
	@ValueSource(ints = { 8191, 8192, 8193, 2 * 8192 - 1, 2 * 8192, 2 * 8192 + 1 })
	void compressesDocumentsThatFillTheirBlocks(int matches) throws Exception {
		byte[] document = Documents.ofMatches(matches);
		assertCompressed(document);
		assertCompressed(Documents.join(document, new byte[] { 1 }));
	}

	@Test
	void compressesFrequenciesThatWouldMakeCodesTooLong() throws Exception {
		byte[] letters = new byte[200_000];
		int end = 0;
		int frequency = 1;
		int next = 1;
		for (byte letter = 'a'; end + frequency <= letters.length; letter++) {
			Arrays.fill(letters, end, end + frequency, letter);
			end += frequency;
			int sum = frequency + next;
			frequency = next;
			next = sum;
		}
		byte[] document = Arrays.copyOf(letters, end);
		shuffle(document);
		assertCompressed(document);
		assertThat(this.buffer.length()).isLessThan(document.length / 2);
	}

	@Test
	void readsNothingBeyondTheDocument() throws Exception {
		byte[] array = "order accepted ".repeat(100).getBytes();
		for (int length = 0; length < 400; length++) {
			assertCompressed(array, length);
			byte[] compressed = compressed();
			assertCompressed(Arrays.copyOf(array, length));
			assertThat(compressed()).isEqualTo(compressed);
		}
	}

	@Test
	void compressesEachDocumentAsIfItWereTheFirst() throws Exception {
		List<byte[]> documents = List.of(Documents.logLines(3000), new byte[0], Documents.noise(300_000, 1),
				"order".getBytes(), Documents.logLines(3), Documents.logLines(2999), Documents.same(100_000, 'x'),
				Documents.noise(1, 1), Documents.ofMatches(9000));
		for (byte[] document : documents) {
			assertCompressed(document);
			GzipBuffer unused = new GzipBuffer();
			unused.compress(document, document.length);
			assertThat(compressed()).isEqualTo(Arrays.copyOf(unused.array(), unused.length()));
		}
	}

	@Test
	void compressesLogLinesAtLeastAsWellAsTheFastestLevelOfZlib() throws Exception {
		byte[] body = Documents.logLines(4000);
		assertCompressed(body);
		assertThat(this.buffer.length()).isLessThanOrEqualTo(deflatedLength(body));
	}

	@ParameterizedTest
	@ValueSource(ints = { 20_000, 1_000_000 })
	void noiseGrowsByLessThanOnePercent(int length) throws Exception {
		assertCompressed(Documents.noise(length, 1));
		assertThat(this.buffer.length()).isLessThan(length + length / 100);
	}

	@Test
	void tellsTheMemoryThatIsHeld() {
		this.buffer.compress(new byte[0], 0);
		int before = this.buffer.capacity();
		int array = this.buffer.array().length;
		this.buffer.compress(Documents.noise(500_000, 1), 500_000);
		assertThat(this.buffer.capacity() - before).isEqualTo(this.buffer.array().length - array).isPositive();
		this.buffer.compress(new byte[0], 0);
		assertThat(this.buffer.capacity()).isGreaterThan(500_000);
	}

	private void assertCompressed(byte[] document) throws IOException, DataFormatException {
		assertCompressed(document, document.length);
	}

	private void assertCompressed(byte[] array, int length) throws IOException, DataFormatException {
		this.buffer.compress(array, length);
		byte[] document = Arrays.copyOf(array, length);
		byte[] read = new GZIPInputStream(new ByteArrayInputStream(this.buffer.array(), 0, this.buffer.length()),
				length + 1)
			.readAllBytes();
		assertThat(Arrays.mismatch(read, document)).isEqualTo(-1);
		assertEndsWithTheTrailer(length);
	}

	/** There is neither less nor more between header and trailer than the data. */
	private void assertEndsWithTheTrailer(int length) throws DataFormatException {
		Inflater inflater = new Inflater(true);
		try {
			inflater.setInput(this.buffer.array(), HEADER_SIZE, this.buffer.length() - HEADER_SIZE);
			assertThat(inflater.inflate(new byte[length + 1])).isEqualTo(length);
			assertThat(inflater.finished()).isTrue();
			assertThat(inflater.getRemaining()).isEqualTo(TRAILER_SIZE);
		}
		finally {
			inflater.end();
		}
	}

	private byte[] compressed() {
		return Arrays.copyOf(this.buffer.array(), this.buffer.length());
	}

	private static int deflatedLength(byte[] document) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
		try {
			deflater.setInput(document);
			deflater.finish();
			int length = deflater.deflate(new byte[document.length]);
			assertThat(deflater.finished()).isTrue();
			return length;
		}
		finally {
			deflater.end();
		}
	}

	private static void shuffle(byte[] document) {
		Random random = new Random(1);
		for (int i = document.length - 1; i > 0; i--) {
			int other = random.nextInt(i + 1);
			byte moved = document[i];
			document[i] = document[other];
			document[other] = moved;
		}
	}

}
