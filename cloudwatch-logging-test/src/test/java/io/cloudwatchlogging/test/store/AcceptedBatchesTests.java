package io.cloudwatchlogging.test.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.cloudwatchlogging.test.model.AcceptedBatch;
import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.StoredEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AcceptedBatches}.
 */
class AcceptedBatchesTests {

	private final AcceptedBatches batches = new AcceptedBatches(3, 1000);

	@Test
	void theOldestAreForgottenBeyondANumberAndASize() {
		for (int i = 0; i < 4; i++) {
			this.batches.add(batch("group", "id " + i, 74));
		}
		assertThat(this.batches.all()).extracting(AcceptedBatch::requestId).containsExactly("id 1", "id 2", "id 3");
		this.batches.add(batch("group", "large", 874));
		assertThat(this.batches.all()).extracting(AcceptedBatch::requestId).containsExactly("id 3", "large");
		this.batches.add(batch("group", "too large", 5000));
		assertThat(this.batches.all()).extracting(AcceptedBatch::requestId).containsExactly("too large");
		this.batches.add(batch("group", "small", 1));
		assertThat(this.batches.all()).extracting(AcceptedBatch::requestId).containsExactly("small");
	}

	@Test
	void thoseOfALogGroupAreForgottenWithIt() {
		this.batches.add(batch("one", "1", 474));
		this.batches.add(batch("two", "2", 474));
		this.batches.forget("one");
		this.batches.add(batch("two", "3", 474));
		assertThat(this.batches.all()).extracting(AcceptedBatch::requestId).containsExactly("2", "3");
	}

	@Test
	void theFirstAreForgottenWithTheirEvents() {
		for (int position = 1; position < 4; position++) {
			this.batches.add(new AcceptedBatch("id " + position, "group", "stream",
					List.of(new StoredEvent("stream", Instant.EPOCH, Instant.EPOCH, position, "x"))));
		}
		this.batches.forgetUpTo(2);
		assertThat(this.batches.all()).extracting(AcceptedBatch::requestId).containsExactly("id 3");
	}

	@Test
	void theRecorderForgetsWhatTheStoreDeletes() {
		Recorder recorder = new Recorder(Instant::now);
		LogStore store = new LogStore(Clock.systemUTC(), recorder::deleted, SizeBound.none());
		store.createGroup(LogGroup.named("one", store.now()));
		recorder.accepted(batch("one", "1", 1));
		recorder.accepted(batch("two", "2", 1));
		store.deleteGroup("two");
		assertThat(recorder.batches()).hasSize(2);
		store.deleteGroup("one");
		assertThat(recorder.batches()).extracting(AcceptedBatch::logGroup).containsExactly("two");
	}

	private static AcceptedBatch batch(String group, String id, int length) {
		return new AcceptedBatch(id, group, "stream",
				List.of(new StoredEvent("stream", Instant.EPOCH, Instant.EPOCH, 1, "x".repeat(length))));
	}

}
