package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import io.cloudwatchlogging.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PendingBatch}.
 */
class PendingBatchTests {

	private static final long DAY = 24 * 60 * 60 * 1000;

	private final ChunkPool pool = new ChunkPool(64L << 20);

	private final PendingBatch batch = new PendingBatch(SteppedBuffer.STREAM, 1, 0, BatchSize.LIMIT,
			new EventChunks(this.pool));

	@Test
	void exactlyOneMebibyteFitsWithTheOverheadOfTheEvents() {
		append(0, 1000);
		int left = 1_048_576 - (1000 + 26) - 26;
		assertThat(this.batch.cutReasonFor(0, left + 1)).isEqualTo(CutReason.BYTES);
		assertThat(this.batch.cutReasonFor(0, left)).isEqualTo(CutReason.NONE);
		append(0, left);
		assertThat(this.batch.bytes()).isEqualTo(1_048_576);
		assertThat(this.batch.cutReasonFor(0, 1)).isEqualTo(CutReason.BYTES);
		BatchLimits.check(this.batch.toBatch());
	}

	@Test
	void theLargestEventFitsAlone() {
		assertThat(this.batch.cutReasonFor(0, 1_048_550)).isEqualTo(CutReason.NONE);
		append(0, 1_048_550);
		BatchLimits.check(this.batch.toBatch());
	}

	@Test
	void exactlyTenThousandEventsFit() {
		for (int i = 0; i < 9_999; i++) {
			append(0, 1);
		}
		assertThat(this.batch.cutReasonFor(0, 1)).isEqualTo(CutReason.NONE);
		append(0, 1);
		assertThat(this.batch.cutReasonFor(0, 1)).isEqualTo(CutReason.COUNT);
		BatchLimits.check(this.batch.toBatch());
	}

	@ParameterizedTest
	@CsvSource({ "1, 1024", "2, 1024", "7, 5000", "10000, 1024", "9999, 1048575", "1, 1048576" })
	void exactlyAsMuchFitsAsIsSet(int maxEvents, int maxBytes) {
		PendingBatch batch = new PendingBatch(SteppedBuffer.STREAM, 1, 0, new BatchSize(maxEvents, maxBytes),
				new EventChunks(this.pool));
		byte[] text = new byte[maxBytes];
		int bytes = 0;
		for (int i = 0; i < maxEvents - 1 && bytes + 2 * 27 <= maxBytes; i++) {
			batch.append(0, Severity.INFO, text, 0, 1);
			bytes += 27;
		}
		int left = maxBytes - bytes - 26;
		assertThat(batch.cutReasonFor(0, left)).isEqualTo(CutReason.NONE);
		assertThat(batch.cutReasonFor(0, left + 1)).isEqualTo((bytes > 0) ? CutReason.BYTES : CutReason.NONE);
		batch.append(0, Severity.INFO, text, 0, left);
		assertThat(batch.bytes()).isEqualTo(maxBytes);
		assertThat(batch.cutReasonFor(0, 1)).isIn(CutReason.BYTES, CutReason.COUNT);
		BatchLimits.check(batch.toBatch(), new BatchSize(maxEvents, maxBytes));
	}

	@Test
	void aSpanOfADayFitsAndAMillisecondMoreDoesNot() {
		append(1000, 1);
		assertThat(this.batch.cutReasonFor(1000 + DAY, 1)).isEqualTo(CutReason.NONE);
		assertThat(this.batch.cutReasonFor(1000 + DAY + 1, 1)).isEqualTo(CutReason.SPAN);
		assertThat(this.batch.cutReasonFor(1000 - DAY, 1)).isEqualTo(CutReason.NONE);
		assertThat(this.batch.cutReasonFor(1000 - DAY - 1, 1)).isEqualTo(CutReason.SPAN);
		append(1000 + DAY, 1);
		assertThat(this.batch.cutReasonFor(999, 1)).isEqualTo(CutReason.SPAN);
		append(1000, 1);
		BatchLimits.check(this.batch.toBatch());
	}

	@Test
	void timestampsBeyondAllReasonAreTooFarApart() {
		append(Long.MAX_VALUE, 1);
		assertThat(this.batch.cutReasonFor(Long.MIN_VALUE, 1)).isEqualTo(CutReason.SPAN);
		assertThat(this.batch.cutReasonFor(-2, 1)).isEqualTo(CutReason.SPAN);
		assertThat(this.batch.cutReasonFor(Long.MAX_VALUE - 5, 1)).isEqualTo(CutReason.NONE);
	}

	@Test
	void endsBetweenMillisecondsWhenTheNextOneMayNotFit() {
		for (int millisecond = 0; millisecond < 3; millisecond++) {
			assertThat(this.batch.cutReasonBeforeMillisecond(millisecond)).isEqualTo(CutReason.NONE);
			for (int i = 0; i < 2500; i++) {
				append(millisecond, 1);
				assertThat(this.batch.cutReasonBeforeMillisecond(millisecond)).as("within a millisecond")
					.isEqualTo(CutReason.NONE);
			}
		}
		assertThat(this.batch.cutReasonBeforeMillisecond(3)).as("as many still fit").isEqualTo(CutReason.NONE);
		append(2, 1);
		assertThat(this.batch.cutReasonBeforeMillisecond(3)).isEqualTo(CutReason.COUNT);
		assertThat(this.batch.cutReasonBeforeMillisecond(1)).as("a late line").isEqualTo(CutReason.NONE);
	}

	@Test
	void endsBetweenMillisecondsWhenTheBytesOfTheNextOneMayNotFit() {
		append(0, 300_000);
		assertThat(this.batch.cutReasonBeforeMillisecond(1)).isEqualTo(CutReason.NONE);
		append(1, 300_000);
		assertThat(this.batch.cutReasonBeforeMillisecond(2)).as("as much still fits").isEqualTo(CutReason.NONE);
		append(1, 80_000);
		assertThat(this.batch.cutReasonBeforeMillisecond(2)).isEqualTo(CutReason.BYTES);
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
			this.batch.append(event.timestamp(), Severity.WARN, message, 0, message.length);
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

	@Test
	void memoryIsGivenBackWithTheLastEvent() {
		append(0, 40_000);
		append(0, 1);
		this.batch.settle(1);
		assertThat(this.pool.usedBytes()).isPositive();
		this.batch.settle(1);
		assertThat(this.pool.usedBytes()).isZero();
	}

	private void append(long timestamp, int length) {
		append(timestamp, "x".repeat(length));
	}

	private Event append(long timestamp, String message) {
		byte[] text = message.getBytes(StandardCharsets.UTF_8);
		this.batch.append(timestamp, Severity.INFO, text, 0, text.length);
		return new Event(timestamp, message);
	}

}
