package io.cloudwatchlogging.gzip;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Matches}.
 */
class MatchesTests {

	private static final int CAPACITY = 8192;

	private static final int WINDOW = 32 * 1024;

	private final Matches matches = new Matches();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 7, 8 })
	void findsNothingInAFewBytes(int length) {
		assertLast(Documents.same(length, 'x'), length);
		assertThat(this.matches.count()).isZero();
		assertThat(this.matches.start()).isZero();
		assertThat(this.matches.end()).isEqualTo(length);
	}

	@Test
	void findsAPieceFromItsFirstByteToItsLast() {
		assertLast("[1 accepted],2 accepted;".getBytes(), 24);
		assertThat(this.matches.count()).isEqualTo(1);
		assertMatch(0, 14, 9, 12);
	}

	@Test
	void repeatsAPieceThatOverlapsItself() {
		assertLast(Documents.same(9, 'x'), 9);
		assertThat(this.matches.count()).isEqualTo(1);
		assertMatch(0, 1, 8, 1);
		assertLast("abc".repeat(20).getBytes(), 60);
		assertThat(this.matches.count()).isEqualTo(1);
		assertMatch(0, 3, 57, 3);
	}

	@Test
	void dividesWhatIsTooLongForAMatch() {
		for (int length = 250; length <= 270; length++) {
			assertLast(Documents.same(1 + length, 'x'), 1 + length);
			assertMatch(0, 1, Math.min(length, 258), 1);
			assertThat(this.matches.count()).isBetween(1, 2);
		}
		assertLast(Documents.same(1 + 4 * 258, 'x'), 1 + 4 * 258);
		assertThat(this.matches.count()).isEqualTo(4);
		for (int i = 0; i < 4; i++) {
			assertThat(this.matches.length(i)).isEqualTo(258);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, WINDOW - 1, WINDOW })
	void findsAPieceWithinTheWindow(int distance) {
		byte[] document = Documents.repeating(distance);
		assertLast(document, document.length);
		assertMatch(this.matches.count() - 1, 0, 10, distance);
	}

	@ParameterizedTest
	@ValueSource(ints = { WINDOW + 1, WINDOW + 2, 2 * WINDOW, 2 * WINDOW + 100 })
	void doesNotFindAPieceBeyondTheWindow(int distance) {
		byte[] document = Documents.repeating(distance);
		assertLast(document, document.length);
		for (int i = 0; i < this.matches.count(); i++) {
			assertThat(this.matches.distance(i)).isLessThan(distance - 1);
		}
		assertThat(assertRepetitions(0)).isEqualTo(distance);
	}

	@Test
	void readsNothingBeyondTheDocument() {
		byte[] array = "order 4711 accepted;".repeat(3).getBytes();
		for (int length = 28; length < 60; length++) {
			assertLast(array, length);
			assertThat(this.matches.count()).isEqualTo(1);
			assertMatch(0, 20, length - 20, 20);
		}
	}

	@Test
	void aPieceThatIsFoundLateBeginsWhereTheRepetitionDoes() {
		byte[] document = Documents.repeatingNoise(1000, 200);
		assertLast(document, document.length);
		assertThat(this.matches.count()).isEqualTo(1);
		assertMatch(0, 1000, 200, 200);
	}

	@ParameterizedTest
	@CsvSource({ "4000, 2000", "8000, 8000", "20000, 10000", "32768, 32768", "40000, 30000" })
	void repeatsOnlyWhatIsBeforeEvenIfAPieceIsFoundLate(int length, int repeated) {
		byte[] document = Documents.repeatingNoise(length, repeated);
		assertLast(document, document.length);
		assertThat(assertRepetitions(0)).isBetween(length + 1, document.length);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, CAPACITY - 1, CAPACITY, CAPACITY + 1, 2 * CAPACITY, 2 * CAPACITY + 1 })
	void dividesTheDocumentIntoBlocks(int count) {
		byte[] document = Documents.ofMatches(count);
		this.matches.begin(document, document.length);
		int left = count;
		int position = 0;
		while (left >= CAPACITY) {
			assertThat(this.matches.find()).isFalse();
			assertThat(this.matches.count()).isEqualTo(CAPACITY);
			assertThat(this.matches.start()).isEqualTo(position);
			position = assertRepetitions(position);
			left -= CAPACITY;
		}
		assertThat(this.matches.find()).isTrue();
		assertThat(this.matches.count()).isEqualTo(left);
		assertThat(this.matches.start()).isEqualTo(position);
		assertThat(assertRepetitions(position)).isEqualTo(document.length);
	}

	@Test
	void forgetsTheDocumentBefore() {
		byte[] document = Documents.noise(1000, 1);
		assertLast(document, document.length);
		assertLast(document, document.length);
		assertThat(this.matches.count()).isZero();
	}

	private void assertLast(byte[] document, int length) {
		this.matches.begin(document, length);
		assertThat(this.matches.find()).isTrue();
		assertThat(this.matches.document()).isSameAs(document);
	}

	private void assertMatch(int match, int literals, int length, int distance) {
		assertThat(this.matches.literals(match)).isEqualTo(literals);
		assertThat(this.matches.length(match)).isEqualTo(length);
		assertThat(this.matches.distance(match)).isEqualTo(distance - 1);
	}

	/**
	 * Asserts that the matches tell what the document is.
	 * @param start where the block begins
	 * @return where the last match ends
	 */
	private int assertRepetitions(int start) {
		byte[] document = this.matches.document();
		int position = start;
		for (int i = 0; i < this.matches.count(); i++) {
			int length = this.matches.length(i);
			int distance = this.matches.distance(i) + 1;
			assertThat(this.matches.literals(i)).isNotNegative();
			assertThat(length).isBetween(3, 258);
			position += this.matches.literals(i);
			assertThat(distance).isBetween(1, Math.min(position, WINDOW));
			for (int end = position + length; position < end; position++) {
				assertThat(document[position]).isEqualTo(document[position - distance]);
			}
		}
		return position;
	}

}
