package io.cloudwatchlogging.delivery;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the number of log streams that lines may wait for.
 */
class OpenStreamsTests {

	@Test
	void isOpenAsLongAsThereAreFewStreams() {
		SteppedBuffer buffer = new SteppedBuffer(TestSettings.defaults());
		for (int i = 0; i < StreamQueues.MAX_STREAMS; i++) {
			assertThat(buffer.isOpen(stream(i))).isTrue();
			buffer.offer(stream(i), "line");
		}
		assertThat(buffer.isOpen(stream(0))).isTrue();
		assertThat(buffer.isOpen(stream(StreamQueues.MAX_STREAMS))).isFalse();
	}

	@Test
	void isOpenAgainWhenAStreamHasNoLinesLeft() {
		SteppedBuffer buffer = new SteppedBuffer(TestSettings.defaults());
		for (int i = 0; i < StreamQueues.MAX_STREAMS; i++) {
			buffer.offer(stream(i), "line");
		}
		buffer.time().advance(TestSettings.defaults().build().maxLinger());
		buffer.accept(buffer.take());
		assertThat(buffer.isOpen(stream(StreamQueues.MAX_STREAMS))).isTrue();
	}

	@Test
	void lessStreamsAreOpenWithASmallBuffer() {
		SteppedBuffer buffer = new SteppedBuffer(
				TestSettings.defaults().bufferBytes(DeliverySettings.MIN_BUFFER_BYTES));
		int open = 0;
		while (buffer.isOpen(stream(open))) {
			buffer.offer(stream(open++), "line");
		}
		assertThat(open).isBetween(4, StreamQueues.MAX_STREAMS / 2);
		buffer.offer(stream(0), "x".repeat(50_000));
		assertThat(buffer.status().counts().lost()).isZero();
	}

	private static Destination stream(int number) {
		return new Destination("group", "stream " + number);
	}

}
