package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.shipping.Shipping;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeliveryMetrics}.
 */
class DeliveryMetricsTests {

	private final FakeDelivery delivery = new FakeDelivery();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void bind() {
		new DeliveryMetrics(this.delivery, Shipping.shared()).bindTo(this.registry);
	}

	@Test
	void everyMeterIsDescribed() {
		assertThat(this.registry.getMeters()).isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter.getId().getName()).startsWith("cloudwatch.logs."))
			.allSatisfy((meter) -> assertThat(meter.getId().getDescription()).isNotBlank());
	}

	@Test
	void eventsHaveOneCounterForEachReason() {
		assertThat(this.registry.get("cloudwatch.logs.events").functionCounters())
			.hasSize(1 + LossReason.values().length)
			.extracting(Meter::getId)
			.extracting((id) -> id.getTag("outcome") + "/" + id.getTag("reason"))
			.contains("delivered/none", "rejected/too-old", "rejected/expired", "rejected/too-new", "rejected/invalid",
					"dropped/buffer-full", "dropped/oversize", "dropped/empty", "dropped/unencodable",
					"dropped/discarded");
	}

	@Test
	void gaugesFollowTheBuffer() {
		this.delivery.oldestAge = Duration.ofMillis(1500);
		assertThat(this.registry.get("cloudwatch.logs.buffer.used").gauge().value()).isEqualTo(250);
		assertThat(this.registry.get("cloudwatch.logs.buffer.capacity").gauge().value()).isEqualTo(1000);
		assertThat(this.registry.get("cloudwatch.logs.buffer.fill").gauge().value()).isEqualTo(0.25);
		assertThat(this.registry.get("cloudwatch.logs.buffer.oldest.age").timeGauge().value(TimeUnit.MILLISECONDS))
			.isEqualTo(1500);
		assertThat(this.registry.get("cloudwatch.logs.requests.active").gauge().value()).isEqualTo(1);
		assertThat(this.registry.get("cloudwatch.logs.retries").functionCounter().count()).isEqualTo(7);
	}

}
