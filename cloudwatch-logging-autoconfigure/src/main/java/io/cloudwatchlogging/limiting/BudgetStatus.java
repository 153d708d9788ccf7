package io.cloudwatchlogging.limiting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * State of a budget at one moment.
 *
 * @param stage how far it is spent
 * @param spentBytes the number of bytes that are spent on the day
 * @param bytesPerDay the number of bytes that may be spent on a day
 * @param day when the day began, at midnight UTC
 * @param heldBack the number of events that were not shipped on the day
 */
public record BudgetStatus(Stage stage, long spentBytes, long bytesPerDay, Instant day, long heldBack) {

	/**
	 * Returns when the next day begins.
	 * @return midnight UTC
	 */
	public Instant resetsAt() {
		return this.day.plus(1, ChronoUnit.DAYS);
	}

	/** The state of a day that has ended, of which the budget was spent. */
	BudgetStatus renewed() {
		return new BudgetStatus(Stage.RENEWED, this.spentBytes, this.bytesPerDay, this.day, this.heldBack);
	}

	/**
	 * Returns the state in words.
	 * @return a sentence for an operator
	 */
	public String message() {
		return switch (this.stage) {
			case AVAILABLE ->
				format("%,d of %,d bytes of the budget of %s are spent", this.spentBytes, this.bytesPerDay, date());
			case NEARLY_SPENT ->
				format("%,d of %,d bytes of the budget of %s are spent. Once all are, only WARN and above is "
						+ "shipped until %s", this.spentBytes, this.bytesPerDay, date(), resetsAt());
			case SPENT ->
				format("The %,d bytes of the budget of %s are spent: only WARN and above is shipped until %s. "
						+ "%s held back so far", this.bytesPerDay, date(), resetsAt(), events());
			case RENEWED -> format("The budget of %s was spent, and %s held back. That of the next day is available",
					date(), events());
		};
	}

	private String date() {
		return this.day.atOffset(ZoneOffset.UTC).toLocalDate().toString();
	}

	private String events() {
		return format((this.heldBack == 1) ? "%,d event was" : "%,d events were", this.heldBack);
	}

	private static String format(String format, Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

	/**
	 * How far a budget is spent.
	 */
	public enum Stage {

		/** All events are shipped. */
		AVAILABLE,

		/** All events are shipped, and four fifths of it are spent. */
		NEARLY_SPENT,

		/** Only warnings and errors are shipped. */
		SPENT,

		/** It was spent on a day that has ended. */
		RENEWED

	}

}
