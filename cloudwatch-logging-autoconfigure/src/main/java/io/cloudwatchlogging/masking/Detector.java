package io.cloudwatchlogging.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A kind of secret that is found by what its issuer or its standard says of its form.
 */
public enum Detector {

	/** What follows the scheme Bearer. */
	BEARER_TOKEN(rule("bearer", new BearerFinder())),

	/** What follows the scheme Basic. */
	BASIC_CREDENTIALS(rule("basic", new BasicFinder())),

	/** JSON Web Tokens. */
	JWT(rules(JwtFinder::new, "eyJ", "eyAi", "ewog", "ew0K")),

	/** IDs of AWS access keys. */
	AWS_ACCESS_KEY(rules(AwsAccessKeyFinder::new, "AKIA", "ASIA", "ABIA", "ACCA")),

	/** AWS secret access keys behind their name, or behind the ID of the access key. */
	AWS_SECRET_KEY(all(rules((name) -> AwsSecretKeyFinder.behindName(), "secretaccesskey", "secret_access_key",
			"secret-access-key", "secret access key", "secretkey", "secret_key", "secret-key", "secret key",
			"aws_secret"), rules(AwsSecretKeyFinder::behindId, "AKIA", "ASIA", "ABIA", "ACCA"))),

	/** Passwords in URLs, those of JDBC and Oracle included. */
	URL_PASSWORD(all(rules((scheme) -> new UrlPasswordFinder(), UrlPasswordFinder.LITERALS),
			rules((driver) -> new OraclePasswordFinder(), "oracle:thin:", "oracle:oci:"))),

	/** Values behind names such as password, secret, api_key and access_token. */
	PASSWORD(all(rules((name) -> NamedValueFinder.ofSecrets(), SecretNames.WORDS),
			rule(SecretNames.DIRECTORY, NamedValueFinder.ofSecretsOrDirectories()),
			rule(SecretNames.TOKEN, NamedValueFinder.ofQualified(SecretNames.OF_TOKEN)),
			rule(SecretNames.KEY, NamedValueFinder.ofQualified(SecretNames.OF_KEY)))),

	/** Numbers of payment cards, in the range of an issuer and with their check digit. */
	CARD_NUMBER(rules((digits) -> new CardNumberFinder(), CardNumberFinder.LITERALS)),

	/** Blocks of private keys. */
	PRIVATE_KEY(rule("-----BEGIN ", new PrivateKeyFinder())),

	/** Tokens of GitHub, GitLab, Slack, Stripe, Google and npm. */
	SERVICE_TOKEN(all(tokens(Alphabet.TOKEN, 16, "ghp_", "gho_", "ghu_", "ghr_", "ghs_", "github_pat_"),
			tokens(Alphabet.TOKEN, 16, "glpat-", "gldt-", "glrt-", "glptt-", "gloas-", "glcbt-"),
			tokens(Alphabet.TOKEN, 10, "xoxb-", "xoxp-", "xapp-", "xoxe-", "xoxe.xoxp-"),
			tokens(Alphabet.WORD, 10, "sk_live_", "rk_live_", "sk_test_", "rk_test_", "whsec_"),
			tokens(Alphabet.TOKEN, 20, "AIza", "GOCSPX-"), tokens(Alphabet.WORD, 16, "npm_")));

	private final List<Rule> rules;

	Detector(List<Rule> rules) {
		this.rules = rules;
	}

	private static List<Rule> rule(String literal, SecretFinder finder) {
		return List.of(new Rule(literal, finder));
	}

	private static List<Rule> rules(Function<String, SecretFinder> finder, String... literals) {
		return Stream.of(literals).map((literal) -> new Rule(literal, finder.apply(literal))).toList();
	}

	private static List<Rule> tokens(Alphabet alphabet, int minLength, String... prefixes) {
		return rules((prefix) -> new TokenFinder(prefix, alphabet, minLength), prefixes);
	}

	@SafeVarargs
	private static List<Rule> all(List<Rule>... some) {
		List<Rule> all = new ArrayList<>();
		for (List<Rule> rules : some) {
			all.addAll(rules);
		}
		return List.copyOf(all);
	}

	List<Rule> rules() {
		return this.rules;
	}

	/**
	 * Returns the name by which properties, placeholders and meters call the detector.
	 * @return the name, such as {@code card-number}
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
