package io.cloudwatchlogging.shipping;

import java.time.Duration;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.delivery.TestBatches;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MaskedErrorsSink}.
 */
class MaskedErrorsSinkTests {

	private final Batch batch = TestBatches.of(new Destination("/shop", "one"), 0, "event");

	@Test
	void everyMessageIsMaskedAndNothingElse() {
		Duration hint = Duration.ofSeconds(1);
		assertThat(masked(new SendResult.Retry(FailureKind.DENIED, hint, "no secret")))
			.isEqualTo(new SendResult.Retry(FailureKind.DENIED, hint, "no ***"));
		assertThat(masked(new SendResult.Refused("no secret"))).isEqualTo(new SendResult.Refused("no ***"));
		assertThat(masked(new SendResult.EventTooLarge(7, "no secret")))
			.isEqualTo(new SendResult.EventTooLarge(7, "no ***"));
		SendResult accepted = SendResult.Accepted.all(this.batch);
		assertThat(masked(accepted)).isSameAs(accepted);
		SendResult deferred = new SendResult.Deferred();
		assertThat(masked(deferred)).isSameAs(deferred);
	}

	@Test
	void theSinkIsClosedWithIt() {
		MemorySink sink = new MemorySink();
		new MaskedErrorsSink(sink, () -> (text) -> text).close();
		assertThat(sink.isClosed()).isTrue();
	}

	private SendResult masked(SendResult result) {
		Sink sink = new Sink() {

			@Override
			public SendResult send(Batch sent) {
				return result;
			}

			@Override
			public void close() {
			}

		};
		return new MaskedErrorsSink(sink, () -> (text) -> text.replace("secret", "***")).send(this.batch);
	}

}
