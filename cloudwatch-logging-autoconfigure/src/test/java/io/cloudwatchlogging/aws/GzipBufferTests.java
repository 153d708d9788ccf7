package io.cloudwatchlogging.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GzipBuffer}.
 */
class GzipBufferTests {

	private final GzipBuffer buffer = new GzipBuffer();

	@AfterEach
	void close() {
		this.buffer.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 1000, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 64 * 1024, 1_300_000 })
	void compressesSoThatGzipReadsTheSame(int length) throws IOException {
		byte[] noise = new byte[length];
		new Random(length).nextBytes(noise);
		assertCompressed(noise, length);
		byte[] text = "2026-11-23 INFO order accepted ".repeat(length / 31 + 1).getBytes();
		assertCompressed(text, length);
		assertThat(this.buffer.length()).isLessThan(100 + length / 20);
	}

	@Test
	void readsNothingBeyondTheDocument() throws IOException {
		assertCompressed("order accepted".getBytes(), 5);
	}

	private void assertCompressed(byte[] document, int length) throws IOException {
		this.buffer.compress(document, length);
		byte[] read = new GZIPInputStream(new ByteArrayInputStream(this.buffer.array(), 0, this.buffer.length()))
			.readAllBytes();
		assertThat(read).isEqualTo(Arrays.copyOf(document, length));
	}

}
