package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.shipping.Shipping;
import io.micrometer.core.instrument.FunctionCounter;
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
					"dropped/customizer", "dropped/discarded");
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

	@Test
	void theMetersOfAScrapeAddUpWhileLinesAreLogged() {
		AtomicLong nanos = new AtomicLong();
		Pipeline pipeline = new Pipeline(DeliverySettings.DEFAULTS, DeliveryListener.NONE);
		LogDelivery busy = new LogDelivery() {

			@Override
			public FlushResult flush(Duration timeout) {
				throw new UnsupportedOperationException();
			}

			@Override
			public DeliveryStatus status() {
				pipeline.offer(new Destination("group", "stream"), 0, Severity.INFO, new byte[] { 'a' }, 0, 1);
				pipeline.offer(new Destination("group", "stream"), 0, Severity.INFO, new byte[0], 0, 0);
				return pipeline.status();
			}

		};
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new DeliveryMetrics(busy, Shipping.shared(), nanos::get).bindTo(registry);
		for (int scrape = 1; scrape < 4; scrape++) {
			double sum = registry.get("cloudwatch.logs.events")
				.functionCounters()
				.stream()
				.mapToDouble(FunctionCounter::count)
				.sum();
			assertThat(registry.get("cloudwatch.logs.buffer.events").gauge().value()).isEqualTo(scrape);
			assertThat(registry.get("cloudwatch.logs.accepted").functionCounter().count()).isEqualTo(sum + scrape)
				.isEqualTo(2 * scrape);
		}
		nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
		assertThat(registry.get("cloudwatch.logs.accepted").functionCounter().count()).as("read alone, later")
			.isEqualTo(8);
		assertThat(registry.get("cloudwatch.logs.buffer.events").gauge().value()).isEqualTo(4);
	}

}
