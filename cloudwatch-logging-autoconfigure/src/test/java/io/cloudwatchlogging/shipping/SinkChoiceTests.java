package io.cloudwatchlogging.shipping;

import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SinkChoice}.
 */
class SinkChoiceTests {

	private final Pipeline pipeline = new Pipeline(DeliverySettings.DEFAULTS, DeliveryListener.NONE);

	private final SinkChoice sinks = new SinkChoice(this.pipeline);

	private final MemorySink sink = new MemorySink();

	private final MemorySink other = new MemorySink();

	@AfterEach
	void end() throws Exception {
		this.pipeline.end(Patience.LIMIT);
	}

	@Test
	void theLastOneWhoHasConnectedDecides() throws Exception {
		this.sinks.connect("one", this.sink);
		this.sinks.connect("other", this.other);
		assertThat(this.sinks.isConnectedBy("one")).isFalse();
		assertThat(this.sinks.isConnectedBy("other")).isTrue();
		logAndFlush();
		assertThat(this.sink.messages()).isEmpty();
		assertThat(this.other.messages()).containsExactly("event");
	}

	@Test
	void theFallbackConnectsIfNobodyHas() throws Exception {
		this.sinks.setFallback(() -> this.sink);
		assertThat(this.pipeline.isConnected()).isFalse();
		this.sinks.connectFallback();
		logAndFlush();
		assertThat(this.sink.messages()).containsExactly("event");
	}

	@Test
	void theFallbackDoesNotReplaceWhatSomebodyHasConnected() throws Exception {
		this.sinks.setFallback(() -> this.other);
		this.sinks.connect("one", this.sink);
		this.sinks.connectFallback();
		assertThat(this.sinks.isConnectedBy("one")).isTrue();
		logAndFlush();
		assertThat(this.other.messages()).isEmpty();
	}

	@Test
	void afterTheFallbackNobodyElseIsConnected() {
		this.sinks.connect("one", this.sink);
		this.pipeline.disconnect(false);
		this.sinks.setFallback(() -> this.other);
		this.sinks.connectFallback();
		assertThat(this.sinks.isConnectedBy("one")).isFalse();
	}

	@Test
	void withoutAFallbackNothingIsConnected() {
		this.sinks.connectFallback();
		assertThat(this.pipeline.isConnected()).isFalse();
	}

	@Test
	void nothingIsLeftOfWhatIsCleared() {
		this.sinks.setFallback(() -> this.other);
		this.sinks.connect("one", this.sink);
		this.sinks.clear();
		this.pipeline.disconnect(false);
		this.sinks.connectFallback();
		assertThat(this.sinks.isConnectedBy("one")).isFalse();
		assertThat(this.pipeline.isConnected()).isFalse();
	}

	private void logAndFlush() throws InterruptedException {
		TestEvents.log(this.pipeline, "event");
		assertThat(this.pipeline.flush(Patience.LIMIT).complete()).isTrue();
	}

}
