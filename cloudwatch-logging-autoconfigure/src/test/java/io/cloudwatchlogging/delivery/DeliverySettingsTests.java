package io.cloudwatchlogging.delivery;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DeliverySettings}.
 */
class DeliverySettingsTests {

	@Test
	void defaultsTakeAnEighthOfTheHeapAtMost() {
		assertThat(DeliverySettings.DEFAULTS.bufferBytes()).isLessThanOrEqualTo(64L << 20)
			.isGreaterThanOrEqualTo(DeliverySettings.MIN_BUFFER_BYTES);
		assertThat(DeliverySettings.DEFAULTS.overflow()).isEqualTo(OverflowPolicy.DROP);
		assertThat(DeliverySettings.DEFAULTS.maxAge()).isEqualTo(Duration.ofDays(14));
	}

	@Test
	void whatIsOutOfRangeIsNamed() {
		rejects(TestSettings.defaults().linger(Duration.ofMillis(-1)), "maxLinger");
		rejects(TestSettings.defaults().bufferBytes((1 << 20) - 1), "bufferBytes");
		rejects(TestSettings.defaults().block(Duration.ofMillis(-1)), "maxWait");
		rejects(TestSettings.defaults().eventBytes(1023), "eventBytes");
		rejects(TestSettings.defaults().eventBytes(1_048_577), "eventBytes");
		rejects(TestSettings.defaults().maxInFlight(0), "maxInFlight");
		rejects(TestSettings.defaults().maxInFlight(17), "maxInFlight");
		rejects(TestSettings.defaults().maxAge(Duration.ZERO), "maxAge");
		rejects(TestSettings.defaults().maxBatch(0, 1024), "maxBatchEvents");
		rejects(TestSettings.defaults().maxBatch(10_001, 1024), "maxBatchEvents");
		rejects(TestSettings.defaults().maxBatch(1, 1023), "maxBatchBytes");
		rejects(TestSettings.defaults().maxBatch(1, 1_048_577), "maxBatchBytes");
	}

	@Test
	void smallBatchesLeaveMoreOfASmallBufferToLines() {
		DeliverySettings small = TestSettings.defaults().bufferBytes(1 << 20).maxBatch(10, 2048).build();
		assertThat(small.batchSize()).isEqualTo(new BatchSize(10, 2048));
		assertThat(small.chunkBytes()).isEqualTo((1 << 20) - 2 * 6 * 2048);
		DeliverySettings usual = TestSettings.defaults().bufferBytes(1 << 20).build();
		assertThat(usual.batchSize().events()).isEqualTo(Limits.BATCH_EVENTS);
		assertThat(usual.batchSize().bytes()).isEqualTo((1 << 20) / 20);
	}

	private static void rejects(TestSettings settings, String name) {
		assertThatIllegalArgumentException().isThrownBy(settings::build).withMessageStartingWith(name + " is out of");
	}

	@Test
	void theDefaultBufferSuitsTheHeap() {
		assertThat(DeliverySettings.defaultBufferBytes(4L << 30)).isEqualTo(64 << 20);
		assertThat(DeliverySettings.defaultBufferBytes(256L << 20)).isEqualTo(32 << 20);
		assertThat(DeliverySettings.defaultBufferBytes(4L << 20)).isEqualTo(1 << 20);
	}

}
