package io.cloudwatchlogging.test.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventText}.
 */
class EventTextTests {

	@Test
	void lengthAndReplacementAgreeWithTheJdk() {
		Random random = new Random(42);
		String alphabet = "ab\u007f\u0080é\u07ff\u0800€\uffff\ud83d\udc4d\ud800\udfff";
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder();
			random.ints(random.nextInt(12), 0, alphabet.length()).forEach((at) -> text.append(alphabet.charAt(at)));
			String kept = EventText.withoutLoneSurrogates(text.toString());
			assertThat(kept).hasSameSizeAs(text);
			assertThat(new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(kept);
			assertThat(EventText.utf8Length(text.toString())).isEqualTo(kept.getBytes(StandardCharsets.UTF_8).length);
		}
	}

	@Test
	void textWithoutLoneSurrogatesIsNotCopied() {
		String text = "plain";
		assertThat(EventText.withoutLoneSurrogates(text)).isSameAs(text);
	}

	@Test
	void eachLoneSurrogateIsReplaced() {
		assertThat(EventText.withoutLoneSurrogates("\udc4d\ud83d 👍 \ud83d\ud83d\udc4d"))
			.isEqualTo("\ufffd\ufffd 👍 \ufffd👍");
	}

}
