package io.cloudwatchlogging.shipping;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.cloudwatchlogging.delivery.SteppedTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShutdownBudget}.
 */
class ShutdownBudgetTests {

	private static final int STEPS = 200;

	private final SteppedTime time = new SteppedTime();

	private boolean shuttingDown;

	private final ShutdownBudget budget = new ShutdownBudget(this.time, () -> this.shuttingDown);

	@Test
	void passesWhileAStageWaitsAndNotBetweenTheStages() {
		this.budget.refill(Duration.ofSeconds(5));
		advance(10);
		assertThat(this.budget.begin()).hasSeconds(5);
		advance(2);
		this.budget.end();
		advance(10);
		assertThat(this.budget.begin()).hasSeconds(3);
	}

	@Test
	void passesOnceWhileSeveralStagesWait() {
		this.budget.refill(Duration.ofSeconds(5));
		this.budget.begin();
		advance(1);
		assertThat(this.budget.begin()).hasSeconds(4);
		advance(1);
		this.budget.end();
		advance(1);
		this.budget.end();
		assertThat(this.budget.begin()).hasSeconds(2);
	}

	@Test
	void isNeverNegative() {
		this.budget.refill(Duration.ofSeconds(5));
		this.budget.begin();
		advance(6);
		assertThat(this.budget.begin()).isZero();
	}

	@Test
	void isFullAgainForTheNextApplication() {
		spendAll();
		this.budget.refill(Duration.ofSeconds(3));
		assertThat(this.budget.begin()).hasSeconds(3);
	}

	@Test
	void isNotFilledAgainWhileTheJvmShutsDown() {
		spendAll();
		this.shuttingDown = true;
		this.budget.refill(Duration.ofSeconds(3));
		assertThat(this.budget.begin()).isZero();
	}

	@Test
	void isFilledForAnApplicationThatStartsWhileTheJvmShutsDownBeforeAnybodyHasWaited() {
		this.shuttingDown = true;
		this.budget.refill(Duration.ofSeconds(3));
		assertThat(this.budget.begin()).hasSeconds(3);
	}

	static LongStream seeds() {
		return LongStream.range(0, 500);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void isWhatAClockWouldHaveLeftThatRunsWhileAnybodyWaits(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		int left = 0;
		int waiting = 0;
		boolean begun = false;
		for (int step = 0; step < STEPS; step++) {
			switch (random.nextInt(12)) {
				case 0 -> {
					int total = random.nextInt(20);
					this.budget.refill(Duration.ofSeconds(total));
					left = (begun && this.shuttingDown) ? left : total;
				}
				case 1 -> this.shuttingDown = random.nextInt(4) == 0;
				case 2, 3, 4 -> {
					assertThat(this.budget.begin()).as("seed %d, step %d", seed, step).hasSeconds(left);
					waiting++;
					begun = true;
				}
				case 5, 6, 7 -> {
					if (waiting > 0) {
						this.budget.end();
						waiting--;
					}
				}
				default -> {
					int seconds = random.nextInt(4);
					advance(seconds);
					left = (waiting > 0) ? Math.max(0, left - seconds) : left;
				}
			}
		}
	}

	private void spendAll() {
		this.budget.refill(Duration.ofSeconds(5));
		this.budget.begin();
		advance(5);
		this.budget.end();
	}

	private void advance(int seconds) {
		this.time.advance(Duration.ofSeconds(seconds));
	}

}
