package io.cloudwatchlogging;

import java.time.Instant;

/**
 * Application event that is published when the budget of a day is nearly spent, when it
 * is spent, and when that of the next day begins. Published on a thread of its own, so
 * that a listener may take its time, log and fail.
 *
 * @param stage how far the budget is spent
 * @param spentBytes the number of bytes that the process has shipped on the day
 * @param bytesPerDay the number of bytes that it may ship on a day
 * @param heldBack the number of events that were not shipped on the day
 * @param resetsAt when the next day begins or began, at midnight UTC
 */
public record LogBudgetEvent(Stage stage, long spentBytes, long bytesPerDay, long heldBack, Instant resetsAt) {

	/**
	 * How far a budget is spent.
	 */
	public enum Stage {

		/** Four fifths of it are spent, and all events are shipped. */
		NEARLY_SPENT,

		/** It is spent, and only warnings and errors are shipped. */
		SPENT,

		/** It was spent, and another day has begun: all events are shipped again. */
		RENEWED

	}

}
