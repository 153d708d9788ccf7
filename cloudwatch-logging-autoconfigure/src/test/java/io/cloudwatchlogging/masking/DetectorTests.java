package io.cloudwatchlogging.masking;

import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Detector}.
 */
class DetectorTests {

	private static final long SEED = 20261128;

	private final MaskCounts counts = new MaskCounts();

	private final Masker all = new Masker(EnumSet.allOf(Detector.class), List.of(), this.counts);

	@ParameterizedTest
	@EnumSource
	void generatedSecretsAreMaskedAlone(Detector detector) {
		SecretSamples samples = new SecretSamples(SEED);
		Masker masker = new Masker(List.of(detector), List.of(), new MaskCounts());
		for (int i = 0; i < 10_000; i++) {
			SecretSamples.Sample sample = samples.next(detector);
			assertThat(masker.mask(sample.text())).as("seed %s, secret %s of %s", SEED, i, sample.text())
				.doesNotContain(sample.secret());
		}
	}

	@ParameterizedTest
	@EnumSource
	void generatedSecretsAreMaskedWithCharactersEscapedByTheirNumber(Detector detector) {
		SecretSamples samples = new SecretSamples(SEED);
		Masker masker = new Masker(List.of(detector), List.of(), new MaskCounts());
		List<String> formats = List.of("\\u%04x", "\\u%04X", "\\\\u%04x", "\\\\\\u%04x");
		for (int i = 0; i < 10_000; i++) {
			SecretSamples.Sample sample = samples.next(detector);
			String format = formats.get(i % formats.size());
			String text = escaped(sample.text(), format);
			assertThat(masker.mask(text)).as("seed %s, secret %s of %s", SEED, i, text)
				.doesNotContain(escaped(sample.secret(), format));
		}
	}

	@ParameterizedTest
	@EnumSource
	void generatedSecretsAreMaskedWithEscapedSlashes(Detector detector) {
		SecretSamples samples = new SecretSamples(SEED);
		Masker masker = new Masker(List.of(detector), List.of(), new MaskCounts());
		for (int i = 0; i < 5_000; i++) {
			SecretSamples.Sample sample = samples.next(detector);
			String slash = "\\".repeat(1 + i % 4) + "/";
			String text = sample.text().replace("/", slash);
			assertThat(masker.mask(text)).as("seed %s, secret %s of %s", SEED, i, text)
				.doesNotContain(sample.secret().replace("/", slash));
		}
	}

	@ParameterizedTest
	@EnumSource
	void generatedSecretsAreMaskedRightBehindAColour(Detector detector) {
		SecretSamples samples = new SecretSamples(SEED);
		Masker masker = new Masker(List.of(detector), List.of(), new MaskCounts());
		List<String> colours = List.of("\u001b[34m", "\u001b[m", "\u001b[1;38;2;255;100;0m", "\\u001b[34m",
				"\\\\u001B[0;39m");
		for (int i = 0; i < 5_000; i++) {
			SecretSamples.Sample sample = samples.next(detector);
			String secret = sample.secret();
			// The names and schemes before a secret are words as well.
			String text = sample.text();
			boolean alone = !masker.mask(" " + secret).contains(secret);
			String colour = colours.get(i % colours.size());
			String coloured = alone ? text.replace(secret, colour + secret) : colour + text;
			assertThat(masker.mask(coloured)).as("seed %s, secret %s of %s", SEED, i, coloured).doesNotContain(secret);
		}
	}

	/** As Gson and others escape what HTML has a use for. */
	private static String escaped(String text, String format) {
		StringBuilder escaped = new StringBuilder();
		for (char character : text.toCharArray()) {
			boolean html = "<>&='".indexOf(character) >= 0;
			escaped.append(html ? String.format(format, (int) character) : String.valueOf(character));
		}
		return escaped.toString();
	}

	@ParameterizedTest
	@EnumSource
	void maskingTwiceChangesAndCountsNothing(Detector detector) {
		SecretSamples samples = new SecretSamples(SEED);
		for (int i = 0; i < 2_000; i++) {
			SecretSamples.Sample sample = samples.next(detector);
			String masked = this.all.mask(sample.text());
			var before = this.counts.all();
			assertThat(this.all.mask(masked)).as(sample.text()).isEqualTo(masked);
			assertThat(this.counts.all()).as(sample.text()).isEqualTo(before);
		}
	}

	@Test
	void aPrivateKeyIsTheValueOfANameWhereNoOtherDetectorSeesToIt() {
		SecretSamples samples = new SecretSamples(SEED);
		Masker passwords = new Masker(List.of(Detector.PASSWORD), List.of(), new MaskCounts());
		for (int i = 0; i < 1_000; i++) {
			SecretSamples.Sample sample = samples.next(Detector.PRIVATE_KEY);
			String text = sample.text().replace("key -----BEGIN", "private_key=-----BEGIN");
			assertThat(passwords.mask(text)).startsWith("private_key=[masked:password]")
				.doesNotContain(sample.secret());
			assertThat(this.all.mask(text)).startsWith("private_key=[masked:private-key]");
			assertThat(passwords.mask(text.replace("=-", ": \"-"))).startsWith("private_key: \"[masked:password]")
				.doesNotContain(sample.secret());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					password=hunter2                                 | password=[masked:password]
					client_secret: q1W2e3R4t5Y6u7I8o9P0=, region=eu  | client_secret: [masked:password], region=eu
					{secret: c2VjcmV0LTEyMw=}                        | {secret: [masked:password]}
					password: abc=123                                | password: [masked:password]
					password = a=b                                   | password = [masked:password]
					{"m":"secret: AbC12=\\nregion: eu"}              | {"m":"secret: [masked:password]\\nregion: eu"}
					db.password: hunter2                             | db.password: [masked:password]
					a?password=x&user=bob                            | a?password=[masked:password]&user=bob
					User(name=bob, password=p)q)                     | User(name=bob, password=[masked:password])
					password=a,b;c&d user=bob                        | password=[masked:password] user=bob
					{"password":"a b\\"c","x":1}                     | {"password":"[masked:password]","x":1}
					{"m":"{\\"password\\":\\"a\\\\\\"b\\",\\"x\\":1}"} | {"m":"{\\"password\\":\\"[masked:password]\\",\\"x\\":1}"}
					{"m":"password=a\\nnext line"}                   | {"m":"password=[masked:password]\\nnext line"}
					{"m":"password='a b"}                            | {"m":"password='[masked:password]"}
					{"m":"pwd=a"}                                    | {"m":"pwd=[masked:password]"}
					{"password":12345,"x":1}                         | {"password":0,"x":1}
					password\\u003dhunter2 x                          | password\\u003d[masked:password] x
					password\\\\u003Ahunter2 x                       | password\\\\u003A[masked:password] x
					{"m":"\\u003cpassword\\u003ehunter2\\u003c/password\\u003e"} | {"m":"\\u003cpassword\\u003e[masked:password]\\u003c/password\\u003e"}
					{"m":"a?password\\u003dx\\u0026user\\u003dbob"}     | {"m":"a?password\\u003d[masked:password]\\u0026user\\u003dbob"}
					{"m":"password\\u003d\\u0027a b\\u0027, x"}        | {"m":"password\\u003d\\u0027[masked:password]\\u0027, x"}
					{"m":"{\\u0022password\\u0022:\\u0022a b\\u0022}"}  | {"m":"{\\u0022password\\u0022:\\u0022[masked:password]\\u0022}"}
					{"m":"Basic dXNlcjpwYXNzd29yZA\\u003d\\u003d"}     | {"m":"Basic [masked:basic-credentials]"}
					Basic dXNlcjpwYXNzd29yZA                         | Basic [masked:basic-credentials]
					{"u":"db://bob:a\\u0026b\\u0027c@host"}            | {"u":"db://bob:[masked:url-password]@host"}
					<wsse:Password Type="a#PasswordText">hunter2</wsse:Password> | <wsse:Password Type="a#PasswordText">[masked:password]</wsse:Password>
					<password a='>' b="'">a b"c</password>           | <password a='>' b="'">[masked:password]</password>
					{"m":"<password a=\\"b\\">a\\"b\\nc<\\/password>"} | {"m":"<password a=\\"b\\">[masked:password]<\\/password>"}
					{"m":"\\u003cx:password a=\\"b\\"\\u003ea\\u003c/x"} | {"m":"\\u003cx:password a=\\"b\\"\\u003e[masked:password]\\u003c/x"}
					<secret><![CDATA[a<b>"c]]></secret>              | <secret><![CDATA[[masked:password]]]></secret>
					{"m":"<secret>\\n <![CDATA[a<b"}                 | {"m":"<secret>\\n <![CDATA[[masked:password]"}
					password=\\x9Gh! x                                | password=[masked:password] x
					{"m":"password=\\\\x9Gh! x"}                      | {"m":"password=[masked:password] x"}
					{"m":"password=\\u00fcber12"}                    | {"m":"password=[masked:password]"}
					{"m":"password: \\/a"}                           | {"m":"password: [masked:password]"}
					{"m":"password=\\nuser=bob"}                     | {"m":"password=\\nuser=bob"}
					invalid password: secret: hunter2                | invalid password: secret: [masked:password]
					password: client_secret= hunter2                 | password: client_secret= [masked:password]
					password: API-Key: secret: hunter2               | password: API-Key: secret: [masked:password]
					password=topsecret= user=bob                     | password=[masked:password] user=bob
					password=topsecret=                              | password=[masked:password]
					https:\\\\/\\\\/bob:pw@host                         | https:\\\\/\\\\/bob:[masked:url-password]@host
					{"m":"{\\"u\\":\\"db:\\\\/\\\\/bob:pw@host\\"}"}  | {"m":"{\\"u\\":\\"db:\\\\/\\\\/bob:[masked:url-password]@host\\"}"}
					jdbc:oracle:thin:scott\\\\/pw@host               | jdbc:oracle:thin:scott\\\\/[masked:url-password]@host
					Bearer abcdefgh\\\\/1234\\\\/x                   | Bearer [masked:bearer-token]
					{"password":null,"x":1}                          | {"password":null,"x":1}
					{"card":4111111111111111}                        | {"card":0}
					{"cards":[4111111111111111,5]}                   | {"cards":[0,5]}
					cards: [4111111111111111, 5]                     | cards: [[masked:card-number], 5]
					{"m":"\\t4111111111111111"}                      | {"m":"\\t[masked:card-number]"}
					Authorization: Bearer abcdefgh1234, ok           | Authorization: Bearer [masked:bearer-token], ok
					api_key: Bearer abcdefghij                       | api_key: Bearer [masked:password]
					postgres://bob:p@ss@db/x?a=b                     | postgres://bob:[masked:url-password]@db/x?a=b
					{"u":"postgres:\\/\\/bob:pw@db"}                 | {"u":"postgres:\\/\\/bob:[masked:url-password]@db"}
					password=-----BEGIN PRIVATE KEY----- MIIE abc    | password=[masked:private-key]
					password=4111 1111 1111 1111 x                   | password=[masked:card-number] x
					id ghp_abcdefghijklmnopqrstuvwxyz0123456789.     | id [masked:service-token].
					secret={bcrypt}$2a$10$abc                        | secret=[masked:password]
					""")
	void whatIsMaskedIsTheSecretAndNothingElse(String text, String masked) {
		assertThat(this.all.mask(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "pwd=/srv/app", "pwd=\\/srv\\/app", "tokens=1532", "token_id=abc", "nextToken=abc",
			"key=user:1", "password reset for bob", "PasswordEncoder: bcrypt", "secretName=db", "the public key=abc",
			"password= user=bob", "password=null", "password=${db.password}", "\"password\":{\"a\":1}", "password=****",
			"Credentials=[PROTECTED], password=[PROTECTED]", "bearer authentication is used", "Basic authentication",
			"<password type='x'/> <b>a</b>", "<password><value>a</value></password>", "<password>\n  </password>",
			"{\"m\":\"<password a=\",\"n\":\">b</password>\"}", "the password > x < y", "Basic HTTPS",
			"Basic configuration", "password\\u003d", "password\\u003d\\u0026user\\u003dbob",
			"http://host:8080/path@2x.png", "http://[::1]:8080/x", "mailto:a@b.c", "eyJhbGciOiJSUzI1NiJ9", "Asia/Tokyo",
			"1764288000123", "4111111111111112", "a4111111111111111", "41111111111111111111", "0.4111111111111111",
			"-----BEGIN CERTIFICATE-----", "password", "password=", "://", "secret:", "eyJ", "4111",
			"[masked:password] and password=[masked:password]", "if (password == null)", "new Password()" })
	void whatIsNoSecretStaysAsItIs(String text) {
		assertThat(this.all.mask(text)).isEqualTo(text);
		assertThat(this.counts.all().values()).containsOnly(0L);
	}

}
