package io.cloudwatchlogging.autoconfigure.actuate;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.shipping.Shipping;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of what becomes of the events, read from the pipeline when they are scraped.
 */
final class DeliveryMetrics implements MeterBinder {

	private static final String PREFIX = "cloudwatch.logs.";

	private final LogDelivery delivery;

	private final Shipping shipping;

	DeliveryMetrics(LogDelivery delivery, Shipping shipping) {
		this.delivery = delivery;
		this.shipping = shipping;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bindEvents(registry);
		bindLines(registry);
		bindBuffer(registry);
		counter("retries", DeliveryStatus::retries).description("Requests that failed and were or will be repeated")
			.register(registry);
		gauge("requests.active", DeliveryStatus::inFlight).description("Requests under way").register(registry);
	}

	private void bindEvents(MeterRegistry registry) {
		counter("accepted", (status) -> status.counts().accepted()).baseUnit(BaseUnits.EVENTS)
			.description("Events taken from the loggers")
			.register(registry);
		events("delivered", "none", Counts::delivered, registry);
		for (LossReason reason : LossReason.values()) {
			events(reason.isRejected() ? "rejected" : "dropped",
					reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), (counts) -> counts.lost(reason),
					registry);
		}
	}

	private void events(String outcome, String reason, ToDoubleFunction<Counts> value, MeterRegistry registry) {
		counter("events", (status) -> value.applyAsDouble(status.counts())).baseUnit(BaseUnits.EVENTS)
			.tag("outcome", outcome)
			.tag("reason", reason)
			.description("Events by what became of them")
			.register(registry);
	}

	private void bindLines(MeterRegistry registry) {
		lines("split", Counts::split, registry);
		lines("truncated", Counts::truncated, registry);
		FunctionCounter.builder(PREFIX + "unformatted", this.shipping, Shipping::unformatted)
			.baseUnit("lines")
			.description("Lines that could not have their format and were shipped in a simpler form")
			.register(registry);
	}

	private void lines(String treatment, ToDoubleFunction<Counts> value, MeterRegistry registry) {
		counter("oversize", (status) -> value.applyAsDouble(status.counts())).baseUnit("lines")
			.tag("treatment", treatment)
			.description("Lines that were too large for one event")
			.register(registry);
	}

	private void bindBuffer(MeterRegistry registry) {
		gauge("buffer.events", (status) -> status.counts().buffered()).baseUnit(BaseUnits.EVENTS)
			.description("Events that wait or are on their way")
			.register(registry);
		gauge("buffer.used", DeliveryStatus::bufferedBytes).baseUnit(BaseUnits.BYTES)
			.description("Memory for what is not acknowledged")
			.register(registry);
		gauge("buffer.capacity", DeliveryStatus::bufferCapacityBytes).baseUnit(BaseUnits.BYTES)
			.description("Most memory for what is not acknowledged")
			.register(registry);
		gauge("buffer.fill", DeliveryStatus::bufferFill).description("Share of the buffer that is in use, from 0 to 1")
			.register(registry);
		TimeGauge
			.builder(PREFIX + "buffer.oldest.age", this.delivery, TimeUnit.NANOSECONDS,
					(delivery) -> delivery.status().oldestAge().toNanos())
			.description("How long the oldest event has been waiting")
			.register(registry);
	}

	private FunctionCounter.Builder<LogDelivery> counter(String name, ToDoubleFunction<DeliveryStatus> value) {
		return FunctionCounter.builder(PREFIX + name, this.delivery,
				(delivery) -> value.applyAsDouble(delivery.status()));
	}

	private Gauge.Builder<LogDelivery> gauge(String name, ToDoubleFunction<DeliveryStatus> value) {
		return Gauge.builder(PREFIX + name, this.delivery, (delivery) -> value.applyAsDouble(delivery.status()));
	}

}
