package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.JournalStatus;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.TestSeed;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Retry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A buffer whose time and requests a test steers from one thread. The accounting is
 * checked with each step.
 */
final class SteppedBuffer {

	static final Destination STREAM = new Destination("group", "stream");

	/** Far more than any retry waits for. */
	private static final int MAX_STEPS = 100_000;

	/** How long a full batch waits for late lines. */
	static final Duration SETTLE = Duration.ofNanos(StreamQueues.SETTLE_NANOS);

	private final SteppedTime time = new SteppedTime();

	private final EventBuffer buffer;

	private final FakeCloudWatch cloudWatch = new FakeCloudWatch();

	SteppedBuffer(TestSettings settings) {
		this(settings, TestSeed.random());
	}

	SteppedBuffer(TestSettings settings, RandomGenerator random) {
		this.buffer = new EventBuffer(settings.build(), new RetryPolicy(random), this.time);
	}

	/** Logs a line of this moment. */
	void offer(String line) {
		offer(STREAM, this.time.millis(), Severity.INFO, line);
	}

	void offer(Severity severity, String line) {
		offer(STREAM, this.time.millis(), severity, line);
	}

	void offer(long timestamp, String line) {
		offer(STREAM, timestamp, Severity.INFO, line);
	}

	void offer(Destination destination, String line) {
		offer(destination, this.time.millis(), Severity.INFO, line);
	}

	void offer(Destination destination, long timestamp, Severity severity, String line) {
		byte[] text = ("<" + line + ">").getBytes(StandardCharsets.UTF_8);
		this.buffer.offer(destination, timestamp, severity, text, 1, text.length - 2);
		status();
	}

	boolean isOpen(Destination destination) {
		return this.buffer.isOpen(destination);
	}

	/** The batch that is due, sent at once. */
	Batch take() {
		Batch batch = prepare();
		batch.attempt().sent(this.time.nanos());
		return batch;
	}

	/** The batch that is due, which is not sent yet. */
	Batch prepare() {
		Batch batch = this.buffer.dispatcher().poll();
		status();
		assertThat(batch).as("due batch").isNotNull();
		return batch;
	}

	void assertNothingDue() {
		assertThat(this.buffer.dispatcher().poll()).isNull();
		status();
	}

	/** The number of requests until nothing is due, all of them accepted. */
	int sendDue() {
		int requests = 0;
		while (true) {
			Batch batch = this.buffer.dispatcher().poll();
			if (batch == null) {
				status();
				return requests;
			}
			requests++;
			accept(batch);
		}
	}

	/** What leaves within a long time without further lines. */
	int sendAll() {
		int requests = sendDue();
		for (int i = 0; status().counts().buffered() > 0; i++) {
			assertThat(i).as("steps of 10 s").isLessThan(MAX_STEPS);
			advance(Duration.ofSeconds(10));
			requests += sendDue();
		}
		return requests;
	}

	void accept(Batch batch) {
		this.cloudWatch.store(batch);
		settle(batch, Accepted.all(batch));
	}

	void fail(Batch batch, FailureKind failureKind) {
		settle(batch, new Retry(failureKind, null, "failed"));
	}

	void settle(Batch batch, SendResult result) {
		this.buffer.settle(batch, result);
		status();
	}

	void advance(Duration duration) {
		this.time.advance(duration);
	}

	/** The status, whose account must always be right. */
	DeliveryStatus status() {
		DeliveryStatus status = this.buffer.status(true);
		Counts counts = status.counts();
		if (counts.accepted() != counts.delivered() + counts.lost() + counts.buffered()
				|| status.bufferedBytes() > status.bufferCapacityBytes()
				|| (counts.buffered() > 0 && status.bufferedBytes() == 0)
				|| (counts.buffered() == 0 && status.bufferedBytes() > 0 && status.inFlight() == 0)) {
			throw new AssertionError(status);
		}
		return status;
	}

	Counts counts() {
		return status().counts();
	}

	/** Waits until the journal has recovered so many events. */
	void awaitRecovered(long events) {
		Patience.await(() -> journal().recovered() >= events);
		assertThat(journal().recovered()).isEqualTo(events);
	}

	/** Waits until the journal's thread has made room for some events. */
	void awaitJournalReady() {
		Patience.await(() -> {
			JournalStatus journal = journal();
			return journal.sizeBytes() >= journal.capacityBytes()
					|| journal.sizeBytes() - journal.usedBytes() >= 2 * Limits.BATCH_BYTES;
		});
	}

	private JournalStatus journal() {
		return Objects.requireNonNull(this.buffer.status(true).journal());
	}

	List<String> stored() {
		return this.cloudWatch.messages(STREAM);
	}

	FakeCloudWatch cloudWatch() {
		return this.cloudWatch;
	}

	EventBuffer buffer() {
		return this.buffer;
	}

	SteppedTime time() {
		return this.time;
	}

	static List<String> messages(Batch batch) {
		List<String> messages = new ArrayList<>();
		batch.events().forEach((event) -> messages.add(event.message()));
		return messages;
	}

}
