package io.cloudwatchlogging;

/**
 * Why an event was not delivered.
 */
public enum LossReason {

	/** Its timestamp was more than 14 days in the past. */
	TOO_OLD(true, "older than 14 days"),

	/** It was older than the retention of its log group. */
	EXPIRED(true, "older than the retention of the log group"),

	/** Its timestamp was more than 2 hours in the future. */
	TOO_NEW(true, "more than 2 hours in the future"),

	/** The service refused it for what is in it. */
	INVALID(true, "refused by CloudWatch Logs"),

	/** The buffer was full. */
	BUFFER_FULL(false, "buffer full"),

	/** It was too large for an event, and the settings say to drop such events. */
	OVERSIZE(false, "too large"),

	/** It had no text; CloudWatch Logs takes no empty event. */
	EMPTY(false, "empty"),

	/** The encoder failed, or a {@link LogEventCustomizer}, or a filter. */
	UNENCODABLE(false, "could not be encoded"),

	/** A {@link LogEventCustomizer} dropped it. */
	CUSTOMIZER(false, "dropped by a LogEventCustomizer"),

	/** Shipping was switched off while it was waiting. */
	DISCARDED(false, "shipping was switched off"),

	/** Its logger had spent the events per second that it may ship. */
	LIMITED(false, "over the limit of its logger"),

	/** It was the same as the event of its logger before it, and is part of a count. */
	REPEATED(false, "repeat of the event before"),

	/** The budget of the day was spent. */
	OVER_BUDGET(false, "over the budget of the day"),

	/** The file of the journal that held it could not be read any more. */
	UNREADABLE(false, "could not be read from the journal");

	private final boolean rejected;

	private final String text;

	LossReason(boolean rejected, String text) {
		this.rejected = rejected;
		this.text = text;
	}

	/**
	 * Whether the event was rejected for itself, by the service or by its rules, rather
	 * than dropped before it could be sent.
	 * @return {@code true} for rejected, {@code false} for dropped
	 */
	public boolean isRejected() {
		return this.rejected;
	}

	/**
	 * Whether the application asked for it, by a {@link LogEventCustomizer}, a limit or a
	 * budget. Such events are counted, but neither warned of nor published as
	 * {@link LogEventsLostEvent}.
	 * @return {@code true} if the event was meant not to be shipped
	 */
	public boolean isIntended() {
		return switch (this) {
			case CUSTOMIZER, LIMITED, REPEATED, OVER_BUDGET -> true;
			default -> false;
		};
	}

	/**
	 * The reason in words.
	 * @return the words
	 */
	public String text() {
		return this.text;
	}

}
