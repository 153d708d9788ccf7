package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import io.cloudwatchlogging.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PendingBatch}.
 */
class PendingBatchTests {

	private static final long DAY = 24 * 60 * 60 * 1000;

	private final ChunkPool pool = new ChunkPool(64L << 20);

	private final PendingBatch batch = new PendingBatch(SteppedBuffer.STREAM, 1, 0, Limits.BATCH_BYTES);

	@Test
	void exactlyOneMebibyteFitsWithTheOverheadOfTheEvents() {
		append(0, 1000);
		int left = 1_048_576 - (1000 + 26) - 26;
		assertThat(this.batch.obstacle(0, left + 1)).isEqualTo(Cut.BYTES);
		assertThat(this.batch.obstacle(0, left)).isEqualTo(Cut.NONE);
		append(0, left);
		assertThat(this.batch.bytes()).isEqualTo(1_048_576);
		assertThat(this.batch.obstacle(0, 1)).isEqualTo(Cut.BYTES);
		BatchLimits.check(this.batch.toBatch());
	}

	@Test
	void theLargestEventFitsAlone() {
		assertThat(this.batch.obstacle(0, 1_048_550)).isEqualTo(Cut.NONE);
		append(0, 1_048_550);
		BatchLimits.check(this.batch.toBatch());
	}

	@Test
	void exactlyTenThousandEventsFit() {
		for (int i = 0; i < 9_999; i++) {
			append(0, 1);
		}
		assertThat(this.batch.obstacle(0, 1)).isEqualTo(Cut.NONE);
		append(0, 1);
		assertThat(this.batch.obstacle(0, 1)).isEqualTo(Cut.COUNT);
		BatchLimits.check(this.batch.toBatch());
	}

	@Test
	void aSpanOfADayFitsAndAMillisecondMoreDoesNot() {
		append(1000, 1);
		assertThat(this.batch.obstacle(1000 + DAY, 1)).isEqualTo(Cut.NONE);
		assertThat(this.batch.obstacle(1000 + DAY + 1, 1)).isEqualTo(Cut.SPAN);
		assertThat(this.batch.obstacle(1000 - DAY, 1)).isEqualTo(Cut.NONE);
		assertThat(this.batch.obstacle(1000 - DAY - 1, 1)).isEqualTo(Cut.SPAN);
		append(1000 + DAY, 1);
		assertThat(this.batch.obstacle(999, 1)).isEqualTo(Cut.SPAN);
		append(1000, 1);
		BatchLimits.check(this.batch.toBatch());
	}

	@Test
	void timestampsBeyondAllReasonAreTooFarApart() {
		append(Long.MAX_VALUE, 1);
		assertThat(this.batch.obstacle(Long.MIN_VALUE, 1)).isEqualTo(Cut.SPAN);
		assertThat(this.batch.obstacle(-2, 1)).isEqualTo(Cut.SPAN);
		assertThat(this.batch.obstacle(Long.MAX_VALUE - 5, 1)).isEqualTo(Cut.NONE);
	}

	@Test
	void endsBetweenMillisecondsWhenTheNextOneMayNotFit() {
		for (int millisecond = 0; millisecond < 3; millisecond++) {
			assertThat(this.batch.tick(millisecond)).isEqualTo(Cut.NONE);
			for (int i = 0; i < 2500; i++) {
				append(millisecond, 1);
				assertThat(this.batch.tick(millisecond)).as("within a millisecond").isEqualTo(Cut.NONE);
			}
		}
		assertThat(this.batch.tick(3)).as("as many still fit").isEqualTo(Cut.NONE);
		append(2, 1);
		assertThat(this.batch.tick(3)).isEqualTo(Cut.COUNT);
		assertThat(this.batch.tick(1)).as("a late line").isEqualTo(Cut.NONE);
	}

	@Test
	void endsBetweenMillisecondsWhenTheBytesOfTheNextOneMayNotFit() {
		append(0, 300_000);
		assertThat(this.batch.tick(1)).isEqualTo(Cut.NONE);
		append(1, 300_000);
		assertThat(this.batch.tick(2)).as("as much still fits").isEqualTo(Cut.NONE);
		append(1, 80_000);
		assertThat(this.batch.tick(2)).isEqualTo(Cut.BYTES);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void eventsAreSortedByTimeAndTiesKeepTheirOrder(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<Event> expected = new ArrayList<>();
		int range = random.nextInt(1, 2000);
		for (int i = 0; i < 3000; i++) {
			Event event = new Event(1_800_000_000_000L - random.nextInt(range),
					"line " + i + "x".repeat(random.nextInt(200)));
			byte[] message = event.message().getBytes(StandardCharsets.UTF_8);
			this.batch.append(event.timestamp(), Severity.WARN, message, 0, message.length, this.pool);
			expected.add(event);
		}
		expected.sort(Comparator.comparingLong(Event::timestamp));
		Batch sorted = this.batch.toBatch();
		assertThat(sorted.events()).isEqualTo(expected);
		assertThat(sorted.firstTimestamp()).isEqualTo(expected.get(0).timestamp());
		assertThat(sorted.lastTimestamp()).isEqualTo(expected.get(2999).timestamp());
		Batch slice = sorted.slice(100, 200).slice(10, 20);
		assertThat(slice.events()).isEqualTo(expected.subList(110, 120));
		assertThat(slice.firstTimestamp()).isEqualTo(expected.get(110).timestamp());
		assertThat(slice.lastTimestamp()).isEqualTo(expected.get(119).timestamp());
		assertThat(slice.severity(3)).isEqualTo(Severity.WARN);
		assertThat(slice.length(3)).isEqualTo(expected.get(113).message().length());
	}

	@Test
	void aSpanOfADayIsSortedToTheMillisecond() {
		append(DAY, 2);
		append(0, 1);
		append(DAY - 1, 3);
		Batch sorted = this.batch.toBatch();
		assertThat(sorted.events()).extracting(Event::timestamp).containsExactly(0L, DAY - 1, DAY);
		assertThat(sorted.length(0)).isEqualTo(1);
		assertThat(sorted).hasToString("batch of 3 events for group stream, cut by NONE");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void theLastMillisecondIsHandedOverAndTheRestStays(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<Event> expected = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			// The last millisecond begins early or late, with late lines in it.
			expected.add(append(i / 100 - random.nextInt(3), "line " + i + "x".repeat(random.nextInt(900))));
		}
		long last = expected.stream().mapToLong(Event::timestamp).max().orElseThrow();
		this.batch.cutBefore(last, Cut.BYTES, 0);
		assertThat(this.batch.isTorn()).isTrue();
		long before = this.pool.usedBytes();
		PendingBatch next = new PendingBatch(SteppedBuffer.STREAM, 2, 0, Limits.BATCH_BYTES);
		assertThat(this.batch.chunksToHandOver() * (long) EventChunks.CHUNK_SIZE).isLessThan(before);
		assertThat(this.batch.handOver(next, this.pool)).isTrue();
		assertThat(next.events().chunkCount()).isLessThanOrEqualTo(this.batch.chunksToHandOver());
		assertThat(this.batch.isTorn()).isFalse();
		expected.add(append(last - 1, "late"));
		assertThat(this.pool.usedBytes()).isLessThanOrEqualTo(before + 2 * EventChunks.CHUNK_SIZE);
		expected.sort(Comparator.comparingLong(Event::timestamp));
		List<Event> kept = expected.stream().filter((event) -> event.timestamp() < last).toList();
		List<Event> handedOver = expected.stream().filter((event) -> event.timestamp() == last).toList();
		verify(this.batch, kept);
		verify(next, handedOver);
		this.batch.settle(kept.size(), this.pool);
		next.settle(handedOver.size(), this.pool);
		assertThat(this.pool.usedBytes()).isZero();
	}

	private static void verify(PendingBatch batch, List<Event> expected) {
		assertThat(batch.toBatch().events()).isEqualTo(expected);
		assertThat(batch.firstTimestamp()).isEqualTo(expected.get(0).timestamp());
		assertThat(batch.lastTimestamp()).isEqualTo(expected.get(expected.size() - 1).timestamp());
		assertThat(batch.bytes())
			.isEqualTo(expected.stream().mapToInt((event) -> event.message().length() + Limits.EVENT_OVERHEAD).sum());
	}

	@Test
	void afterItsLastMillisecondWentItTakesLateLinesOfEarlierOnes() {
		append(10, 1000);
		append(12, 1000);
		append(11, 1000);
		this.batch.cutBefore(12, Cut.BYTES, 0);
		assertThat(this.batch.takesLate(10, 1)).isFalse();
		this.batch.handOver(new PendingBatch(SteppedBuffer.STREAM, 2, 0, Limits.BATCH_BYTES), this.pool);
		assertThat(this.batch.lastTimestamp()).isEqualTo(11);
		assertThat(this.batch.takesLate(12, 1)).isFalse();
		assertThat(this.batch.takesLate(11, 1)).isTrue();
	}

	@Test
	void aMillisecondIsTornOnlyWhereTheBatchEndsInItsMidst() {
		append(10, 1);
		this.batch.cutBefore(10, Cut.BYTES, 0);
		assertThat(this.batch.isTorn()).as("nothing would stay").isFalse();
		append(11, 1);
		this.batch.cut(Cut.LINGER, 0);
		assertThat(this.batch.isTorn()).as("for want of lines").isFalse();
		this.batch.cutBefore(12, Cut.BYTES, 0);
		assertThat(this.batch.isTorn()).as("between two").isFalse();
		this.batch.cutBefore(10, Cut.SPAN, 0);
		assertThat(this.batch.isTorn()).as("for another day").isFalse();
		this.batch.cutBefore(11 - PendingBatch.LATEST_MILLIS - 1, Cut.BYTES, 0);
		assertThat(this.batch.isTorn()).as("after a step of the clock").isFalse();
		this.batch.cutBefore(11 - PendingBatch.LATEST_MILLIS, Cut.BYTES, 0);
		assertThat(this.batch.isTorn()).as("for a late line").isTrue();
		this.batch.cutBefore(11, Cut.COUNT, 0);
		assertThat(this.batch.isTorn()).isTrue();
		this.batch.hurry();
		assertThat(this.batch.isTorn()).as("counted for a flush").isFalse();
	}

	@Test
	void aBatchStaysAsItIsWhenMemoryEndsWhileItHandsOver() {
		append(1, 100);
		append(2, 100);
		append(2, 40_000);
		this.batch.cutBefore(2, Cut.BYTES, 0);
		PendingBatch next = new PendingBatch(SteppedBuffer.STREAM, 2, 0, Limits.BATCH_BYTES);
		int[] chunks = { 1 };
		ChunkPool scarce = new ChunkPool(64L << 20, () -> {
			if (chunks[0]-- == 0) {
				throw new OutOfMemoryError("test");
			}
			return new byte[EventChunks.CHUNK_SIZE];
		});
		assertThat(this.batch.handOver(next, scarce)).isFalse();
		assertThat(scarce.usedBytes()).isZero();
		assertThat(this.batch.isTorn()).as("to be tried again").isFalse();
		assertThat(this.batch.toBatch().events()).extracting(Event::timestamp).containsExactly(1L, 2L, 2L);
		this.batch.settle(3, this.pool);
		assertThat(this.pool.usedBytes()).isZero();
	}

	@Test
	void memoryIsGivenBackWithTheLastEvent() {
		append(0, 40_000);
		append(0, 1);
		this.batch.settle(1, this.pool);
		assertThat(this.pool.usedBytes()).isPositive();
		this.batch.settle(1, this.pool);
		assertThat(this.pool.usedBytes()).isZero();
	}

	private void append(long timestamp, int length) {
		append(timestamp, "x".repeat(length));
	}

	private Event append(long timestamp, String message) {
		byte[] text = message.getBytes(StandardCharsets.UTF_8);
		this.batch.append(timestamp, Severity.INFO, text, 0, text.length, this.pool);
		return new Event(timestamp, message);
	}

}
