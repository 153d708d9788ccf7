package io.cloudwatchlogging.autoconfigure.properties;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Budget of what is shipped.
 *
 * @param perDay maximum size of the events that the process ships on a day in UTC, 26
 * bytes of overhead for each event included, 1MB to 1000TB; once it is spent, only
 * warnings and errors are shipped until midnight; by default there is no budget
 */
public record Budget(@Nullable DataSize perDay) {

	/** Less is a mistake: a start alone logs a part of it. */
	private static final DataSize MINIMUM = DataSize.ofMegabytes(1);

	private static final DataSize MAXIMUM = DataSize.ofTerabytes(1000);

	/** Checks the values. */
	public Budget {
		PropertyCheck.range("budget.per-day", perDay, MINIMUM, MAXIMUM);
	}

}
