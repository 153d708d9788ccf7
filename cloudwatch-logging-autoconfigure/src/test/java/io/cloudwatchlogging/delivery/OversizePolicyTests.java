package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.SendResult.EventTooLarge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for lines that are too large for one event.
 */
class OversizePolicyTests {

	private static final int MAX_MESSAGE = 1_048_576 - 26;

	@Test
	void theLargestEventIsNotSplit() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		stepped.offer("x".repeat(MAX_MESSAGE));
		stepped.sendAll();
		assertThat(stepped.stored()).containsExactly("x".repeat(MAX_MESSAGE));
		assertThat(stepped.counts().split()).isZero();
	}

	@Test
	void aByteMoreIsSplit() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		stepped.offer("x".repeat(MAX_MESSAGE + 1));
		stepped.sendAll();
		assertThat(stepped.stored()).containsExactly("x".repeat(MAX_MESSAGE), "x");
		assertThat(stepped.counts().split()).isOne();
		assertThat(stepped.counts().accepted()).isEqualTo(2);
		assertThat(stepped.counts().delivered()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(OversizePolicy.class)
	void whatIsTakenIsKnownBefore(OversizePolicy policy) {
		for (String text : List.of("", "x", "x".repeat(998), "x".repeat(999), "x".repeat(5000), "😀".repeat(2000),
				"ä".repeat(499) + "xx", "a" + "😀".repeat(1000))) {
			SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults().eventBytes(1024).oversize(policy));
			stepped.offer(text);
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			long taken = stepped.counts().bytes(Severity.INFO);
			assertThat(policy.takenBytes(bytes, bytes.length, 1024 - 26)).as("%d bytes", bytes.length).isEqualTo(taken);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1024, 1025, 1026, 1027, 50_000, 1_048_573, 1_048_574, 1_048_575, 1_048_576 })
	void threeMegabytesOfEmojiAreWholeWhenPutTogether(int eventBytes) {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults().eventBytes(eventBytes));
		String line = "a" + "😀".repeat(3 * 1024 * 1024 / 4);
		stepped.offer("before");
		stepped.offer(line);
		stepped.offer("after");
		stepped.sendAll();
		List<String> stored = stepped.stored();
		assertThat(String.join("", stored)).isEqualTo("before" + line + "after");
		assertThat(stored).allMatch((part) -> part.getBytes(StandardCharsets.UTF_8).length <= eventBytes - 26)
			.noneMatch((part) -> part.contains("\uFFFD") || part.contains("?"));
		// No part but the last is smaller than a character more would allow.
		assertThat(stored.subList(1, stored.size() - 2))
			.allMatch((part) -> part.getBytes(StandardCharsets.UTF_8).length > eventBytes - 26 - 4);
		assertThat(stepped.counts().split()).isOne();
	}

	@Test
	void allPartsHaveTheTimeOfTheLine() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults().eventBytes(1024));
		stepped.offer("x".repeat(5000));
		stepped.sendAll();
		assertThat(stepped.cloudWatch().read(SteppedBuffer.STREAM)).hasSize(6)
			.allMatch((event) -> event.timestamp() == SteppedTime.START_MILLIS);
	}

	@Test
	void truncatedAtACharacter() {
		SteppedBuffer stepped = new SteppedBuffer(
				TestSettings.defaults().eventBytes(1024).oversize(OversizePolicy.TRUNCATE));
		stepped.offer("x".repeat(998));
		stepped.offer("xx" + "😀".repeat(400));
		stepped.sendAll();
		assertThat(stepped.stored()).containsExactly("x".repeat(998), "xx" + "😀".repeat(249));
		assertThat(stepped.counts().truncated()).isOne();
		assertThat(stepped.counts().split()).isZero();
		assertThat(stepped.counts().lost()).isZero();
	}

	@Test
	void droppedAndCounted() {
		SteppedBuffer stepped = new SteppedBuffer(
				TestSettings.defaults().eventBytes(1024).oversize(OversizePolicy.DROP));
		stepped.offer("before");
		stepped.offer(Severity.ERROR, "x".repeat(999));
		stepped.offer("after");
		stepped.sendAll();
		assertThat(stepped.stored()).containsExactly("before", "after");
		assertThat(stepped.counts().lost(LossReason.OVERSIZE, Severity.ERROR)).isOne();
		assertThat(stepped.buffer().takeLosses())
			.containsExactly(new Loss(SteppedBuffer.STREAM, LossReason.OVERSIZE, Severity.ERROR, 1));
	}

	@Test
	void anEmptyLineIsCountedAndHarmsNothing() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		stepped.offer("");
		stepped.offer("line");
		stepped.sendAll();
		assertThat(stepped.stored()).containsExactly("line");
		assertThat(stepped.counts().lost(LossReason.EMPTY)).isOne();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 6, 16 })
	void theSmallestBufferTakesLinesThatAreLargerThanItsBatches(int maxInFlight) {
		SteppedBuffer stepped = new SteppedBuffer(
				TestSettings.defaults().bufferBytes(DeliverySettings.MIN_BUFFER_BYTES).maxInFlight(maxInFlight));
		String line = "é".repeat((int) stepped.status().bufferCapacityBytes() / 4);
		stepped.offer(line);
		stepped.sendAll();
		assertThat(String.join("", stepped.stored())).isEqualTo(line);
		assertThat(stepped.counts().lost()).isZero();
	}

	@Test
	void aLineLargerThanTheWholeBufferIsDroppedAndNothingElse() {
		SteppedBuffer stepped = new SteppedBuffer(
				TestSettings.defaults().bufferBytes(DeliverySettings.MIN_BUFFER_BYTES));
		stepped.offer("before");
		stepped.offer("x".repeat(1_048_576));
		stepped.offer("after");
		stepped.sendAll();
		assertThat(stepped.stored()).startsWith("before", "after");
		assertThat(stepped.counts().lost(LossReason.BUFFER_FULL)).isOne();
		assertThat(stepped.counts().lost()).isOne();
	}

	@Test
	void aLowerLimitIsLearntFromTheService() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		String large = "ü".repeat(300_000);
		stepped.offer("before");
		stepped.offer(large);
		stepped.offer("after");
		stepped.advance(Duration.ofSeconds(1));
		stepped.settle(stepped.take(), new EventTooLarge(262_144, "Log event too large"));
		assertThat(stepped.counts().accepted()).isEqualTo(5);
		stepped.sendAll();
		assertThat(String.join("", stepped.stored())).isEqualTo("before" + large + "after");
		assertThat(stepped.stored()).hasSize(5)
			.allMatch((part) -> part.getBytes(StandardCharsets.UTF_8).length <= 262_144 - 26);
		assertThat(stepped.counts().lost()).isZero();
		stepped.offer(large);
		stepped.advance(Duration.ofSeconds(1));
		assertThat(stepped.take().size()).as("a later line").isEqualTo(3);
	}

	/** Otherwise Logs Insights would find none of its members. */
	@Test
	void aJsonObjectThatIsRefusedLaterBecomesJsonObjects() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		String text = "\\n\\\"é😀".repeat(400);
		stepped.offer("{\"level\":\"INFO\",\"message\":\"" + text + "\"}");
		stepped.offer("{no JSON, but as long" + "😀".repeat(600));
		stepped.advance(Duration.ofSeconds(1));
		stepped.settle(stepped.take(), new EventTooLarge(2000, "Log event too large"));
		stepped.sendAll();
		List<String> objects = stepped.stored().stream().filter((event) -> event.startsWith("{\"")).toList();
		StringBuilder message = new StringBuilder();
		for (String object : objects) {
			JsonNode json = JsonMapper.shared().readTree(object);
			assertThat(json.get("level").asString()).isEqualTo("INFO");
			assertThat(json.get("divided").get("parts").asInt()).isEqualTo(objects.size());
			message.append(json.get("message").asString());
			assertThat(object.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(2000 - 26);
		}
		assertThat(message).hasToString("\n\"é😀".repeat(400));
		assertThat(stepped.stored().stream().filter((event) -> !objects.contains(event)).collect(Collectors.joining()))
			.isEqualTo("{no JSON, but as long" + "😀".repeat(600));
		assertThat(stepped.counts().lost()).isZero();
		assertThat(stepped.counts().accepted()).isEqualTo(stepped.counts().delivered());
	}

	@Test
	void aLearntLimitOutlivesOtherSettings() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		stepped.offer("x".repeat(3000));
		stepped.advance(Duration.ofSeconds(1));
		stepped.settle(stepped.take(), new EventTooLarge(2000, "Log event too large"));
		stepped.buffer().configure(TestSettings.defaults().eventBytes(5000).build());
		stepped.sendAll();
		stepped.offer("x".repeat(3000));
		stepped.advance(Duration.ofSeconds(1));
		assertThat(stepped.take().size()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { Integer.MIN_VALUE, -1, 0, 1, 26, 27, 1023, 1_048_576, Integer.MAX_VALUE })
	void aSenselessLimitLosesNothing(int limit) {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		StringBuilder lines = new StringBuilder();
		for (int i = 0; i < 20; i++) {
			stepped.offer("line " + i + "x".repeat(100 * i));
			stepped.advance(Duration.ofMillis(1));
			lines.append("line ").append(i);
		}
		stepped.advance(Duration.ofSeconds(1));
		int requests = 0;
		for (Batch batch = stepped.buffer().dispatcher().poll(); batch != null; batch = stepped.buffer()
			.dispatcher()
			.poll()) {
			BatchLimits.check(batch);
			stepped.buffer().settle(batch, new EventTooLarge(limit, "too large"));
			assertThat(++requests).isLessThan(200);
		}
		assertThat(stepped.counts().lost()).isZero();
		stepped.sendAll();
		assertThat(String.join("", stepped.stored()).replace("x", "")).isEqualTo(lines.toString());
		assertThat(stepped.counts().lost()).isZero();
	}

}
