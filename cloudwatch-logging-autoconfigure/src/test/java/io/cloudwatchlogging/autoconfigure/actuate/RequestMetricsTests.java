package io.cloudwatchlogging.autoconfigure.actuate;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudwatchlogging.aws.RequestObservers;
import io.cloudwatchlogging.aws.RequestOutcome;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestMetrics}.
 */
class RequestMetricsTests {

	private final RequestObservers observers = new RequestObservers();

	private final RequestMetrics metrics = new RequestMetrics(this.observers);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void bind() {
		this.metrics.bindTo(this.registry);
	}

	@Test
	void requestsAreTimedByOutcome() {
		this.observers.completed(RequestOutcome.ACCEPTED, 10, 2_000_000, 1000, 300);
		this.observers.completed(RequestOutcome.THROTTLED, 20, 1_000_000, 2000, 500);
		assertThat(this.registry.get("cloudwatch.logs.requests").tag("outcome", "accepted").timer().count())
			.isEqualTo(1);
		assertThat(this.registry.get("cloudwatch.logs.requests")
			.tag("outcome", "throttled")
			.timer()
			.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1);
		assertThat(this.registry.get("cloudwatch.logs.requests").timers()).hasSize(RequestOutcome.values().length);
	}

	@Test
	void sizesAreSummedUp() {
		this.observers.completed(RequestOutcome.ACCEPTED, 10, 2_000_000, 1000, 300);
		this.observers.completed(RequestOutcome.ACCEPTED, 20, 2_000_000, 2000, 500);
		assertThat(this.registry.get("cloudwatch.logs.batch.size").summary().max()).isEqualTo(20);
		assertThat(this.registry.get("cloudwatch.logs.request.size.uncompressed").summary().totalAmount())
			.isEqualTo(3000);
		assertThat(this.registry.get("cloudwatch.logs.request.size").summary().totalAmount()).isEqualTo(800);
	}

	@Test
	void aClosedContextIsToldOfNoRequest() {
		this.observers.completed(RequestOutcome.ACCEPTED, 10, 2_000_000, 1000, 300);
		this.metrics.destroy();
		this.observers.completed(RequestOutcome.ACCEPTED, 10, 2_000_000, 1000, 300);
		assertThat(this.registry.get("cloudwatch.logs.batch.size").summary().count()).isEqualTo(1);
	}

	@Test
	void aStartMakesNoMeters() {
		assertThat(this.registry.getMeters()).isEmpty();
	}

	@Test
	void aRegistryThatFailsIsLeftAlone() {
		SimpleMeterRegistry failing = new SimpleMeterRegistry();
		AtomicInteger meters = new AtomicInteger();
		failing.config().meterFilter(MeterFilter.deny((id) -> {
			meters.incrementAndGet();
			throw new IllegalStateException("no meters here");
		}));
		RequestMetrics both = new RequestMetrics(this.observers);
		both.bindTo(failing);
		both.bindTo(this.registry);
		this.observers.completed(RequestOutcome.ACCEPTED, 10, 1, 1, 1);
		this.observers.completed(RequestOutcome.ACCEPTED, 10, 1, 1, 1);
		assertThat(meters).hasValue(1);
		// From both that know of this registry.
		assertThat(this.registry.get("cloudwatch.logs.batch.size").summary().count()).isEqualTo(4);
	}

}
