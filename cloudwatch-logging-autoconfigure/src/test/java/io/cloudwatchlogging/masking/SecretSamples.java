package io.cloudwatchlogging.masking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/**
 * Generated secrets of every kind, as their issuers describe them, each in a text as
 * applications log it.
 */
public final class SecretSamples {

	private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	private static final String DIGITS = "0123456789";

	private static final String ALPHANUMERIC = UPPER + "abcdefghijklmnopqrstuvwxyz" + DIGITS;

	private static final String BASE64 = ALPHANUMERIC + "+/";

	private static final String BASE64_URL = ALPHANUMERIC + "-_";

	private static final String PASSWORD = ALPHANUMERIC + "!#$%^*_-+.@/~|?";

	private final Random random;

	public SecretSamples(long seed) {
		this.random = new Random(seed);
	}

	/** A secret of a kind in a text. */
	public Sample next(Detector detector) {
		return switch (detector) {
			case BEARER_TOKEN -> bearer();
			case BASIC_CREDENTIALS -> basic();
			case JWT -> {
				String token = jwt();
				yield new Sample(any("token ", "Cookie: session=", "got '") + token + any("", "' from client", " ok"),
						token);
			}
			case AWS_ACCESS_KEY -> {
				String key = any("AKIA", "ASIA", "ABIA", "ACCA") + text(UPPER + "234567", 16 + any(0, 0, 4));
				yield new Sample(any("key ", "uses ", "Credential=") + key + any("", "/20260101/eu-west-1", " now"),
						key);
			}
			case AWS_SECRET_KEY -> awsSecretKey();
			case URL_PASSWORD -> urlPassword();
			case PASSWORD -> password();
			case CARD_NUMBER -> card();
			case PRIVATE_KEY -> privateKey();
			case SERVICE_TOKEN -> serviceToken();
		};
	}

	private Sample bearer() {
		String token = text(BASE64_URL + ".~+", 16 + this.random.nextInt(600)) + any("", "=", "==");
		return new Sample(any("Authorization: Bearer ", "authorization=[bearer ", "with BEARER  ") + token, token);
	}

	private Sample basic() {
		String credentials = text(ALPHANUMERIC, 1 + this.random.nextInt(20)) + ":" + text(PASSWORD, 1 + any(0, 9, 40));
		String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
		return new Sample(any("Authorization: Basic ", "proxy sends basic ") + encoded, encoded);
	}

	private String jwt() {
		String header = encode(
				any("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", "{\"alg\":\"none\"}", "{ \"alg\":\"HS256\"}"));
		String payload = text(BASE64_URL, 20 + this.random.nextInt(500));
		return switch (this.random.nextInt(3)) {
			case 0 -> header + "." + payload + "." + text(BASE64_URL, 43);
			case 1 -> header + "." + payload + ".";
			default -> header + ".." + text(BASE64_URL, 16) + "." + payload + "." + text(BASE64_URL, 22);
		};
	}

	private static String encode(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private Sample awsSecretKey() {
		String key = text(ALPHANUMERIC, 1) + text(BASE64, 38) + text(ALPHANUMERIC, 1);
		return new Sample(any("aws_secret_access_key = ", "secretAccessKey: ", "AWS_SECRET_ACCESS_KEY=", "secretKey ",
				"<SecretAccessKey>", "key " + any("AKIA", "ASIA", "ABIA", "ACCA") + text(UPPER, 16) + ":") + key
				+ any("", " ok"), key);
	}

	private Sample urlPassword() {
		String password = text(ALPHANUMERIC + "!$*+-._~%", 1 + this.random.nextInt(30)) + text(ALPHANUMERIC, 3);
		return new Sample(any("postgres://bob:", "https://api:", "amqp://a.b:", "jdbc:oracle:thin:scott/") + password
				+ any("@db.example.com:5432/orders?ssl=true", "@[::1]/x", "@localhost"), password);
	}

	private Sample password() {
		String name = any("password", "user.password", "dbPassword", "PASSWD", "pwd", "client_secret", "api-key",
				"accessToken", "refresh_token", "passphrase");
		String value = any("", "", "", "\\x", "\\\\x") + text(ALPHANUMERIC, 3)
				+ text(PASSWORD + ",)", this.random.nextInt(30)) + text(ALPHANUMERIC, 3);
		return switch (this.random.nextInt(10)) {
			case 0 ->
				new Sample(any("", "", "password: ", "invalid secret=", "api_key: ") + name + ": " + value, value);
			case 7 -> {
				String padded = value.replace(",", "") + any("=", "==", "=123", "=b=c");
				yield new Sample(any("", "{") + name + any(": ", " = ", " : ", " =", ":") + padded
						+ any("", ", region=eu", "}", "\nregion: eu", " x=1", "\n"), padded);
			}
			case 1 -> new Sample("{" + name + "=" + value + ", user=bob}", value);
			case 2 -> new Sample("?user=bob&" + name + "=" + value + "&x=1", value);
			case 3 -> {
				String quoted = value + any("", " with spaces", "\\\" and more", ", a=b", "}");
				yield new Sample("{\"" + name + "\":\"" + quoted + "\",\"user\":\"bob\"}", quoted);
			}
			case 4 -> new Sample("<" + name + any("", " type=\"x\"", " a='>' b='c'") + ">" + value + "</" + name + ">",
					value);
			case 8 ->
				new Sample("<" + name + ">" + any("", "\n  ") + "<![CDATA[" + value + "<>&]]></" + name + ">", value);
			case 9 -> {
				String content = value + any("\"", "\n", " ", "'") + value;
				yield new Sample("<x:" + name + ">" + content + "</x:" + name + ">", content);
			}
			case 5 -> new Sample(name + "='" + value + " x', user='bob'", value);
			default -> new Sample(name + "=" + value, value);
		};
	}

	private Sample card() {
		String[] kinds = { "4:16", "4:13", "4:19", "51:16", "55:16", "2221:16", "34:15", "37:15", "6011:16", "65:16",
				"36:14", "300:14", "3528:16", "62:17" };
		String[] kind = any(kinds).split(":");
		int length = Integer.parseInt(kind[1]);
		String digits = withCheckDigit(kind[0] + text(DIGITS, length - kind[0].length() - 1));
		String shown = digits;
		if (length == 16 && this.random.nextBoolean()) {
			String separator = any(" ", "-");
			shown = digits.replaceAll("(\\d{4})(?=\\d)", "$1" + separator);
		}
		return new Sample(any("paid by ", "card=", "") + shown + any("", ", exp 12/30", " ok"), shown);
	}

	static String withCheckDigit(String digits) {
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(digits.length() - 1 - i) - '0';
			int weighted = (i % 2 == 0) ? 2 * digit : digit;
			sum += (weighted > 9) ? weighted - 9 : weighted;
		}
		return digits + (10 - sum % 10) % 10;
	}

	private Sample privateKey() {
		String kind = any("", "RSA ", "EC ", "ENCRYPTED ", "OPENSSH ");
		StringBuilder body = new StringBuilder();
		for (int i = 0; i < 2 + this.random.nextInt(10); i++) {
			body.append(text(BASE64, 64)).append('\n');
		}
		return new Sample("key -----BEGIN " + kind + "PRIVATE KEY-----\n" + body
				+ any("-----END " + kind + "PRIVATE KEY----- loaded", ""), body.substring(0, 64));
	}

	private Sample serviceToken() {
		String token = switch (this.random.nextInt(6)) {
			case 0 -> any("ghp_", "gho_", "ghs_") + text(ALPHANUMERIC, 36);
			case 1 ->
				"ghs_1234_" + encode("{\"alg\":\"RS256\"}") + "." + text(BASE64_URL, 400) + "." + text(BASE64_URL, 43);
			case 2 -> "glpat-" + text(BASE64_URL, 20 + this.random.nextInt(300));
			case 3 -> any("xoxb-", "xoxp-") + text(DIGITS, 12) + "-" + text(ALPHANUMERIC, 24);
			case 4 -> any("sk_live_", "rk_live_", "whsec_") + text(ALPHANUMERIC, 24 + this.random.nextInt(90));
			default -> "AIza" + text(BASE64_URL, 35);
		};
		return new Sample(any("with ", "key is ", "(") + token + any("", ") ok", " ok"), token);
	}

	private String text(String alphabet, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(this.random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

	private String any(String... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	private int any(int... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	/**
	 * A secret in a text.
	 *
	 * @param text the text
	 * @param secret the secret in it, as it stands there
	 */
	public record Sample(String text, String secret) {
	}

}
