package io.cloudwatchlogging.autoconfigure.actuate;

import io.cloudwatchlogging.JournalStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JournalMetrics}.
 */
class JournalMetricsTests {

	private final FakeDelivery delivery = new FakeDelivery();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void withoutAJournalThereAreNoMeters() {
		new JournalMetrics(this.delivery).bindTo(this.registry);
		assertThat(this.registry.getMeters()).isEmpty();
	}

	@Test
	void metersFollowTheJournal() {
		this.delivery.journal = new JournalStatus(JournalStatus.State.OPEN, null, "/journal", 8, 4, 2, 7, 1, 3);
		new JournalMetrics(this.delivery).bindTo(this.registry);
		assertThat(gauge("capacity")).isEqualTo(8);
		assertThat(gauge("size")).isEqualTo(4);
		assertThat(gauge("used")).isEqualTo(2);
		assertThat(gauge("degraded")).isZero();
		assertThat(counter("recovered")).isEqualTo(7);
		assertThat(counter("quarantined")).isEqualTo(1);
		assertThat(counter("unprotected")).isEqualTo(3);
		assertThat(this.registry.getMeters())
			.allSatisfy((meter) -> assertThat(meter.getId().getDescription()).isNotBlank());
		this.delivery.journal = new JournalStatus(JournalStatus.State.DEGRADED, "no room", "/journal", 8, 4, 2, 7, 1,
				3);
		assertThat(gauge("degraded")).isEqualTo(1);
	}

	private double gauge(String name) {
		return this.registry.get("cloudwatch.logs.journal." + name).gauge().value();
	}

	private double counter(String name) {
		return this.registry.get("cloudwatch.logs.journal." + name).functionCounter().count();
	}

}
