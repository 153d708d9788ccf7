package io.cloudwatchlogging.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.cloudwatchlogging.TestSeed;
import io.cloudwatchlogging.delivery.OversizePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonParts}: whatever the object and the limit, each event is JSON and
 * no longer than allowed, and nothing is lost where it is divided.
 */
class JsonPartsTests {

	private static final JsonMapper STRICT = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	/** In JSON: all kinds of escapes and characters, in groups that are easily cut. */
	private static final String TEXT = "a\\\"\\\\\\n\\u0000\\ud83d\\ude00\\uD83D\\u0041é日😀\\u00e9\\/\\ud83d\\\\ud83d";

	private static final List<String> OBJECTS = List.of("{\"message\":\"" + TEXT.repeat(9) + "\"}",
			"{\"@timestamp\":\"2026-01-01\",\"log\":{\"level\":\"INFO\"},\"message\":\"" + TEXT.repeat(12)
					+ "\",\"n\":[1,2.5e-3,null,true,[],{}],\"tags\":[\"a\",\"b\"]}",
			" { \"short\" : \"x\" ,\n\"error\":{\"type\":\"E\",\"stack_trace\":\"" + "at x\\n\\tat y".repeat(20)
					+ "\"}, \"divided\":1, \"truncated\":2 }",
			"{\"a\":\"" + "x".repeat(150) + "\",\"b\":\"" + TEXT.repeat(4) + "\",\"c\":\"" + "日".repeat(60) + "\"}",
			"{\"numbers\":[" + "12345,".repeat(60) + "0]}", "{\"tags\":[\"" + "t\",\"".repeat(40) + "\"]}",
			"{\"p.q\":{\"c\\\"d\":\"" + "y".repeat(200) + "\"}}", "{\"m\":\"" + "a\\ud83d\\ude00".repeat(120) + "\"}");

	@Test
	void whatFitsStaysWhole() {
		byte[] json = bytes(OBJECTS.get(0));
		for (OversizePolicy policy : OversizePolicy.values()) {
			assertThat(of(json, json.length, json.length, policy)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[1]", "\"text\"", "{\"a\":1", "{\"a\":1}}", "{\"a\":1} x", "{a:1}", "{\"a\":}",
			"{\"a\":\"b}", "{\"a\":\"b\\\"}", "{\"a\" 1}", "{\"a\":1,}", "{\"a\":[1,]}", "{\"a\":[1}", " INFO --- {}" })
	void whatIsNoObjectIsLeftAsItIs(String text) {
		String padded = text + " ".repeat(100);
		for (OversizePolicy policy : OversizePolicy.values()) {
			assertThat(of(bytes(padded), padded.length(), 50, policy)).isEmpty();
		}
	}

	@Test
	void aVeryDeepObjectIsLeftAsItIs() {
		String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
		assertThat(of(bytes(deep), deep.length(), 1000, OversizePolicy.SPLIT)).isEmpty();
	}

	@Test
	void dividedEachEventIsJsonAndTogetherTheyAreAll() {
		int divided = 0;
		for (String object : OBJECTS) {
			byte[] json = bytes(object);
			for (int limit = 20; limit < json.length; limit++) {
				List<byte[]> parts = of(withMore(json), json.length, limit, OversizePolicy.SPLIT);
				if (limit >= 90) {
					assertThat(parts).as("%s in %s", object, limit).hasSizeGreaterThan(1);
				}
				if (!parts.isEmpty()) {
					assertDivided(object, limit, parts);
					divided++;
				}
			}
		}
		assertThat(divided).isGreaterThan(1000);
	}

	private static void assertDivided(String object, int limit, List<byte[]> parts) {
		JsonNode whole = STRICT.readTree(object);
		String note = whole.has("divided") ? "divided_" : "divided";
		StringBuilder text = new StringBuilder();
		String member = "";
		for (int i = 0; i < parts.size(); i++) {
			assertThat(parts.get(i).length).isLessThanOrEqualTo(limit);
			ObjectNode part = read(parts.get(i));
			note = part.has(note) ? note : "divided";
			assertThat(part.get(note).get("part").asInt()).isEqualTo(i + 1);
			assertThat(part.get(note).get("parts").asInt()).isEqualTo(parts.size());
			member = part.get(note).get("member").asString();
			part.remove(note);
			text.append(take(part, member));
			if (!member.equals("json")) {
				ObjectNode others = (ObjectNode) STRICT.readTree(object);
				take(others, member);
				assertThat((Object) part).isEqualTo(others);
			}
			assertThat(parts.get(i)).isEqualTo(bytes(new String(parts.get(i), StandardCharsets.UTF_8)));
		}
		JsonNode again = member.equals("json") ? STRICT.readTree(text.toString())
				: put(object, member, text.toString());
		assertThat((Object) again).isEqualTo(whole);
	}

	@Test
	void truncatedTheEventIsJsonWithAsMuchAsFits() {
		int truncated = 0;
		for (String object : OBJECTS) {
			byte[] json = bytes(object);
			for (int limit = 20; limit < json.length; limit++) {
				List<byte[]> parts = of(withMore(json), json.length, limit, OversizePolicy.TRUNCATE);
				if (limit >= 60) {
					assertThat(parts).as("%s in %s", object, limit).hasSize(1);
				}
				if (!parts.isEmpty()) {
					assertTruncated(object, limit, parts.get(0));
					truncated++;
				}
			}
		}
		assertThat(truncated).isGreaterThan(1000);
	}

	private static void assertTruncated(String object, int limit, byte[] json) {
		ObjectNode event = read(json);
		JsonNode whole = STRICT.readTree(object);
		String note = event.has("truncated_") ? "truncated_" : "truncated";
		assertThat(json.length).isLessThanOrEqualTo(limit);
		List<String> members = event.get(note).values().stream().map(JsonNode::asString).toList();
		event.remove(note);
		if (members.equals(List.of("json")) && !whole.has("json")) {
			assertThat(object).startsWith(event.get("json").asString());
			return;
		}
		ObjectNode rest = (ObjectNode) whole;
		for (String member : members) {
			assertThat(take(rest, member)).startsWith(take(event, member));
		}
		assertThat((Object) event).isEqualTo(rest);
	}

	@Test
	void theLongestStringIsCutToWhatFitsAndNoMore() {
		String object = "{\"level\":\"INFO\",\"message\":\"" + "x".repeat(1000) + "\"}";
		byte[] json = of(bytes(object), object.length(), 500, OversizePolicy.TRUNCATE).get(0);
		assertThat(new String(json, StandardCharsets.UTF_8))
			.startsWith("{\"truncated\":[\"message\"],\"level\":\"INFO\",\"message\":\"xxx")
			.endsWith("xxx\"}")
			.hasSize(500);
	}

	@Test
	void anExampleReadsAsItIsDocumented() {
		String object = "{\"level\":\"INFO\",\"message\":\"" + "x".repeat(200) + "\"}";
		assertThat(of(bytes(object), object.length(), 200, OversizePolicy.SPLIT))
			.extracting((part) -> new String(part, StandardCharsets.UTF_8))
			.containsExactly(
					"{\"divided\":{\"part\":1,\"parts\":2,\"member\":\"message\"},\"level\":\"INFO\",\"message\":\""
							+ "x".repeat(117) + "\"}",
					"{\"divided\":{\"part\":2,\"parts\":2,\"member\":\"message\"},\"level\":\"INFO\",\"message\":\""
							+ "x".repeat(83) + "\"}");
	}

	@Test
	void aMessageOfMegabytesIsDividedIntoAFewEvents() {
		Map<String, Object> members = Map.of("message", (TEXT + " ").repeat(60_000), "level", "INFO");
		byte[] json = STRICT.writeValueAsBytes(members);
		List<byte[]> parts = of(json, json.length, 1_048_550, OversizePolicy.SPLIT);
		assertThat(parts).hasSize(json.length / 1_048_550 + 1);
		assertDivided(new String(json, StandardCharsets.UTF_8), 1_048_550, parts);
	}

	@Test
	void anyObjectIsDividedAndTruncated() {
		long seed = TestSeed.value();
		Random random = new Random(seed);
		for (int i = 0; i < 2_000; i++) {
			String object = STRICT.writeValueAsString(object(random, 0));
			int length = bytes(object).length;
			int limit = 120 + random.nextInt(400);
			List<byte[]> parts = of(bytes(object), length, limit, OversizePolicy.SPLIT);
			List<byte[]> cut = of(bytes(object), length, limit, OversizePolicy.TRUNCATE);
			assertThat(parts.isEmpty()).as("seed %s", seed).isEqualTo(length <= limit);
			assertThat(cut.isEmpty()).as("seed %s", seed).isEqualTo(length <= limit);
			if (length > limit) {
				assertDivided(object, limit, parts);
				assertTruncated(object, limit, cut.get(0));
			}
		}
	}

	/** An object with names of one letter, so that a path is clear. */
	private static Map<String, Object> object(Random random, int depth) {
		Map<String, Object> object = new LinkedHashMap<>();
		int count = 1 + random.nextInt(5);
		for (int i = 0; i < count; i++) {
			object.put(String.valueOf((char) ('a' + i)), switch (random.nextInt((depth < 3) ? 5 : 3)) {
				case 0 -> random.nextInt();
				case 1 -> text(random, 20);
				case 2 -> text(random, 800);
				case 3 -> object(random, depth + 1);
				default -> List.of(random.nextInt(), true);
			});
		}
		return object;
	}

	private static String text(Random random, int length) {
		StringBuilder text = new StringBuilder();
		int count = random.nextInt(length);
		for (int i = 0; i < count; i++) {
			text.appendCodePoint(switch (random.nextInt(4)) {
				case 0 -> random.nextInt(0x80);
				case 1 -> 0x80 + random.nextInt(0x700);
				case 2 -> 0x1F600 + random.nextInt(40);
				default -> 'a';
			});
		}
		return text.toString();
	}

	/** Takes a string out of an object. */
	private static String take(ObjectNode object, String member) {
		ObjectNode parent = parent(object, member);
		String name = name(object, member);
		JsonNode value = parent.get(name);
		if (value.isArray()) {
			// The test has no long strings in arrays but equal ones.
			return "";
		}
		parent.remove(name);
		return value.asString();
	}

	private static JsonNode put(String object, String member, String text) {
		ObjectNode whole = (ObjectNode) STRICT.readTree(object);
		ObjectNode parent = parent(whole, member);
		String name = name(whole, member);
		if (!parent.get(name).isArray()) {
			parent.put(name, text);
		}
		return whole;
	}

	private static ObjectNode parent(ObjectNode object, String member) {
		ObjectNode parent = object;
		List<String> names = names(member);
		for (String name : names.subList(0, names.size() - 1)) {
			parent = (ObjectNode) parent.get(name);
		}
		return parent;
	}

	private static String name(ObjectNode object, String member) {
		List<String> names = names(member);
		return names.get(names.size() - 1);
	}

	/** One of the objects has a name with a dot. */
	private static List<String> names(String member) {
		return new ArrayList<>(
				member.startsWith("p.q.") ? List.of("p.q", member.substring(4)) : List.of(member.split("\\.")));
	}

	private static ObjectNode read(byte[] json) {
		return (ObjectNode) STRICT.readTree(json);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** As in memory that was used for a longer line before. */
	private static byte[] withMore(byte[] json) {
		byte[] more = new byte[json.length + 20];
		System.arraycopy(json, 0, more, 0, json.length);
		return more;
	}

	private static List<byte[]> of(byte[] json, int length, int maxLength, OversizePolicy policy) {
		return (policy == OversizePolicy.SPLIT) ? JsonParts.divided(json, length, maxLength)
				: JsonParts.truncated(json, length, maxLength);
	}

}
