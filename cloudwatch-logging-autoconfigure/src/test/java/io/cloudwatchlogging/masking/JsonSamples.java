package io.cloudwatchlogging.masking;

import java.util.Locale;
import java.util.Random;

/**
 * Generated JSON documents, as encoders of events write them, full of secrets and of what
 * is around them. Strings are escaped in all ways that JSON allows for.
 */
final class JsonSamples {

	private static final int DEPTH = 3;

	private final Random random;

	private final SecretSamples secrets;

	private final PlainText plain;

	JsonSamples(long seed) {
		this.random = new Random(seed);
		this.secrets = new SecretSamples(seed);
		this.plain = new PlainText(seed);
	}

	/** The next document. */
	String next() {
		StringBuilder json = new StringBuilder();
		object(json, DEPTH);
		return json.toString();
	}

	private void object(StringBuilder json, int depth) {
		json.append('{');
		int members = this.random.nextInt(6);
		for (int i = 0; i < members; i++) {
			json.append((i > 0) ? "," : "")
				.append(space())
				.append('"')
				.append(any("message", "id", "password", "secretKey", "api_key", "aws_secret_access_key", "x", "a\\\"b",
						"auth"))
				.append('"')
				.append(space())
				.append(':')
				.append(space());
			value(json, depth);
		}
		json.append(space()).append('}');
	}

	private void value(StringBuilder json, int depth) {
		switch (this.random.nextInt((depth > 0) ? 8 : 6)) {
			case 0, 1 -> json.append(number());
			case 2 -> json.append(any("true", "false", "null"));
			case 3, 4, 5 -> json.append('"').append(escaped(string())).append('"');
			case 6 -> array(json, depth - 1);
			default -> object(json, depth - 1);
		}
	}

	private void array(StringBuilder json, int depth) {
		json.append('[');
		int elements = this.random.nextInt(4);
		for (int i = 0; i < elements; i++) {
			json.append((i > 0) ? "," : "").append(space());
			value(json, depth);
		}
		json.append(space()).append(']');
	}

	private String number() {
		String card = SecretSamples
			.withCheckDigit("4" + this.random.nextLong(100_000_000_000_000L, 999_999_999_999_999L));
		return switch (this.random.nextInt(6)) {
			case 0 -> card;
			case 1 -> "-" + card;
			case 2 -> String.format(Locale.ROOT, any("%.3f", "%.5e", "%.9E"), this.random.nextGaussian() * 1e9);
			case 3 -> any("0", "-0", "1E+10", "1.23456E10", "5e-7", card + "e5", card + ".5", "1." + card);
			default -> String.valueOf(this.random.nextInt());
		};
	}

	private String string() {
		StringBuilder string = new StringBuilder();
		for (int i = 0; i < this.random.nextInt(4); i++) {
			Detector[] detectors = Detector.values();
			SecretSamples.Sample secret = this.secrets.next(detectors[this.random.nextInt(detectors.length)]);
			string.append(switch (this.random.nextInt(5)) {
				case 0 -> this.plain.next();
				case 1 -> secret.secret();
				case 2 -> new JsonSamples(this.random.nextLong()).next();
				default -> secret.text();
			});
			string.append(any("", " ", "\n", "\\", "\"", "'", "\t", "\u001b[34m", "ü", "\\n", "\r\n", "<", "/"));
		}
		return string.toString();
	}

	private String escaped(String string) {
		StringBuilder json = new StringBuilder();
		boolean html = this.random.nextBoolean();
		boolean slashes = this.random.nextBoolean();
		for (char character : string.toCharArray()) {
			switch (character) {
				case '"' -> json.append((this.random.nextInt(10) == 0) ? "\\u0022" : "\\\"");
				case '\\' -> json.append("\\\\");
				case '\n' -> json.append("\\n");
				case '\t' -> json.append("\\t");
				case '/' -> json.append(slashes ? "\\/" : "/");
				case '<', '>', '=', '&', '\'' ->
					json.append(html ? String.format("\\u%04x", (int) character) : String.valueOf(character));
				default -> json
					.append((character < ' ') ? String.format("\\u%04X", (int) character) : String.valueOf(character));
			}
		}
		return json.toString();
	}

	private String space() {
		return any("", "", "", " ", "\n  ");
	}

	private String any(String... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
