package io.cloudwatchlogging.autoconfigure.actuate;

import java.math.BigDecimal;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import io.cloudwatchlogging.limiting.BudgetStatus;
import io.cloudwatchlogging.limiting.Price;
import io.cloudwatchlogging.limiting.VolumeReport;
import io.cloudwatchlogging.logback.SuppressionReports;
import org.jspecify.annotations.Nullable;

/**
 * The volume that is shipped, as the endpoint tells it.
 *
 * @param status how far the budget is spent
 * @param volumes what a number of loggers have shipped
 * @param price the price of it
 */
record VolumeView(Supplier<@Nullable BudgetStatus> status, IntFunction<@Nullable VolumeReport> volumes,
		@Nullable Price price) {

	/** Without budget and price. */
	static final VolumeView NONE = new VolumeView(() -> null, (loggers) -> null, null);

	VolumeView(SuppressionReports suppression, @Nullable BigDecimal usdPerGb) {
		this(suppression::budget, suppression::volumes, (usdPerGb != null) ? new Price(usdPerGb) : null);
	}

	@Nullable BudgetDescriptor budget() {
		return BudgetDescriptor.of(this.status.get());
	}

	@Nullable CostDescriptor cost() {
		return CostDescriptor.of(this.volumes.apply(CostDescriptor.MAX_LOGGERS), this.price);
	}

}
