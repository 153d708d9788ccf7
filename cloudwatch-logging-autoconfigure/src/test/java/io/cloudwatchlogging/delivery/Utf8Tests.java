package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Utf8}.
 */
class Utf8Tests {

	@Test
	void whatFitsStaysWhole() {
		byte[] text = "grüße".getBytes(StandardCharsets.UTF_8);
		assertThat(Utf8.cut(text, 0, text.length, text.length)).isEqualTo(text.length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abcdefghijkl", "äöüäöüäöü", "日本語日本語", "😀😀😀😀😀", "a😀ä日b😀ä日" })
	void noCharacterIsDividedAndNoByteLostAtAnyLength(String text) {
		byte[] bytes = ("xx" + text).getBytes(StandardCharsets.UTF_8);
		int length = bytes.length - 2;
		for (int max = 4; max <= length; max++) {
			int cut = Utf8.cut(bytes, 2, length, max);
			assertThat(cut).isBetween(Math.max(1, max - 3), max);
			String head = new String(bytes, 2, cut, StandardCharsets.UTF_8);
			String tail = new String(bytes, 2 + cut, length - cut, StandardCharsets.UTF_8);
			assertThat(head + tail).isEqualTo(text).doesNotContain("\uFFFD");
		}
	}

	@Test
	void bytesThatAreNoTextAreCutAtTheLimit() {
		byte[] bytes = new byte[100];
		Arrays.fill(bytes, (byte) 0x80);
		assertThat(Utf8.cut(bytes, 0, 100, 50)).isEqualTo(50);
	}

}
