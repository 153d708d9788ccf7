package io.cloudwatchlogging.aws;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Generates text of every kind, the same in each run.
 */
final class Texts {

	private static final List<String> PIECES = List.of("a", "order accepted", "\"", "\\", "\n", "\r\n", "\t", "\b",
			"\f", "/", "{\"key\":\"value\"}", "\\u0041", "é", "ß", "\u2028", "\u2029", "\u007f", "\u0080", "\uffff",
			"漢字", "😀", "👩‍👩‍👧", "\u202e", "\ufeff", "\\\"\\", "        ", "!#[]^_`");

	private Texts() {
	}

	/** Every character below the space, one after the other. */
	static String controls() {
		return IntStream.range(0, ' ').mapToObj(Character::toString).reduce("", String::concat);
	}

	/** Texts of 1 to about 1,000 characters. */
	static List<String> generate(int count, long seed) {
		Random random = new Random(seed);
		return IntStream.range(0, count).mapToObj((i) -> text(random)).toList();
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		int pieces = 1 + random.nextInt(1 << random.nextInt(7));
		for (int i = 0; i < pieces; i++) {
			switch (random.nextInt(4)) {
				case 0 -> text.append(PIECES.get(random.nextInt(PIECES.size())));
				case 1 -> text.append((char) random.nextInt(0x80));
				case 2 -> text.append("x".repeat(1 + random.nextInt(20)));
				default -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
			}
		}
		return text.toString();
	}

}
