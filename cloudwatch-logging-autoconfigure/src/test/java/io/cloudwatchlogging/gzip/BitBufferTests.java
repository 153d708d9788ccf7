package io.cloudwatchlogging.gzip;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BitBuffer}.
 */
class BitBufferTests {

	private final BitBuffer bits = new BitBuffer();

	@Test
	void fillsBytesFromTheLowestBitOn() {
		this.bits.append(0b1, 1);
		this.bits.append(0b10, 2);
		this.bits.append(0b1, 4);
		assertThat(this.bits.length()).isZero();
		this.bits.append(0b11, 2);
		this.bits.align();
		assertThat(bytes()).containsExactly(0b1_0001_10_1, 0b1);
	}

	@Test
	void alignsNothingWhereAByteIsFull() {
		this.bits.align();
		assertThat(this.bits.length()).isZero();
		this.bits.append(0xab, 8);
		this.bits.align();
		this.bits.append(0xcd, 8);
		assertThat(bytes()).containsExactly(0xab, 0xcd);
	}

	@Test
	void takesUpTo56BitsAtEachPlaceOfAByte() {
		Random random = new Random(1);
		BitSet expected = new BitSet();
		int end = 0;
		for (int i = 0; i < 100_000; i++) {
			int count = random.nextInt(57);
			long value = random.nextLong() & (1L << count) - 1;
			this.bits.reserve(Long.BYTES);
			this.bits.append(value, count);
			for (int bit = 0; bit < count; bit++) {
				expected.set(end++, (value >>> bit & 1) != 0);
			}
		}
		this.bits.align();
		assertThat(this.bits.length()).isEqualTo((end + 7) / 8);
		assertThat(bytes()).isEqualTo(Arrays.copyOf(expected.toByteArray(), this.bits.length()));
	}

	@Test
	void hasRoomForWhatWasReserved() {
		for (int size = 1; size < 500_000; size *= 3) {
			this.bits.clear();
			this.bits.reserve(size);
			for (int i = 0; i < size; i++) {
				this.bits.append(i & 0xff, 8);
			}
			assertThat(this.bits.length()).isEqualTo(size);
			assertThat(bytes()[size - 1]).isEqualTo((byte) (size - 1));
		}
	}

	@Test
	void keepsItsMemoryAndNothingElse() {
		this.bits.reserve(200_000);
		this.bits.append(0x7fff, 15);
		byte[] array = this.bits.array();
		this.bits.clear();
		this.bits.reserve(200_000);
		assertThat(this.bits.array()).isSameAs(array);
		this.bits.append(1, 1);
		this.bits.align();
		assertThat(bytes()).containsExactly(1);
	}

	private byte[] bytes() {
		return Arrays.copyOf(this.bits.array(), this.bits.length());
	}

}
