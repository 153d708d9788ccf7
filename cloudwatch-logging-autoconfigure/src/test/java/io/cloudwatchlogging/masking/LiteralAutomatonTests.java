package io.cloudwatchlogging.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import io.cloudwatchlogging.TestSeed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LiteralAutomaton} and {@link LiteralStarts}.
 */
class LiteralAutomatonTests {

	private final Random random = new Random(TestSeed.value());

	@Test
	void findsWhatASearchForEachLiteralFinds() {
		for (int round = 0; round < 20_000; round++) {
			// Few characters, so that literals overlap, contain each other and begin
			// anew.
			List<String> literals = Stream.generate(() -> text("ab0:", 3 + this.random.nextInt(4)))
				.limit(1 + this.random.nextInt(5))
				.distinct()
				.toList();
			String text = text("aAbB07:\u00e9", this.random.nextInt(40));
			assertThat(found(literals, text)).as("%s in '%s'", literals, text).isEqualTo(searched(literals, text));
		}
	}

	@Test
	void findsEachLiteralOfTheDetectorsBesideAnyOther() {
		List<String> literals = Stream.of(Detector.values())
			.flatMap((detector) -> detector.rules().stream())
			.map(Rule::literal)
			.distinct()
			.toList();
		for (String one : literals) {
			for (String other : literals) {
				for (String text : List.of(one + other, "x" + one.toUpperCase(Locale.ROOT) + "-" + other + "x",
						one.substring(0, one.length() - 1) + other)) {
					assertThat(found(literals, text)).as(text).isEqualTo(searched(literals, text));
				}
			}
		}
	}

	@Test
	void literalsHaveAtLeastThreeCharacters() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LiteralAutomaton(List.of("abc", "ab")))
			.withMessageContaining("'ab'");
	}

	/** Each literal and where it ends, in the order of the text. */
	private static List<String> found(List<String> literals, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		LiteralAutomaton automaton = new LiteralAutomaton(literals);
		List<String> found = new ArrayList<>();
		int state = LiteralAutomaton.START;
		int at = 0;
		while (at < bytes.length) {
			long read = automaton.read(bytes, at, bytes.length, state);
			at = SecretFinder.start(read);
			state = SecretFinder.end(read);
			if (automaton.isFound(state)) {
				for (int literal : automaton.found(state)) {
					found.add(literals.get(literal) + " " + at);
				}
			}
		}
		return found.stream().sorted().toList();
	}

	private static List<String> searched(List<String> literals, String text) {
		String folded = folded(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
		List<String> searched = new ArrayList<>();
		for (String literal : literals) {
			for (int at = 0; at <= folded.length() - literal.length(); at++) {
				if (folded.startsWith(folded(literal), at)) {
					searched.add(literal + " " + (at + literal.length()));
				}
			}
		}
		return searched.stream().sorted().toList();
	}

	private static String folded(String text) {
		return text.replaceAll("[0-9]", "0").toLowerCase(Locale.ROOT);
	}

	private String text(String characters, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(characters.charAt(this.random.nextInt(characters.length())));
		}
		return text.toString();
	}

}
