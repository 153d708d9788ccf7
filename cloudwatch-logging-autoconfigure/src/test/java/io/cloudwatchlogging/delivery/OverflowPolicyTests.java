package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a full buffer that drops what does not fit.
 */
class OverflowPolicyTests {

	private static final Duration LINGER = Duration.ofSeconds(1);

	private final SteppedBuffer stepped = new SteppedBuffer(
			TestSettings.defaults().bufferBytes(2 * DeliverySettings.MIN_BUFFER_BYTES).linger(LINGER));

	@Test
	void theLastTenthIsKeptForWarningsAndErrors() {
		long capacity = this.stepped.status().bufferCapacityBytes();
		long reserved = capacity / EventChunks.CHUNK_SIZE / 10 * EventChunks.CHUNK_SIZE;
		fill(Severity.INFO);
		assertThat(this.stepped.status().bufferedBytes()).isBetween(capacity * 8 / 10, capacity - reserved);
		fill(Severity.DEBUG);
		fill(Severity.WARN);
		assertThat(this.stepped.status().bufferedBytes()).isEqualTo(capacity);
		fill(Severity.ERROR);
		Counts counts = this.stepped.counts();
		assertThat(counts.lost(LossReason.BUFFER_FULL)).isEqualTo(4);
		for (Severity severity : new Severity[] { Severity.INFO, Severity.DEBUG, Severity.WARN, Severity.ERROR }) {
			assertThat(counts.lost(LossReason.BUFFER_FULL, severity)).isOne();
		}
	}

	@Test
	void theStreamItselfSaysWhatWasDropped() {
		fill(Severity.INFO);
		long first = this.stepped.time().millis();
		for (int i = 0; i < 1199; i++) {
			this.stepped.offer(Severity.INFO, "x".repeat(20_000));
		}
		fill(Severity.WARN);
		this.stepped.advance(Duration.ofMillis(5));
		for (int i = 0; i < 33; i++) {
			this.stepped.offer(Severity.WARN, "x".repeat(20_000));
		}
		this.stepped.advance(LINGER);
		this.stepped.sendAll();
		assertThat(notices()).containsExactly("1,234 events were dropped between " + Instant.ofEpochMilli(first)
				+ " and " + Instant.ofEpochMilli(first + 5) + ": INFO 1,200, WARN 34, buffer full");
		assertThat(this.stepped.status().bufferedBytes()).isZero();
	}

	@Test
	void noticesComeWhenThereIsRoomAndOnlyOnce() {
		fill(Severity.INFO);
		this.stepped.advance(LINGER);
		while (this.stepped.status().bufferedBytes() > this.stepped.status().bufferCapacityBytes() / 2) {
			assertThat(notices()).isEmpty();
			this.stepped.accept(this.stepped.take());
		}
		this.stepped.sendAll();
		assertThat(notices()).hasSize(1);
		fill(Severity.INFO);
		this.stepped.sendAll();
		assertThat(notices()).hasSize(2);
	}

	@Test
	void eachStreamGetsItsOwnNotice() {
		fill(Severity.INFO);
		Destination other = new Destination("group", "other");
		this.stepped.offer(other, "lost");
		this.stepped.offer(other, "lost");
		this.stepped.sendAll();
		assertThat(notices()).hasSize(1).allMatch((notice) -> notice.startsWith("1 event was"));
		assertThat(this.stepped.cloudWatch().messages(other)).hasSize(1)
			.allMatch((notice) -> notice.startsWith("2 events"));
	}

	@Test
	void noticesOfManyStreamsStayWithinTheMemory() {
		fill(Severity.INFO);
		List<Destination> destinations = new ArrayList<>();
		for (int i = 0; i < DropNotices.MAX_TALLIES + 500; i++) {
			destinations.add(new Destination("group", "stream " + i));
			this.stepped.offer(destinations.get(i), "lost");
		}
		assertThat(this.stepped.counts().lost(LossReason.BUFFER_FULL)).isEqualTo(DropNotices.MAX_TALLIES + 500 + 1);
		this.stepped.sendAll();
		assertThat(destinations.stream().mapToInt((stream) -> this.stepped.cloudWatch().messages(stream).size()).sum())
			.as("streams beyond what is remembered get no notice")
			.isEqualTo(DropNotices.MAX_TALLIES - 1);
		assertThat(this.stepped.buffer().takeLosses().stream().mapToLong(Loss::count).sum())
			.isEqualTo(DropNotices.MAX_TALLIES + 500 + 1);
	}

	@Test
	void noticesOfManyStreamsAreMadeAFewAtATime() {
		this.stepped.buffer()
			.configure(TestSettings.defaults().bufferBytes(8 * DeliverySettings.MIN_BUFFER_BYTES).build());
		fill(Severity.INFO);
		int streams = 5 * DropNotices.MAX_NOTICES;
		for (int i = 1; i < streams; i++) {
			this.stepped.offer(new Destination("group", "stream " + i), "lost");
		}
		this.stepped.advance(LINGER);
		int noticed = 0;
		int most = 0;
		while (noticed < streams) {
			this.stepped.advance(LINGER);
			Batch batch = this.stepped.take();
			long before = this.stepped.counts().accepted();
			this.stepped.accept(batch);
			int notices = (int) (this.stepped.counts().accepted() - before);
			noticed += notices;
			most = Math.max(most, notices);
		}
		assertThat(most).isEqualTo(DropNotices.MAX_NOTICES);
		assertThat(noticed).isEqualTo(streams);
	}

	@Test
	void aLineOfABatchWithRoomNeedsNoFurtherMemory() {
		this.stepped.offer("small");
		fill(Severity.INFO);
		long lost = this.stepped.counts().lost();
		Destination other = new Destination("group", "other");
		this.stepped.offer(other, "needs a chunk");
		assertThat(this.stepped.counts().lost()).isEqualTo(lost + 1);
		this.stepped.sendAll();
		assertThat(this.stepped.stored()).startsWith("small");
	}

	@Test
	void whatIsLostIsToldByStreamReasonAndSeverity() {
		fill(Severity.INFO);
		fill(Severity.WARN);
		this.stepped.offer(Severity.WARN, "x".repeat(20_000));
		assertThat(this.stepped.buffer().takeLosses()).containsExactly(
				new Loss(SteppedBuffer.STREAM, LossReason.BUFFER_FULL, Severity.INFO, 1),
				new Loss(SteppedBuffer.STREAM, LossReason.BUFFER_FULL, Severity.WARN, 2));
		assertThat(this.stepped.buffer().takeLosses()).isEmpty();
	}

	@Test
	void unencodableLinesAreCounted() {
		this.stepped.buffer().lose(SteppedBuffer.STREAM, Severity.ERROR, LossReason.UNENCODABLE, 1);
		assertThat(this.stepped.counts().lost(LossReason.UNENCODABLE, Severity.ERROR)).isOne();
	}

	@Test
	void whatIsDiscardedIsCountedAndItsMemoryFree() {
		for (int i = 0; i < 10; i++) {
			this.stepped.offer("x".repeat(40_000));
			this.stepped.advance(Duration.ofMillis(1));
		}
		fill(Severity.INFO);
		this.stepped.advance(LINGER);
		Batch inFlight = this.stepped.take();
		Batch failed = this.stepped.take();
		this.stepped.fail(failed, FailureKind.UNAVAILABLE);
		long buffered = this.stepped.counts().buffered();
		this.stepped.buffer().discard();
		assertThat(this.stepped.counts().lost(LossReason.DISCARDED)).isEqualTo(buffered - inFlight.size());
		assertThat(this.stepped.counts().buffered()).isEqualTo(inFlight.size());
		this.stepped.accept(inFlight);
		assertThat(this.stepped.status().bufferedBytes()).isZero();
		assertThat(this.stepped.status().oldestAge()).isZero();
		this.stepped.assertNothingDue();
		this.stepped.offer("later");
		this.stepped.sendAll();
		assertThat(this.stepped.stored()).endsWith("later");
	}

	@Test
	void aSmallerBufferLosesNothingThatIsThere() {
		fill(Severity.INFO);
		long buffered = this.stepped.counts().buffered();
		this.stepped.buffer().configure(TestSettings.defaults().bufferBytes(DeliverySettings.MIN_BUFFER_BYTES).build());
		DeliveryStatus status = this.stepped.buffer().status(true);
		assertThat(status.bufferedBytes()).isGreaterThan(status.bufferCapacityBytes());
		long lost = status.counts().lost();
		EventBuffer buffer = this.stepped.buffer();
		for (Duration wait : List.of(LINGER, SteppedBuffer.SETTLE)) {
			this.stepped.time().advance(wait);
			for (Batch batch = buffer.dispatcher().poll(); batch != null; batch = buffer.dispatcher().poll()) {
				this.stepped.cloudWatch().store(batch);
				buffer.settle(batch, SendResult.Accepted.all(batch));
			}
		}
		assertThat(this.stepped.counts().delivered()).isGreaterThanOrEqualTo(buffered);
		assertThat(this.stepped.counts().lost()).isEqualTo(lost);
	}

	@Test
	void aLargerBufferTakesMore() {
		fill(Severity.INFO);
		long buffered = this.stepped.counts().buffered();
		this.stepped.buffer()
			.configure(TestSettings.defaults().bufferBytes(8 * DeliverySettings.MIN_BUFFER_BYTES).build());
		fill(Severity.INFO);
		assertThat(this.stepped.counts().buffered()).isGreaterThan(3 * buffered);
		this.stepped.sendAll();
		assertThat(this.stepped.counts().lost()).isEqualTo(2);
	}

	private List<String> notices() {
		return this.stepped.stored().stream().filter((line) -> line.contains("dropped")).toList();
	}

	/** Logs lines larger than a chunk until the first is dropped. */
	private void fill(Severity severity) {
		long lost = this.stepped.counts().lost();
		while (this.stepped.counts().lost() == lost) {
			this.stepped.offer(severity, "x".repeat(20_000));
		}
	}

}
