package io.cloudwatchlogging.sample.sides;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/**
 * Decision what to read, and when, so that no more is read than the comparison needs:
 * only after a delivery, and only from the first event on that was not found yet. What a
 * retry may have stored twice is read once more when all is delivered. Not thread-safe.
 */
final class ReadingPlan {

	private final ReadingPace pace;

	private final Comparison comparison;

	/** What was logged before is compared for good. */
	private Instant compared;

	private Duration delay;

	private Instant next = Instant.MIN;

	private long delivered;

	private long retries;

	ReadingPlan(ReadingPace pace, Comparison comparison, Instant start) {
		this.pace = pace;
		this.comparison = comparison;
		this.compared = start;
		this.delay = pace.interval();
	}

	/**
	 * Returns from where on to read now.
	 * @param now the state of delivery now
	 * @return the time of the first event, or {@code null} if nothing is to be read
	 */
	@Nullable Instant due(Moment now) {
		if (now.time().isBefore(this.next)) {
			return null;
		}
		if (this.delivered == 0) {
			return (now.delivered() > 0) ? this.compared : null;
		}
		OptionalLong waiting = this.comparison.oldestWaiting();
		if (waiting.isPresent()) {
			boolean canBeFound = now.delivered() > this.delivered || now.isDrained();
			return canBeFound ? Instant.ofEpochMilli(waiting.getAsLong()) : null;
		}
		return (now.isDrained() && now.retries() > this.retries) ? this.compared : null;
	}

	/**
	 * Notes that what was due is read.
	 * @param before the state of delivery from before the reading
	 * @param start the time of the first event that was read
	 * @param foundNew whether something was found that was not known before
	 */
	void read(Moment before, Instant start, boolean foundNew) {
		boolean progress = foundNew || before.delivered() > this.delivered;
		this.delivered = before.delivered();
		this.delay = progress ? this.pace.interval() : this.delay.multipliedBy(2);
		if (this.delay.compareTo(this.pace.settling()) > 0 && before.isDrained()) {
			this.comparison.giveUp(before.lastNumber());
			this.delay = this.pace.interval();
		}
		boolean isWhole = !start.isAfter(this.compared) || before.retries() == this.retries;
		if (isWhole && before.isDrained() && this.comparison.oldestWaiting().isEmpty()) {
			this.retries = before.retries();
			this.compared = before.time().minus(this.pace.settling());
		}
		this.next = before.time().plus(this.delay);
	}

	/**
	 * Notes that reading failed.
	 * @param before the state of delivery from before the reading
	 */
	void failed(Moment before) {
		Duration doubled = this.delay.multipliedBy(2);
		this.delay = (doubled.compareTo(this.pace.settling()) < 0) ? doubled : this.pace.settling();
		this.next = before.time().plus(this.delay);
	}

}
