package io.cloudwatchlogging.test.filter;

import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FilterPattern}.
 */
class FilterPatternTests {

	private static final String JSON = """
			{"level":"ERROR","n":5,"ratio":0.5,"big":1e3,"text":"7","ok":true,"none":null,
			"user":{"name":"Ann Lee","ip":"10.0.3.4"},"list":[{"id":1},{"id":2}],"a.b":"dotted"}""";

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
			``                    ~ anything                   ~ true
			ERROR                 ~ [ERROR 400] BAD            ~ true
			ERROR                 ~ error                      ~ false
			ERROR BAD             ~ BAD and ERROR              ~ true
			ERROR BAD             ~ ERROR only                 ~ false
			"BAD REQUEST"         ~ a BAD REQUEST here         ~ true
			"BAD REQUEST"         ~ BAD, REQUEST               ~ false
			"say \\"hi\\""        ~ to say "hi" is             ~ true
			ERROR -"BAD REQUEST"  ~ ERROR: BAD REQUEST         ~ false
			ERROR -WARN           ~ ERROR                      ~ true
			-WARN                 ~ ERROR                      ~ true
			-WARN                 ~ a WARN                     ~ false
			?ERROR ?WARN          ~ a WARN                     ~ true
			?ERROR ?"so WARN"     ~ an INFO                    ~ false
			?ERROR INFO           ~ an INFO                    ~ true
			%4[0-9]{2}%           ~ status 404                 ~ true
			%4[0-9]{2}%           ~ status 504                 ~ false
			""")
	void terms(String pattern, String message, boolean expected) {
		assertThat(FilterPattern.parse(pattern).matches(message)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
			{ $.level = "ERROR" }                              ~ true
			{$.level=ERROR}                                    ~ true
			{ $.level = "WARN" }                               ~ false
			{ $.level != "WARN" }                              ~ true
			{ $.level = "ERR*" }                               ~ true
			{ $.level = *RO* }                                 ~ true
			{ $.level = *RO }                                  ~ false
			{ $.level = %^ERR% }                               ~ true
			{ $.level = %err% }                                ~ false
			{ $.n = 5 }                                        ~ true
			{ $.n = 5.0 }                                      ~ true
			{ $.n > 3 }                                        ~ true
			{ $.n >= 5 && $.n <= 5 }                           ~ true
			{ $.n < 5 }                                        ~ false
			{ $.n != 5 }                                       ~ false
			{ $.n > -1e2 }                                     ~ true
			{ $.n = "5" }                                      ~ true
			{ $.ratio < .6 }                                   ~ true
			{ $.big = 1000 }                                   ~ true
			{ $.text > 3 }                                     ~ false
			{ $.missing != "x" }                               ~ false
			{ $.missing NOT EXISTS }                           ~ true
			{ $.none NOT EXISTS }                              ~ false
			{ $.none IS NULL }                                 ~ true
			{ $.level IS NULL }                                ~ false
			{ $.missing IS NULL }                              ~ false
			{ $.n EXISTS }                                     ~ true
			{ $.ok IS TRUE }                                   ~ true
			{ $.ok IS FALSE }                                  ~ false
			{ $.ok = true }                                    ~ true
			{ $.user.name = "Ann Lee" }                        ~ true
			{ $.user.ip = 10.0.* }                             ~ true
			{ $.user.ip != 10.0.* }                            ~ false
			{ $.user.* = "Ann*" }                              ~ true
			{ $.list[0].id = 1 }                               ~ true
			{ $.list[1].id = 1 }                               ~ false
			{ $.list[5].id = 1 }                               ~ false
			{ $.list[*].id = 2 }                               ~ true
			{ $.list[*].id = 3 }                               ~ false
			{ $.['a.b'] = "dotted" }                           ~ true
			{ $['a.b'] = "dotted" }                            ~ true
			{ $.user = "x" }                                   ~ false
			{ ($.n = 5) && ($.level = "ERROR") }               ~ true
			{ $.n = 1 || $.level = "ERROR" }                   ~ true
			{ $.n = 1 || $.n = 2 && $.level = "ERROR" }        ~ false
			{ $.n = 5 || $.n = 2 && $.level = "WARN" }         ~ true
			{ ($.n = 5 || $.n = 2) && $.level = "WARN" }       ~ false
			{ ($.n = 5 || ($.n = 2)) && $.level = "ERROR"}     ~ true
			""")
	void conditionsOnJson(String pattern, boolean expected) {
		assertThat(FilterPattern.parse(pattern).matches(JSON)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain text", "{ not json", "[1, 2", "\"text\"", "5", "", "{}" })
	void aConditionDoesNotMatchOtherMessages(String message) {
		assertThat(FilterPattern.parse("{ $.level = * }").matches(message)).isFalse();
	}

	@Test
	void aConditionCanBeOnAList() {
		assertThat(FilterPattern.parse("{ $[0] = 7 }").matches(" [7, 8]")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"open", "\"\"", "-", "?", "a:b", "%open", "%(a)%", "%[%", "[ip, user]", "{", "{}",
			"{ $ }", "{ $.a }", "{ $.a = }", "{ $.a == 1 }", "{ $.a = 1", "{ $.a = 1 } x", "{ $.a = 1 && }",
			"{ ($.a = 1 }", "{ $.a[x] = 1 }", "{ $.a < \"x\" }", "{ $.a > %x% }", "{ a = 1 }", "{ $.a IS 1 }",
			"{ $..a = 1 }" })
	void anInvalidPatternIsRefused(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> FilterPattern.parse(pattern));
	}

	@Test
	@Timeout(10)
	void manyWildcardsAreFastInALongMessage() {
		String message = "{\"message\":\"" + "a".repeat(1_000_000) + "\"}";
		assertThat(FilterPattern.parse("{ $.message = \"*a*a*a*a*a*a*b\" }").matches(message)).isFalse();
		assertThat(FilterPattern.parse("{ $.message = \"*a*a*a*a*a*b*a\" }").matches(message)).isFalse();
		assertThat(FilterPattern.parse("{ $.message = \"*a*a*a*a*a*a*a\" }").matches(message)).isTrue();
	}

	/** Against the regular expression that each is an abbreviation of. */
	@Test
	void wildcardsMatchWhatTheyStandFor() {
		Random random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			String value = text(random, "ab*", 8);
			String text = text(random, "ab\n", 8);
			String regex = Arrays.stream(value.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
			assertThat(Wildcards.parse(value).test(text)).as("%s for %s", value, text)
				.isEqualTo(Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches());
		}
	}

	private static String text(Random random, String characters, int maxLength) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(maxLength); i > 0; i--) {
			text.append(characters.charAt(random.nextInt(characters.length())));
		}
		return text.toString();
	}

	@ParameterizedTest
	@Timeout(10)
	@ValueSource(strings = { "%a*a*a*a*a*a*a*a*a*a*b%", "{ $.message = %a*a*a*a*a*a*a*a*a*a*b% }" })
	void aRegularExpressionThatTakesTooLongIsAnError(String pattern) {
		FilterPattern filter = FilterPattern.parse(pattern);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> filter.matches("{\"message\":\"" + "a".repeat(5_000) + "\"}"))
			.withMessageContaining("takes too long");
	}

	@Test
	void anErrorTellsWhere() {
		assertThatIllegalArgumentException().isThrownBy(() -> FilterPattern.parse("{ $.a ~ 1 }"))
			.withMessage("expected an operator at index 6 of { $.a ~ 1 }");
	}

}
