package io.cloudwatchlogging.autoconfigure.actuate;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.KebabCase;
import io.cloudwatchlogging.shipping.DeliveryReports;
import io.cloudwatchlogging.shipping.Shipping;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Meters of what becomes of the events, read from the pipeline when they are scraped. All
 * meters of a registry share one reading per scrape, so that their sums hold.
 */
final class DeliveryMetrics implements MeterBinder {

	private static final String PREFIX = "cloudwatch.logs.";

	private final LogDelivery delivery;

	private final Shipping shipping;

	private final LongSupplier nanoTime;

	DeliveryMetrics(LogDelivery delivery, Shipping shipping) {
		this(delivery, shipping, System::nanoTime);
	}

	DeliveryMetrics(LogDelivery delivery, Shipping shipping, LongSupplier nanoTime) {
		this.delivery = delivery;
		this.shipping = shipping;
		this.nanoTime = nanoTime;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		new Binding(registry, new Reading(this.delivery, this.nanoTime)).bind();
	}

	/**
	 * The meters of one registry.
	 */
	private final class Binding {

		private final MeterRegistry registry;

		private final Reading reading;

		Binding(MeterRegistry registry, Reading reading) {
			this.registry = registry;
			this.reading = reading;
		}

		void bind() {
			bindEvents();
			bindBytes();
			bindFormats();
			bindBuffer();
			counter("retries", DeliveryStatus::retries).description("Requests that failed and were or will be repeated")
				.register(this.registry);
			gauge("requests.active", DeliveryStatus::inFlight).description("Requests under way")
				.register(this.registry);
		}

		private void bindEvents() {
			counter("accepted", (status) -> status.counts().accepted()).baseUnit(BaseUnits.EVENTS)
				.description("Events taken from the loggers")
				.register(this.registry);
			events("delivered", "none", Counts::delivered);
			for (LossReason reason : LossReason.values()) {
				events(reason.isRejected() ? "rejected" : "dropped", KebabCase.of(reason),
						(counts) -> counts.lost(reason));
			}
		}

		private void bindBytes() {
			for (Severity severity : Severity.values()) {
				counter("bytes", (status) -> status.counts().bytes(severity)).baseUnit(BaseUnits.BYTES)
					.tag("level", KebabCase.of(severity))
					.description("Bytes taken for shipping as CloudWatch Logs counts them")
					.register(this.registry);
			}
		}

		private void events(String outcome, String reason, ToDoubleFunction<Counts> value) {
			counter("events", (status) -> value.applyAsDouble(status.counts())).baseUnit(BaseUnits.EVENTS)
				.tag("outcome", outcome)
				.tag("reason", reason)
				.description("Events by what became of them")
				.register(this.registry);
		}

		private void bindFormats() {
			oversize("split", Counts::split);
			oversize("truncated", Counts::truncated);
			FunctionCounter
				.builder(PREFIX + "unformatted", DeliveryMetrics.this.shipping.reports(), DeliveryReports::unformatted)
				.baseUnit(BaseUnits.EVENTS)
				.description("Events that could not have their format and were shipped in a simpler form")
				.register(this.registry);
		}

		private void oversize(String treatment, ToDoubleFunction<Counts> value) {
			counter("oversize", (status) -> value.applyAsDouble(status.counts())).baseUnit(BaseUnits.EVENTS)
				.tag("treatment", treatment)
				.description("Events that were too large to be shipped as one")
				.register(this.registry);
		}

		private void bindBuffer() {
			gauge("buffer.events", (status) -> status.counts().buffered()).baseUnit(BaseUnits.EVENTS)
				.description("Events that wait or are on their way")
				.register(this.registry);
			gauge("buffer.used", DeliveryStatus::bufferedBytes).baseUnit(BaseUnits.BYTES)
				.description("Memory for what is not acknowledged")
				.register(this.registry);
			gauge("buffer.capacity", DeliveryStatus::bufferCapacityBytes).baseUnit(BaseUnits.BYTES)
				.description("Maximum memory for what is not acknowledged")
				.register(this.registry);
			gauge("buffer.fill", DeliveryStatus::bufferFill)
				.description("Share of the buffer that is in use, from 0 to 1")
				.register(this.registry);
			TimeGauge
				.builder(PREFIX + "buffer.oldest.age", DeliveryMetrics.this.delivery, TimeUnit.NANOSECONDS,
						value((status) -> status.oldestAge().toNanos()))
				.description("How long the oldest event has been waiting")
				.register(this.registry);
		}

		private FunctionCounter.Builder<LogDelivery> counter(String name, ToDoubleFunction<DeliveryStatus> value) {
			return FunctionCounter.builder(PREFIX + name, DeliveryMetrics.this.delivery, value(value));
		}

		private Gauge.Builder<LogDelivery> gauge(String name, ToDoubleFunction<DeliveryStatus> value) {
			return Gauge.builder(PREFIX + name, DeliveryMetrics.this.delivery, value(value));
		}

		private ToDoubleFunction<LogDelivery> value(ToDoubleFunction<DeliveryStatus> value) {
			Object reader = new Object();
			return (delivery) -> value.applyAsDouble(this.reading.status(reader));
		}

	}

	/**
	 * The status that the meters of a scrape share: each takes it once, and whoever asks
	 * again begins the next scrape. Not for long, as a meter may also be read alone. Safe
	 * for use by many threads.
	 */
	private static final class Reading {

		private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

		private final LogDelivery delivery;

		private final LongSupplier nanoTime;

		/** Those that have taken the present status. */
		private final Set<Object> readers = Collections.newSetFromMap(new IdentityHashMap<>());

		private @Nullable DeliveryStatus status;

		private long takenNanos;

		Reading(LogDelivery delivery, LongSupplier nanoTime) {
			this.delivery = delivery;
			this.nanoTime = nanoTime;
		}

		synchronized DeliveryStatus status(Object reader) {
			long now = this.nanoTime.getAsLong();
			DeliveryStatus status = this.status;
			if (status == null || now - this.takenNanos > MAX_AGE_NANOS || this.readers.contains(reader)) {
				status = this.delivery.status();
				this.status = status;
				this.takenNanos = now;
				this.readers.clear();
			}
			this.readers.add(reader);
			return status;
		}

	}

}
