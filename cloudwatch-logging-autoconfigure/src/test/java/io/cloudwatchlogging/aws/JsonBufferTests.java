package io.cloudwatchlogging.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonBuffer}.
 */
class JsonBufferTests {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final JsonBuffer buffer = new JsonBuffer();

	@Test
	void escapesWhatJsonDemandsAndNothingElse() {
		this.buffer.string("\" \\ / \n \r \t \b \f \u0000 \u001f \u007f é \u2028 😀");
		assertThat(document()).isEqualTo("\"\\\" \\\\ / \\n \\r \\t \\b \\f \\u0000 \\u001f \u007f é \u2028 😀\"");
	}

	@Test
	void writesEveryTextSoThatAParserReadsTheSame() {
		for (String text : Texts.generate(5_000, 1)) {
			this.buffer.clear();
			this.buffer.string(text);
			assertThat(MAPPER.readValue(document(), String.class)).isEqualTo(text);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "clean", "\"", "" })
	void writesEachByteAtEachPlaceOfAWord(String before) {
		for (int value = 0; value < 0x80; value++) {
			for (int place = 0; place < 20; place++) {
				String text = "x".repeat(place) + (char) value + "y".repeat(20 - place);
				this.buffer.string(before);
				this.buffer.clear();
				this.buffer.string(text);
				assertThat(MAPPER.readValue(document(), String.class)).isEqualTo(text);
			}
		}
	}

	@Test
	void takesTextThatIsDividedAnywhere() {
		byte[] text = "a\"é漢😀\\\n0123456789".getBytes(StandardCharsets.UTF_8);
		for (int cut = 0; cut <= text.length; cut++) {
			this.buffer.clear();
			this.buffer.raw("\"");
			this.buffer.escaped(text, 0, cut);
			this.buffer.escaped(text, cut, text.length - cut);
			this.buffer.raw("\"");
			assertThat(MAPPER.readValue(document(), String.class)).isEqualTo(new String(text, StandardCharsets.UTF_8));
		}
	}

	@Test
	void readsNothingBeyondThePiece() {
		byte[] text = "\"\"\"\"\"\"\"\"abc\"\"\"\"\"\"\"\"".getBytes(StandardCharsets.UTF_8);
		this.buffer.escaped(text, 8, 3);
		assertThat(document()).isEqualTo("abc");
	}

	@Test
	void growsForTextThatConsistsOfEscapes() {
		String text = Texts.controls().repeat(10_000);
		this.buffer.string(text);
		assertThat(MAPPER.readValue(document(), String.class)).isEqualTo(text);
	}

	@Test
	void writesObjects() {
		Map<String, String> members = new TreeMap<>(Map.of("K8s.Pod", "a\"b", "Name", "shop"));
		this.buffer.object(members);
		assertThat(document()).isEqualTo("{\"K8s.Pod\":\"a\\\"b\",\"Name\":\"shop\"}");
		this.buffer.clear();
		this.buffer.object(Map.of());
		assertThat(document()).isEqualTo("{}");
	}

	private String document() {
		return new String(this.buffer.array(), 0, this.buffer.length(), StandardCharsets.UTF_8);
	}

}
