package io.cloudwatchlogging.logback;

import java.util.Map;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.logback.HeldEvents.Lost;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventIntake}.
 */
class EventIntakeTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final EventIntake intake = this.logback.newIntake();

	@Test
	void eachCompletionIsAnotherOneAndAResetTakesItAway() {
		assertThat(this.intake.completion()).isNull();
		AppenderDefaults defaults = this.logback.defaults("%m");
		this.intake.complete(defaults);
		Completion first = this.intake.completion();
		assertThat(first).isNotNull();
		assertThat(first.defaults()).isSameAs(defaults);
		this.intake.complete(defaults);
		assertThat(this.intake.completion()).isNotSameAs(first);
		this.intake.reset();
		assertThat(this.intake.completion()).isNull();
	}

	@Test
	void whatWasLostBeforeItWasKnownWhereEventsGoIsCounted() {
		this.intake.complete(this.logback.defaults("%m"));
		this.intake.lose(Map.of(new Lost(LossReason.BUFFER_FULL, Severity.WARN), 3,
				new Lost(LossReason.UNENCODABLE, Severity.INFO), 2));
		var counts = this.logback.shipping().pipeline().status().counts();
		assertThat(counts.lost(LossReason.BUFFER_FULL, Severity.WARN)).isEqualTo(3);
		assertThat(counts.lost(LossReason.UNENCODABLE, Severity.INFO)).isEqualTo(2);
		assertThat(counts.accepted()).isEqualTo(5);
	}

	@Test
	void itIsSoleWhenItIsToldSo() {
		assertThat(this.intake.isSole()).isFalse();
		this.intake.setSole(true);
		assertThat(this.intake.isSole()).isTrue();
	}

}
