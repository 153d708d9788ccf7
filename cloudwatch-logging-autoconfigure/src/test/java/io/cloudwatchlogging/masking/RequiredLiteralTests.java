package io.cloudwatchlogging.masking;

import java.util.Locale;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequiredLiteral}.
 */
class RequiredLiteralTests {

	private static final long SEED = 20261128;

	private static final int PATTERNS = 30_000;

	@Test
	void everyMatchContainsTheLiteral() {
		PatternSamples samples = new PatternSamples(SEED);
		int literals = 0;
		for (int i = 0; i < PATTERNS; i++) {
			PatternSamples.Sample sample = samples.next();
			// What is generated for several cases need not match in all of them.
			if (Pattern.matches(sample.regex(), sample.match())) {
				String literal = RequiredLiteral.of(sample.regex());
				assertThat(folded(sample.match())).as("pattern %s: %s", i, sample.regex())
					.contains((literal != null) ? folded(literal) : "");
				literals += (literal != null) ? 1 : 0;
			}
		}
		assertThat(literals).isGreaterThan(PATTERNS / 10);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", quoteCharacter = '~', delimiter = ' ', textBlock = """
			\\x41bcd bcd
			\\x4Abcd bcd
			\\x{4A}bcd bcd
			\\101bcd bcd
			\\0123bcd 3bcd
			\\pN12345 12345
			AK\\x49A1 none
			(?si)task none
			(?i)task none
			""")
	void theDigitsOfAnEscapeAreNoLiteral(String regex, String literal) {
		assertThat(RequiredLiteral.of(regex)).isEqualTo(literal);
	}

	/** As the automaton compares. */
	private static String folded(String text) {
		return text.replaceAll("[0-9]", "0")
			.chars()
			.mapToObj((character) -> String.valueOf((char) character))
			.map((character) -> (character.charAt(0) < 0x80) ? character.toLowerCase(Locale.ROOT) : character)
			.reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
			.toString();
	}

}
