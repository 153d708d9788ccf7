package io.cloudwatchlogging.autoconfigure.actuate;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.cloudwatchlogging.limiting.BudgetStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the budget.
 */
final class BudgetMetrics implements MeterBinder {

	private final Supplier<@Nullable BudgetStatus> budget;

	BudgetMetrics(Supplier<@Nullable BudgetStatus> budget) {
		this.budget = budget;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("spent", "What was shipped since midnight UTC", BudgetStatus::spentBytes, registry);
		gauge("limit", "What may be shipped on a day", BudgetStatus::bytesPerDay, registry);
	}

	private void gauge(String name, String description, ToDoubleFunction<BudgetStatus> value, MeterRegistry registry) {
		Gauge.builder("cloudwatch.logs.budget." + name, this.budget, (budget) -> {
			BudgetStatus status = budget.get();
			return (status != null) ? value.applyAsDouble(status) : Double.NaN;
		}).baseUnit(BaseUnits.BYTES).description(description).strongReference(true).register(registry);
	}

}
