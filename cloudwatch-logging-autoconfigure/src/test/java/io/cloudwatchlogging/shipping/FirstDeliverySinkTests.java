package io.cloudwatchlogging.shipping;

import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.TestBatches;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FirstDeliverySink}.
 */
class FirstDeliverySinkTests {

	private final List<Destination> told = new ArrayList<>();

	private final Batch batch = TestBatches.of(new Destination("/shop", "one"), System.currentTimeMillis(), "first");

	@Test
	void theFirstDeliveryIsToldAndNoOther() {
		MemorySink target = new MemorySink();
		FirstDeliverySink sink = new FirstDeliverySink(target, (delivered) -> this.told.add(delivered.destination()));
		sink.send(this.batch);
		sink.send(this.batch);
		assertThat(this.told).containsExactly(new Destination("/shop", "one"));
		sink.close();
		assertThat(target.isClosed()).isTrue();
	}

	@Test
	void aFailureIsNone() {
		new FirstDeliverySink(new BrokenSink(), (delivered) -> this.told.add(delivered.destination())).send(this.batch);
		assertThat(this.told).isEmpty();
	}

	@Test
	void aBatchIsStoredWhateverBecomesOfTheMessage() {
		FirstDeliverySink sink = new FirstDeliverySink(new MemorySink(), (delivered) -> {
			throw new OutOfMemoryError("no thread");
		});
		assertThat(sink.send(this.batch)).isInstanceOf(SendResult.Accepted.class);
	}

}
