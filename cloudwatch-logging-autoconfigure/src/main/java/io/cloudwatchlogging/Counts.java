package io.cloudwatchlogging;

import java.util.Arrays;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * The numbers of events at one moment, since the process began: {@link #accepted()} is
 * always {@link #delivered()} plus {@link #lost()} plus {@link #buffered()}. An event
 * that is split counts as the events that it becomes. Immutable.
 */
public final class Counts {

	private static final int SEVERITIES = Severity.values().length;

	private final long accepted;

	private final long delivered;

	private final long buffered;

	private final long split;

	private final long truncated;

	private final long[] bytes;

	private final long[] lost;

	private Counts(long accepted, long delivered, long buffered, long split, long truncated, long[] bytes,
			long[] lost) {
		this.accepted = accepted;
		this.delivered = delivered;
		this.buffered = buffered;
		this.split = split;
		this.truncated = truncated;
		this.bytes = bytes;
		this.lost = lost;
	}

	/**
	 * The counts with these numbers, for implementations of {@link LogDelivery}.
	 * @param accepted events that were taken from the loggers, lost ones included
	 * @param delivered events that CloudWatch Logs has acknowledged
	 * @param buffered events that wait or are on their way
	 * @param split lines that became several events
	 * @param truncated lines of which the end was cut off
	 * @param bytes the size of the events of a severity that were taken for shipping;
	 * asked for each of them at once
	 * @param lost events of a severity that were lost for a reason; asked for each of
	 * them at once
	 * @return the counts
	 */
	public static Counts of(long accepted, long delivered, long buffered, long split, long truncated,
			ToLongFunction<Severity> bytes, ToLongBiFunction<LossReason, Severity> lost) {
		long[] numbers = new long[LossReason.values().length * SEVERITIES];
		for (LossReason reason : LossReason.values()) {
			for (Severity severity : Severity.values()) {
				numbers[index(reason, severity)] = lost.applyAsLong(reason, severity);
			}
		}
		return new Counts(accepted, delivered, buffered, split, truncated,
				Arrays.stream(Severity.values()).mapToLong(bytes).toArray(), numbers);
	}

	private static int index(LossReason reason, Severity severity) {
		return reason.ordinal() * SEVERITIES + severity.ordinal();
	}

	/**
	 * Events that were taken from the loggers, lost ones included.
	 * @return the number
	 */
	public long accepted() {
		return this.accepted;
	}

	/**
	 * Events that CloudWatch Logs has acknowledged.
	 * @return the number
	 */
	public long delivered() {
		return this.delivered;
	}

	/**
	 * Events that wait or are on their way.
	 * @return the number
	 */
	public long buffered() {
		return this.buffered;
	}

	/**
	 * Log events that were split because they were too large for one CloudWatch event.
	 * @return the number
	 */
	public long split() {
		return this.split;
	}

	/**
	 * Log events that were truncated because they were too large for one CloudWatch
	 * event.
	 * @return the number
	 */
	public long truncated() {
		return this.truncated;
	}

	/**
	 * The size of the events of a severity that were taken for shipping, as CloudWatch
	 * Logs counts it: their text in UTF-8, and 26 bytes for each. Events that were lost
	 * before they were buffered are not in it.
	 * @param severity the severity
	 * @return the number of bytes
	 */
	public long bytes(Severity severity) {
		return this.bytes[severity.ordinal()];
	}

	/**
	 * Events that were lost, for whatever reason.
	 * @return the number
	 */
	public long lost() {
		return Arrays.stream(this.lost).sum();
	}

	/**
	 * Events that were lost for a reason.
	 * @param reason the reason
	 * @return the number
	 */
	public long lost(LossReason reason) {
		long sum = 0;
		for (Severity severity : Severity.values()) {
			sum += lost(reason, severity);
		}
		return sum;
	}

	/**
	 * Events of a severity that were lost for a reason.
	 * @param reason the reason
	 * @param severity the severity
	 * @return the number
	 */
	public long lost(LossReason reason, Severity severity) {
		return this.lost[index(reason, severity)];
	}

	@Override
	public String toString() {
		return "accepted " + this.accepted + ", delivered " + this.delivered + ", lost " + lost() + ", buffered "
				+ this.buffered;
	}

}
