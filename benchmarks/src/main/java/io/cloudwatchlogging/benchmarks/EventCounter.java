package io.cloudwatchlogging.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Counts the events of a body by a text that each of them has once, without reading most
 * of its bytes (Horspool's algorithm). Not thread-safe.
 */
final class EventCounter {

	private final byte[] pattern;

	private final int[] shifts = new int[256];

	private byte[] plain = new byte[64 * 1024];

	EventCounter(String pattern) {
		this.pattern = pattern.getBytes(StandardCharsets.US_ASCII);
		int length = this.pattern.length;
		Arrays.fill(this.shifts, length);
		for (int i = 0; i < length - 1; i++) {
			this.shifts[this.pattern[i]] = length - 1 - i;
		}
	}

	int countCompressed(byte[] body, int length) throws IOException {
		int count = 0;
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body, 0, length), this.plain.length)) {
			while (true) {
				int read = in.read(this.plain, count, this.plain.length - count);
				if (read < 0) {
					return count(this.plain, count);
				}
				count += read;
				if (count == this.plain.length) {
					this.plain = Arrays.copyOf(this.plain, 2 * count);
				}
			}
		}
	}

	int count(byte[] body, int length) {
		int last = this.pattern.length - 1;
		int count = 0;
		int end = last;
		while (end < length) {
			if (body[end] == this.pattern[last]
					&& Arrays.equals(body, end - last, end + 1, this.pattern, 0, last + 1)) {
				count++;
			}
			end += this.shifts[body[end] & 0xff];
		}
		return count;
	}

}
