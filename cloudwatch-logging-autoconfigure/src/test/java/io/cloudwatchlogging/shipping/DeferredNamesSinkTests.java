package io.cloudwatchlogging.shipping;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.TestBatches;
import io.cloudwatchlogging.naming.DeferredNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeferredNamesSink}. The cluster of ECS is known without a call where
 * there is none.
 */
class DeferredNamesSinkTests {

	private final MemorySink target = new MemorySink();

	private final DeferredNamesSink sink = new DeferredNamesSink(this.target, new DeferredNames());

	@Test
	void aBatchWithCompleteNamesIsHandedOnAsItIs() {
		Batch batch = batch(new Destination("/shop", "one"));
		assertThat(this.sink.send(batch)).isEqualTo(SendResult.Accepted.all(batch));
		assertThat(this.target.destinations()).containsExactly(batch.destination());
	}

	@ParameterizedTest
	@CsvSource({ "/shop/{:ecs-cluster:none},one,/shop/none,one", "/shop,{:ecs-cluster:none}/one,/shop,none/one",
			"/{:ecs-cluster:a},{:ecs-cluster:b},/a,b" })
	void namesAreCompletedBeforeABatchIsSent(String group, String stream, String completeGroup, String completeStream) {
		Batch batch = batch(new Destination(group, stream));
		assertThat(this.sink.send(batch)).isEqualTo(SendResult.Accepted.all(batch));
		assertThat(this.target.destinations()).containsExactly(new Destination(completeGroup, completeStream));
		assertThat(this.target.messages()).containsExactly("first", "second");
	}

	@Test
	void theResultIsThatOfTheSink() {
		SendResult result = new DeferredNamesSink(new BrokenSink(), new DeferredNames())
			.send(batch(new Destination("/{:ecs-cluster}", "one")));
		assertThat(result).isEqualTo(new SendResult.Retry(FailureKind.UNAVAILABLE, null, "no connection"));
	}

	@Test
	void theSinkIsClosedWithIt() {
		assertThat(this.target.isClosed()).isFalse();
		this.sink.close();
		assertThat(this.target.isClosed()).isTrue();
	}

	private static Batch batch(Destination destination) {
		return TestBatches.of(destination, System.currentTimeMillis(), "first", "second");
	}

}
