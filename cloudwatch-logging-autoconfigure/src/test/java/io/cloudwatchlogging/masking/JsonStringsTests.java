package io.cloudwatchlogging.masking;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonStrings}: JSON stays JSON.
 */
class JsonStringsTests {

	private static final long SEED = 20261128;

	private static final int DOCUMENTS = 20_000;

	private static final JsonFactory JSON = new JsonFactory();

	/** Patterns that cut through everything JSON is made of. */
	private static final List<String> CUTS = List.of("[0-9]{5}", "\\W+", "[^a-z]{3,9}", "\"[a-zA-Z]+\" *:", "\\\\.",
			"[a-z\"\\\\]{2}", "[,:].", "u00..", "(?s).{7}", "e+", "[A-Z]", "\\[[^]]*\\]", "\\{[^{}]*\\}");

	private final Masker all = new Masker(EnumSet.allOf(Detector.class), List.of(), new MaskCounts());

	@Test
	void detectorsLeaveAllDocumentsTheirStructure() {
		JsonSamples samples = new JsonSamples(SEED);
		for (int i = 0; i < DOCUMENTS; i++) {
			String json = samples.next();
			assertSameStructure(this.all, json, true);
		}
	}

	@Test
	void patternsLeaveAllDocumentsTheirStructure() {
		JsonSamples samples = new JsonSamples(SEED);
		PatternSamples patterns = new PatternSamples(SEED);
		for (int i = 0; i < DOCUMENTS; i++) {
			List<MaskPattern> some = new ArrayList<>();
			some.add(new MaskPattern("own-cut", CUTS.get(i % CUTS.size()), null));
			MaskPattern generated = new MaskPattern("own-generated", patterns.next().regex(), null);
			if (generated.problem() == null) {
				some.add(generated);
			}
			assertSameStructure(new Masker(EnumSet.allOf(Detector.class), some, new MaskCounts()), samples.next(),
					false);
		}
	}

	private static void assertSameStructure(Masker masker, String json, boolean names) {
		List<String> before = structure(json);
		String masked = masker.mask(json);
		List<String> after = structure(masked);
		assertThat(after).as("%s%nbecomes %s", json, masked).hasSameSizeAs(before);
		for (int i = 0; i < before.size(); i++) {
			// A name is masked where a pattern asks for it.
			if (names || !after.get(i).contains("[masked:")) {
				assertThat(after.get(i)).as("%s%nbecomes %s", json, masked).isEqualTo(before.get(i));
			}
		}
	}

	/** The names of members, and of all else the type. */
	private static List<String> structure(String json) {
		List<String> structure = new ArrayList<>();
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				structure.add(switch (token) {
					case PROPERTY_NAME -> "name " + parser.currentName();
					case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
					default -> token.name();
				});
			}
		}
		catch (RuntimeException ex) {
			structure.add(ex.getMessage());
		}
		return structure;
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~',
			textBlock = """
					{"id":-4000000000000000006}       ==> {"id":0}
					{"id":4000000000000000006e5}      ==> {"id":4000000000000000006e5}
					{"secretKey":[174,47,154]}        ==> {"secretKey":[0,0,0]}
					{"password":[1,true,null]}        ==> {"password":[0,true,null]}
					{"password":[["a","b"]]}          ==> {"password":[["[masked:password]","[masked:password]"]]}
					{"password" : [ "a", "b" ],"x":1} ==> {"password" : [ "[masked:password]", "[masked:password]" ],"x":1}
					{"password":["a",{"b":"c"}]}      ==> {"password":["[masked:password]",{"b":"c"}]}
					{"password":["a\\"]","b"],"x":1}  ==> {"password":["[masked:password]","[masked:password]"],"x":1}
					{"password":[]}                   ==> {"password":[]}
					{"m":"AKIAIOSFODNN7EXAMPLE\\nwJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"} ==> {"m":"[masked:aws-access-key]\\n[masked:aws-secret-key]"}
					{"m":"secretKey\\\\nwJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}          ==> {"m":"secretKey\\\\n[masked:aws-secret-key]"}
					{} password=hunter2               ==> {} password=[masked:password]
					{"id":1} password=a{[b,c           ==> {"id":1} password=[masked:password]
					{"a" of bob with password=a{[b,c   ==> {"a" of bob with password=[masked:password]
					{"a":1} 4111 1111 1111 1111       ==> {"a":1} [masked:card-number]
					x {"id":-4000000000000000006}     ==> x {"id":-0}
					""")
	void whatIsMaskedEndsWhereTheStringOrTheNumberDoes(String text, String masked) {
		assertThat(this.all.mask(text)).isEqualTo(masked);
		assertThat(this.all.mask(masked)).isEqualTo(masked);
	}

	@Test
	void aNumberIsReplacedAsAWhole() {
		MaskPattern digits = new MaskPattern("own", "[0-9]{5}", null);
		MaskCounts counts = new MaskCounts();
		Masker masker = new Masker(List.of(), List.of(digits), counts);
		assertThat(masker.mask("{\"v\":1.23456E10,\"w\":-1234567890123}")).isEqualTo("{\"v\":0,\"w\":0}");
		assertThat(masker.mask("{\"v\":\"1.23456E10\"}")).isEqualTo("{\"v\":\"1.[masked:own]E10\"}");
	}

}
