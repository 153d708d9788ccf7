package io.cloudwatchlogging.sample.sides;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReadingPlan}, in steered time.
 */
class ReadingPlanTests {

	private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");

	private final Comparison comparison = new Comparison();

	private final ReadingPlan plan = new ReadingPlan(ReadingPace.AWS, this.comparison, START);

	private final List<Instant> reads = new ArrayList<>();

	private Instant now = START;

	private long logged;

	private long delivered;

	private long retries;

	@Test
	void readsNothingBeforeTheFirstDelivery() {
		log(10);
		pass(Duration.ofMinutes(10), 0);
		assertThat(this.reads).isEmpty();
	}

	@Test
	void readsFromTheStartOfTheProcessFirst() {
		log(10);
		this.delivered = 10;
		pass(Duration.ofSeconds(1), 10);
		assertThat(this.reads).containsExactly(START);
	}

	@Test
	void readsNothingWhileNothingIsLogged() {
		readsFromTheStartOfTheProcessFirst();
		pass(Duration.ofHours(10), 10);
		assertThat(this.reads).hasSize(1);
	}

	@Test
	void readsNothingDuringAnOutage() {
		readsFromTheStartOfTheProcessFirst();
		log(10_000);
		this.retries = 50;
		pass(Duration.ofMinutes(10), 10);
		assertThat(this.reads).hasSize(1);
	}

	@Test
	void readsOnceForADeliveryAndFromWhatWasNotFound() {
		readsFromTheStartOfTheProcessFirst();
		pass(Duration.ofMinutes(5), 10);
		log(10);
		Instant loggedAt = this.now;
		this.delivered = 20;
		pass(Duration.ofMinutes(5), 20);
		assertThat(this.reads).hasSize(2);
		assertThat(this.reads.get(1)).isBetween(loggedAt.minusSeconds(1), loggedAt);
	}

	@Test
	void looksMoreAndMoreRarelyForWhatIsAcknowledgedAndGivesItUp() {
		readsFromTheStartOfTheProcessFirst();
		log(10);
		this.delivered = 20;
		pass(Duration.ofHours(1), 15);
		assertThat(this.reads).hasSizeBetween(3, 8);
		assertThat(this.comparison.verdict(0)).isEqualTo(new Verdict(20, 15, 0, 5, 0, 0));
		log(10);
		this.delivered = 30;
		pass(Duration.ofMinutes(1), 30);
		assertThat(this.comparison.verdict(0).waiting()).isZero();
	}

	@Test
	void readsOnceMoreWhatARetryMayHaveStoredTwice() {
		readsFromTheStartOfTheProcessFirst();
		pass(Duration.ofMinutes(5), 10);
		log(10);
		Instant loggedAt = this.now;
		pass(Duration.ofSeconds(20), 10);
		log(10);
		this.delivered = 20;
		pass(Duration.ofSeconds(20), 20);
		this.retries = 1;
		this.delivered = 30;
		pass(Duration.ofMinutes(5), 30);
		assertThat(this.reads.get(this.reads.size() - 1)).isBeforeOrEqualTo(loggedAt);
		int before = this.reads.size();
		pass(Duration.ofHours(1), 30);
		assertThat(this.reads).hasSize(before);
	}

	@Test
	void waitsAfterAFailure() {
		log(10);
		this.delivered = 10;
		int attempts = 0;
		for (int second = 0; second < 600; second++) {
			this.now = this.now.plusSeconds(1);
			if (this.plan.due(moment()) != null) {
				attempts++;
				this.plan.failed(moment());
			}
		}
		assertThat(attempts).isBetween(5, 16);
	}

	private void log(int count) {
		for (int number = 0; number < count; number++) {
			this.logged++;
			this.comparison.logged(this.logged, this.now.toEpochMilli());
		}
	}

	/** Lets time pass, while all events up to a number can be found. */
	private void pass(Duration time, long found) {
		Instant end = this.now.plus(time);
		while (this.now.isBefore(end)) {
			this.now = this.now.plusMillis(500);
			Moment moment = moment();
			Instant due = this.plan.due(moment);
			if (due != null) {
				this.reads.add(due);
				this.plan.read(moment, due, find(found));
			}
		}
	}

	private boolean find(long last) {
		boolean isNew = false;
		for (long number = 1; number <= last; number++) {
			isNew |= this.comparison.stored(number);
		}
		return isNew;
	}

	private Moment moment() {
		return new Moment(this.now, this.logged, this.delivered, this.logged - this.delivered, this.retries);
	}

}
