package io.cloudwatchlogging.masking;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MaskPattern}.
 */
class MaskPatternTests {

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~',
			textBlock = """
					customer-\\d+         ==> customer-1234 and customer-5    ==> [masked:own] and [masked:own]
					customer-(\\d+)       ==> customer-1234 and customer-5    ==> customer-[masked:own] and customer-[masked:own]
					\\d{3}-\\d{2}         ==> a 123-45 b                      ==> a [masked:own] b
					^start of\\w*         ==> start ofx start of              ==> [masked:own] start of
					(?i)TENANT=\\w+       ==> x tenant=ab                     ==> x [masked:own]
					ssn\\D+(\\d+)         ==> {"ssn":"123","x":1}             ==> {"ssn":"[masked:own]","x":1}
					"ssn":"\\d+"          ==> {"ssn":"123","x":1}             ==> {"[masked:own]":"[masked:own]","x":1}
					ssn\\D+(\\d+)         ==> {"ssn":123456,"x":1}            ==> {"ssn":0,"x":1}
					tab\\W+tnow           ==> {"m":"tab\\tnow"}               ==> {"m":"[masked:own]"}
					next line             ==> {"m":"a\\next line"}            ==> {"m":"a[masked:own]"}
					Müller                ==> Herr Müller, Frau Müller        ==> Herr [masked:own], Frau [masked:own]
					""")
	void whatMatchesIsMasked(String regex, String text, String masked) {
		MaskPattern pattern = new MaskPattern("own", regex, null);
		assertThat(pattern.problem()).isNull();
		assertThat(new Masker(List.of(), List.of(pattern), new MaskCounts()).mask(text)).isEqualTo(masked);
	}

	@Test
	void aMatchMayBeOfAnyLength() {
		String secret = "x".repeat(100_000);
		MaskPattern pattern = new MaskPattern("own", "begin x+ end", "***");
		Masker masker = new Masker(List.of(), List.of(pattern), new MaskCounts());
		assertThat(masker.mask("y".repeat(5000) + "begin " + secret + " end" + "y".repeat(5000)))
			.isEqualTo("y".repeat(5000) + "***" + "y".repeat(5000));
	}

	@Test
	void matchesFarApartAreFound() {
		MaskPattern pattern = new MaskPattern("own", "id-\\d+", "*");
		Masker masker = new Masker(List.of(), List.of(pattern), new MaskCounts());
		String text = ("id-1" + "ä".repeat(2000)).repeat(5);
		assertThat(masker.mask(text)).isEqualTo(text.replace("id-1", "*"));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", delimiterString = "==>", quoteCharacter = '~', textBlock = """
			customer-\\d+        ==> true
			\\d+customer         ==> true
			(foo|bar)baz         ==> true
			(?:abc)+             ==> true
			foo|bar              ==> false
			(abc)?               ==> false
			(abc)*d              ==> false
			ab?c                 ==> false
			abc{0,2}             ==> false
			[abc]def             ==> true
			[]abc]+              ==> false
			\\d{3}-\\d{2}        ==> false
			\\Qabc\\E            ==> false
			(?i)task             ==> false
			(?P<name>abcd)       ==> true
			a\\.b\\.c            ==> true
			\\x{41}bcd           ==> true
			""")
	void aLiteralIsThatOfEveryMatch(String regex, boolean literal) {
		assertThat(new MaskPattern("own", regex, null).hasLiteral()).isEqualTo(literal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "(?=a)", "(a)\\1", "a*", "[a&&b]", "(?U)a" })
	void whatIsNoPatternHasAProblem(String regex) {
		assertThat(new MaskPattern("own", regex, null).problem()).isNotNull();
	}

}
