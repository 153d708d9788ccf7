package io.cloudwatchlogging.autoconfigure.actuate;

import java.util.function.ToDoubleFunction;

import io.cloudwatchlogging.JournalStatus;
import io.cloudwatchlogging.LogDelivery;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of the journal. Without one there are none.
 */
final class JournalMetrics implements MeterBinder {

	private static final String PREFIX = "cloudwatch.logs.journal.";

	private final LogDelivery delivery;

	JournalMetrics(LogDelivery delivery) {
		this.delivery = delivery;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.delivery.status().journal() == null) {
			return;
		}
		gauge("used", JournalStatus::usedBytes).baseUnit(BaseUnits.BYTES)
			.description("Bytes in use, those of earlier processes included")
			.register(registry);
		gauge("size", JournalStatus::sizeBytes).baseUnit(BaseUnits.BYTES)
			.description("Bytes of the files of this process")
			.register(registry);
		gauge("capacity", JournalStatus::capacityBytes).baseUnit(BaseUnits.BYTES)
			.description("Maximum number of bytes")
			.register(registry);
		gauge("degraded", (status) -> (status.problem() != null) ? 1 : 0)
			.description("Whether events are kept in memory as the journal cannot take them: 1, else 0")
			.register(registry);
		counter("recovered", JournalStatus::recovered).baseUnit(BaseUnits.EVENTS)
			.description("Events of earlier processes, a part of the accepted ones")
			.register(registry);
		counter("unprotected", JournalStatus::unprotected).baseUnit(BaseUnits.EVENTS)
			.description("Events that were kept in memory as the journal could not take them")
			.register(registry);
		counter("quarantined", JournalStatus::quarantined).baseUnit(BaseUnits.FILES)
			.description("Damaged files that were set aside")
			.register(registry);
	}

	private Gauge.Builder<LogDelivery> gauge(String name, ToDoubleFunction<JournalStatus> value) {
		return Gauge.builder(PREFIX + name, this.delivery, (delivery) -> value(delivery, value));
	}

	private FunctionCounter.Builder<LogDelivery> counter(String name, ToDoubleFunction<JournalStatus> value) {
		return FunctionCounter.builder(PREFIX + name, this.delivery, (delivery) -> value(delivery, value));
	}

	private static double value(LogDelivery delivery, ToDoubleFunction<JournalStatus> value) {
		JournalStatus journal = delivery.status().journal();
		return (journal != null) ? value.applyAsDouble(journal) : 0;
	}

}
