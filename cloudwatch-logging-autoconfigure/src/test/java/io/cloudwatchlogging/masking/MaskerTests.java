package io.cloudwatchlogging.masking;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Masker}.
 */
class MaskerTests {

	private static final int MEGABYTE = 1 << 20;

	private static final int PARTS = 128;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final MaskCounts counts = new MaskCounts();

	private final Masker masker = new Masker(EnumSet.allOf(Detector.class), List.of(), this.counts);

	@Test
	void countsByDetector() {
		this.masker.mask("password=a, password=b, card 4111111111111111");
		assertThat(this.counts.all()).containsEntry("password", 2L)
			.containsEntry("card-number", 1L)
			.containsEntry("jwt", 0L);
	}

	@Test
	void aPlainTextAllocatesNothing() {
		byte[] text = bytes(PlainText.LINE);
		long before = 0;
		for (int round = 0; round < 3; round++) {
			before = THREADS.getCurrentThreadAllocatedBytes();
			for (int i = 0; i < 1000; i++) {
				this.masker.mask(text, text.length);
			}
		}
		assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
	}

	@Test
	void ordinaryTextIsHardlyEverChanged() {
		PlainText lines = new PlainText(42);
		List<String> changed = new ArrayList<>();
		for (int i = 0; i < 100_000; i++) {
			String line = lines.next();
			if (!this.masker.mask(line).equals(line)) {
				changed.add(line);
			}
		}
		assertThat(changed).hasSizeLessThanOrEqualTo(100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "\"", "\\\"", "'", "\\", "QUJD", "password=", "password ", "password=\"",
			"password='", "password: secret: ", "password= ", "password=,", "password=${", "<password>", "<password ",
			"<password a=\"", "<password><![CDATA[", "password>", "\\u003cpassword ", "\\u003e", "password\\u003d",
			"password\\u003d\\u0027", "://\\u0026", "akia", "AKIA", "eyJ", "eyJ.", ".eyJhbGciOiJub25lIn0", "://a:b",
			"://", "://a:b@", ":\\/\\/a", "/\\", ":\\\\/\\\\/", "4111", "4111 ", "4111-", "-----BEGIN PRIVATE KEY-----",
			"-----BEGIN ", "bearer ", "basic ", "basic QUJD", "ghp_", "-ghp_", "secret_key=", "secret_key ",
			"secret_key\\\\", "\"password\":[", "password=[", "api_key=", "[", "{\"a\":", "password)", "password=)",
			"\\u0022" })
	void timeGrowsWithTheTextOnly(String piece) {
		isLinear(repeat(piece, MEGABYTE));
		byte[] json = repeat(piece, MEGABYTE);
		System.arraycopy(bytes("{\"m\":\""), 0, json, 0, 6);
		isLinear(json);
	}

	/**
	 * One long text takes as long as its 128th part 128 times, and 128 times as long if
	 * the time grows with the square of the length. Both are measured on compiled code,
	 * by turns.
	 */
	private void isLinear(byte[] text) {
		this.masker.mask(text, MEGABYTE);
		long parts = Long.MAX_VALUE;
		long whole = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			parts = Math.min(parts, time(text, MEGABYTE / PARTS, PARTS));
			whole = Math.min(whole, time(text, MEGABYTE, 1));
		}
		assertThat(whole).isLessThan(parts * PARTS / 12);
	}

	private long time(byte[] text, int length, int times) {
		long start = THREADS.getCurrentThreadCpuTime();
		for (int i = 0; i < times; i++) {
			this.masker.mask(text, length);
		}
		return THREADS.getCurrentThreadCpuTime() - start;
	}

	@Test
	void aNameSaysThatItsValueIsASecret() {
		assertThat(this.masker.mask("password", "hunter2")).isEqualTo("[masked:password]");
		assertThat(this.masker.mask("tenant", "acme")).isEqualTo("acme");
		assertThat(this.masker.mask("x", "Bearer abcdefgh1234")).isEqualTo("Bearer [masked:bearer-token]");
	}

	@Test
	void withoutDetectorsNothingIsMasked() {
		assertThat(new Masker(List.of(), List.of(), this.counts).mask("password=a")).isEqualTo("password=a");
	}

	private static byte[] repeat(String piece, int length) {
		byte[] unit = bytes(piece);
		byte[] text = new byte[length];
		for (int at = 0; at < length; at += unit.length) {
			System.arraycopy(unit, 0, text, at, Math.min(unit.length, length - at));
		}
		return text;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
