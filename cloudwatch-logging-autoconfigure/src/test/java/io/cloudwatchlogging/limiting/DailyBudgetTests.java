package io.cloudwatchlogging.limiting;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.limiting.BudgetStatus.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link DailyBudget}.
 */
class DailyBudgetTests {

	private final SteppedClock clock = new SteppedClock("2026-11-28T12:00:00Z");

	private final DailyBudget budget = new DailyBudget(1000, this.clock);

	@Test
	void isExactAtTheLastByte() {
		assertThat(charge(Severity.INFO, 999)).isTrue();
		assertThat(charge(Severity.INFO, 1)).isTrue();
		assertThat(this.budget.status().spentBytes()).isEqualTo(1000);
		assertThat(charge(Severity.INFO, 1)).isFalse();
		assertThat(this.budget.status())
			.isEqualTo(new BudgetStatus(Stage.SPENT, 1000, 1000, Instant.parse("2026-11-28T00:00:00Z"), 1));
	}

	@Test
	void isSpentWithTheFirstEventForWhichItDoesNotSuffice() {
		charge(Severity.INFO, 999);
		assertThat(isOpen(Severity.INFO)).isTrue();
		assertThat(charge(Severity.INFO, 2)).isFalse();
		assertThat(isOpen(Severity.INFO)).isFalse();
		assertThat(charge(Severity.INFO, 1)).isFalse();
		assertThat(this.budget.status().spentBytes()).isEqualTo(999);
		assertThat(this.budget.status().heldBack()).isEqualTo(3);
	}

	@Test
	void warningsAndErrorsAreChargedAndAlwaysShipped() {
		assertThat(charge(Severity.WARN, 2000)).isTrue();
		assertThat(charge(Severity.INFO, 1)).isFalse();
		assertThat(isOpen(Severity.DEBUG)).isFalse();
		assertThat(isOpen(Severity.ERROR)).isTrue();
		assertThat(charge(Severity.ERROR, 10)).isTrue();
		assertThat(this.budget.status().spentBytes()).isEqualTo(2010);
	}

	@Test
	void tellsOnceThatItIsNearlySpentAndThatItIs() {
		charge(Severity.INFO, 799);
		assertThat(this.budget.takeDue()).isEmpty();
		charge(Severity.INFO, 1);
		assertThat(messages(this.budget.takeDue())).containsExactly(
				"800 of 1,000 bytes of the budget of 2026-11-28 are spent. Once all are, only WARN and above is shipped "
						+ "until 2026-11-29T00:00:00Z");
		assertThat(this.budget.takeDue()).isEmpty();
		charge(Severity.INFO, 300);
		assertThat(messages(this.budget.takeDue())).containsExactly(
				"The 1,000 bytes of the budget of 2026-11-28 are spent: only WARN and above is shipped until "
						+ "2026-11-29T00:00:00Z. 1 event was held back so far");
		charge(Severity.INFO, 300);
		assertThat(this.budget.takeDue()).isEmpty();
	}

	@Test
	void tellsAtTheEndWhatItHeldBack() {
		charge(Severity.INFO, 1001);
		this.budget.takeDue();
		assertThat(this.budget.takeAll()).isEmpty();
		isOpen(Severity.INFO);
		assertThat(messages(this.budget.takeAll())).singleElement()
			.asString()
			.endsWith("2 events were held back so far");
		assertThat(this.budget.takeAll()).isEmpty();
	}

	@Test
	void beginsAnewAtMidnightAlsoWhenNoEventComes() {
		charge(Severity.INFO, 1001);
		this.budget.takeDue();
		this.clock.set("2026-11-28T23:59:59.999Z");
		assertThat(isOpen(Severity.INFO)).isFalse();
		assertThat(this.budget.takeDue()).isEmpty();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(messages(this.budget.takeDue()))
			.containsExactly("The budget of 2026-11-28 was spent, and 2 events were held back. That of the next day is "
					+ "available");
		assertThat(this.budget.status())
			.isEqualTo(new BudgetStatus(Stage.AVAILABLE, 0, 1000, Instant.parse("2026-11-29T00:00:00Z"), 0));
		assertThat(charge(Severity.INFO, 1000)).isTrue();
		assertThat(this.budget.takeDue()).extracting(BudgetStatus::stage).containsExactly(Stage.SPENT);
	}

	@Test
	void tellsOfEachDayWhateverIsAskedLate() {
		charge(Severity.INFO, 1001);
		this.clock.advance(Duration.ofDays(1));
		charge(Severity.INFO, 1001);
		this.clock.advance(Duration.ofDays(1));
		charge(Severity.INFO, 1001);
		assertThat(this.budget.takeDue()).extracting(BudgetStatus::stage, BudgetStatus::heldBack)
			.containsExactly(tuple(Stage.RENEWED, 1L), tuple(Stage.RENEWED, 1L), tuple(Stage.SPENT, 1L));
	}

	@Test
	void anEventOfYesterdayThatComesLateIsChargedToday() {
		long late = this.clock.now();
		this.clock.advance(Duration.ofDays(1));
		assertThat(this.budget.charge(Severity.INFO, this.clock.now(), 10)).isNotNull();
		assertThat(this.budget.charge(Severity.INFO, late, 10)).isNotNull();
		assertThat(this.budget.charge(Severity.INFO, Long.MAX_VALUE, 10)).isNotNull();
		assertThat(this.budget.charge(Severity.INFO, Long.MIN_VALUE, 10)).isNotNull();
		assertThat(this.budget.status().spentBytes()).isEqualTo(40);
		assertThat(this.budget.status().day()).isEqualTo("2026-11-29T00:00:00Z");
	}

	@Test
	void aClockThatIsSetBackOverMidnightGivesNothingBackAndTheNextDayDoes() {
		this.clock.set("2026-11-29T00:00:01Z");
		charge(Severity.INFO, 1001);
		this.clock.set("2026-11-28T23:59:00Z");
		assertThat(isOpen(Severity.INFO)).isFalse();
		assertThat(this.budget.status().day()).isEqualTo("2026-11-28T00:00:00Z");
		this.clock.set("2026-11-29T00:00:00Z");
		assertThat(isOpen(Severity.INFO)).isTrue();
	}

	@Test
	void aClockThatWasYearsAheadForAMomentDoesNotCloseTheBudgetForYears() {
		this.clock.set("2046-01-01T00:00:00Z");
		charge(Severity.INFO, 1001);
		this.clock.set("2026-11-28T12:00:00Z");
		assertThat(isOpen(Severity.INFO)).isFalse();
		this.clock.set("2026-11-29T00:00:00Z");
		assertThat(isOpen(Severity.INFO)).isTrue();
	}

	@Test
	void readsTheClockOnlyForOtherDays() {
		long readings = this.clock.readings();
		for (int i = 0; i < 1000; i++) {
			isOpen(Severity.INFO);
			charge(Severity.INFO, 1);
		}
		assertThat(this.clock.readings()).isEqualTo(readings);
	}

	@Test
	void whatIsNotTakenIsGivenBack() {
		chargeDay(Severity.INFO, 500).settle(500, 0);
		chargeDay(Severity.INFO, 500).settle(500, 526);
		assertThat(this.budget.status().spentBytes()).isEqualTo(526);
		assertThat(this.budget.status().stage()).isEqualTo(Stage.AVAILABLE);
	}

	@Test
	void whatWasGivenBackHasNotClosedTheDay() {
		BudgetDay warning = chargeDay(Severity.WARN, 1200);
		assertThat(isOpen(Severity.INFO)).isFalse();
		warning.settle(1200, 0);
		assertThat(isOpen(Severity.INFO)).isTrue();
		BudgetDay all = chargeDay(Severity.INFO, 1000);
		assertThat(isOpen(Severity.INFO)).isFalse();
		all.settle(1000, 300);
		assertThat(charge(Severity.INFO, 700)).isTrue();
		assertThat(isOpen(Severity.INFO)).isFalse();
	}

	@Test
	void anEventThatDidNotFitOnlyForWhatWasGivenBackHasNotClosedTheDay() {
		BudgetDay pending = chargeDay(Severity.INFO, 900);
		assertThat(charge(Severity.INFO, 200)).isFalse();
		assertThat(charge(Severity.INFO, 1)).isFalse();
		pending.settle(900, 801);
		assertThat(isOpen(Severity.INFO)).isFalse();
		pending.settle(801, 800);
		assertThat(charge(Severity.INFO, 200)).isTrue();
		assertThat(this.budget.status().heldBack()).isEqualTo(3);
	}

	@Test
	void whatIsGivenBackAfterMidnightIsGivenBackToItsDay() {
		BudgetDay yesterday = chargeDay(Severity.INFO, 900);
		this.clock.advance(Duration.ofDays(1));
		assertThat(charge(Severity.INFO, 100)).isTrue();
		yesterday.settle(900, 0);
		assertThat(this.budget.status().spentBytes()).isEqualTo(100);
		assertThat(charge(Severity.INFO, 901)).isFalse();
	}

	@Test
	void whatIsGivenBackAfterTheClockWasSetBackIsNotLost() {
		this.clock.set("2026-11-29T00:00:01Z");
		BudgetDay ahead = chargeDay(Severity.WARN, 1000);
		this.clock.set("2026-11-28T23:59:00Z");
		assertThat(isOpen(Severity.INFO)).isFalse();
		ahead.settle(1000, 0);
		assertThat(isOpen(Severity.INFO)).isTrue();
		assertThat(this.budget.status().spentBytes()).isZero();
	}

	@Test
	void whatWasToldOfADayIsNotToldAgainAfterBytesWereGivenBack() {
		BudgetDay day = chargeDay(Severity.INFO, 800);
		assertThat(this.budget.takeDue()).hasSize(1);
		day.settle(800, 0);
		assertThat(this.budget.takeDue()).isEmpty();
		BudgetDay again = chargeDay(Severity.INFO, 900);
		assertThat(this.budget.takeDue()).isEmpty();
		charge(Severity.INFO, 100);
		assertThat(this.budget.takeDue()).extracting(BudgetStatus::stage).containsExactly(Stage.SPENT);
		again.settle(900, 850);
		assertThat(this.budget.takeDue()).isEmpty();
		charge(Severity.INFO, 50);
		assertThat(this.budget.takeDue()).isEmpty();
		this.clock.advance(Duration.ofDays(1));
		charge(Severity.INFO, 800);
		assertThat(this.budget.takeDue()).extracting(BudgetStatus::stage)
			.containsExactly(Stage.RENEWED, Stage.NEARLY_SPENT);
	}

	@Test
	void aLowerLimitThanWhatIsSpentIsSpentAtOnce() {
		charge(Severity.INFO, 600);
		this.budget.setBytesPerDay(500);
		assertThat(isOpen(Severity.INFO)).isFalse();
	}

	@Test
	void threadsThatGiveEverythingBackLeaveItAll() throws InterruptedException {
		Thread[] threads = new Thread[4];
		for (int i = 0; i < threads.length; i++) {
			Severity severity = (i % 2 == 0) ? Severity.INFO : Severity.WARN;
			threads[i] = new Thread(() -> {
				for (int event = 0; event < 50_000; event++) {
					BudgetDay day = this.budget.charge(severity, this.clock.now(), 700);
					if (day != null) {
						day.settle(700, 0);
					}
				}
			});
			threads[i].start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(this.budget.status().spentBytes()).isZero();
		assertThat(isOpen(Severity.INFO)).isTrue();
		assertThat(charge(Severity.INFO, 1000)).isTrue();
	}

	@Test
	void anotherLimitKeepsWhatIsSpent() {
		charge(Severity.INFO, 1001);
		charge(Severity.WARN, 900);
		this.budget.takeDue();
		this.budget.setBytesPerDay(2000);
		assertThat(isOpen(Severity.INFO)).isTrue();
		assertThat(charge(Severity.INFO, 1100)).isTrue();
		assertThat(charge(Severity.INFO, 1)).isFalse();
		assertThat(this.budget.takeDue()).extracting(BudgetStatus::stage).containsExactly(Stage.SPENT);
	}

	@Test
	void threadsSpendItToTheLastByteAndNoFurther() throws InterruptedException {
		DailyBudget large = new DailyBudget(100_000, this.clock);
		AtomicLong shipped = new AtomicLong();
		Thread[] threads = new Thread[4];
		for (int i = 0; i < threads.length; i++) {
			threads[i] = new Thread(() -> {
				for (int event = 0; event < 20_000; event++) {
					shipped.addAndGet((large.charge(Severity.INFO, this.clock.now(), 2) != null) ? 1 : 0);
				}
			});
			threads[i].start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(shipped).hasValue(50_000);
		assertThat(large.status().heldBack()).isEqualTo(30_000);
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 })
	void doesWhatASlowModelDoes(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		Instant day = Instant.ofEpochMilli(this.clock.now()).truncatedTo(ChronoUnit.DAYS);
		long spent = 0;
		long heldBack = 0;
		boolean closed = false;
		for (int i = 0; i < 5000; i++) {
			this.clock.advance(Duration.ofMinutes(random.nextInt(10)));
			if (random.nextInt(500) == 0) {
				this.clock.advance(Duration.ofHours(-random.nextInt(30)));
			}
			Instant now = Instant.ofEpochMilli(this.clock.now()).truncatedTo(ChronoUnit.DAYS);
			if (now.isAfter(day)) {
				spent = 0;
				heldBack = 0;
				closed = false;
			}
			day = now;
			Severity severity = Severity.values()[random.nextInt(5)];
			int bytes = 1 + random.nextInt(30);
			boolean privileged = severity.compareTo(Severity.WARN) >= 0;
			closed |= !privileged && spent + bytes > 1000;
			boolean expected = privileged || !closed;
			spent += expected ? bytes : 0;
			closed |= spent >= 1000;
			heldBack += expected ? 0 : 1;
			assertThat(isOpen(severity) && charge(severity, bytes)).as("event %d", i).isEqualTo(expected);
			assertThat(this.budget.status().spentBytes()).isEqualTo(spent);
			assertThat(this.budget.status().heldBack()).isEqualTo(heldBack);
			assertThat(this.budget.status().day()).isEqualTo(day);
		}
	}

	private static List<String> messages(List<BudgetStatus> states) {
		return states.stream().map(BudgetStatus::message).toList();
	}

	private boolean isOpen(Severity severity) {
		return this.budget.isOpen(severity, this.clock.now());
	}

	private boolean charge(Severity severity, long bytes) {
		return this.budget.charge(severity, this.clock.now(), bytes) != null;
	}

	private BudgetDay chargeDay(Severity severity, long bytes) {
		return Objects.requireNonNull(this.budget.charge(severity, this.clock.now(), bytes));
	}

}
