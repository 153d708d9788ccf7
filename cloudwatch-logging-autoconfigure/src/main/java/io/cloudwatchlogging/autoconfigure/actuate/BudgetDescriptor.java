package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Instant;

import io.cloudwatchlogging.delivery.KebabCase;
import io.cloudwatchlogging.limiting.BudgetStatus;
import org.jspecify.annotations.Nullable;

/**
 * The budget of the process, as endpoint and health tell it.
 *
 * @param stage how far it is spent: {@code available}, {@code nearly-spent} or
 * {@code spent}
 * @param spentBytes what was shipped since midnight UTC
 * @param bytesPerDay what may be shipped on a day
 * @param heldBack the number of events that were not shipped since midnight UTC
 * @param resetsAt when the next day begins
 */
record BudgetDescriptor(String stage, long spentBytes, long bytesPerDay, long heldBack, Instant resetsAt) {

	static @Nullable BudgetDescriptor of(@Nullable BudgetStatus status) {
		return (status != null) ? new BudgetDescriptor(KebabCase.of(status.stage()), status.spentBytes(),
				status.bytesPerDay(), status.heldBack(), status.resetsAt()) : null;
	}

}
