package io.cloudwatchlogging.delivery;

import java.util.List;
import java.util.Locale;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is remembered of losses: {@link Ledger}, {@link LossTally} and
 * {@link DropTally}.
 */
class LossTests {

	private static final Destination STREAM = new Destination("group", "stream");

	@ParameterizedTest
	@EnumSource(LossReason.class)
	void everyLossIsCountedAndThoseThatWereNotIntendedAreTold(LossReason reason) {
		Ledger ledger = new Ledger();
		ledger.lostBeforeBuffering(STREAM, reason, Severity.INFO, 2);
		assertThat(ledger.counts().lost(reason)).isEqualTo(2);
		assertThat(ledger.takeLosses()).hasSize(reason.isIntended() ? 0 : 1);
	}

	@Test
	void intendedAreCustomizersLimitsAndTheBudget() {
		assertThat(LossReason.values()).filteredOn(LossReason::isIntended)
			.containsExactly(LossReason.CUSTOMIZER, LossReason.LIMITED, LossReason.REPEATED, LossReason.OVER_BUDGET);
	}

	@Test
	void lossesOfOneKindComeTogetherAndOnce() {
		Ledger ledger = new Ledger();
		ledger.lostBeforeBuffering(STREAM, LossReason.EMPTY, Severity.INFO, 1);
		ledger.lostBeforeBuffering(STREAM, LossReason.EMPTY, Severity.INFO, 1);
		ledger.lostBeforeBuffering(STREAM, LossReason.EMPTY, Severity.WARN, 1);
		assertThat(ledger.takeLosses()).containsExactly(new Loss(STREAM, LossReason.EMPTY, Severity.INFO, 2),
				new Loss(STREAM, LossReason.EMPTY, Severity.WARN, 1));
		assertThat(ledger.takeLosses()).isEmpty();
		assertThat(ledger.counts().lost()).isEqualTo(3);
		assertThat(ledger.counts()).hasToString("accepted 3, delivered 0, lost 3, buffered 0");
	}

	@Test
	void lossesOfManyStreamsTakeBoundedMemory() {
		LossTally losses = new LossTally();
		for (int i = 0; i < 10 * LossTally.MAX_KINDS; i++) {
			losses.add(new Destination("group", "stream " + i), LossReason.EMPTY, Severity.INFO, 1);
		}
		List<Loss> taken = losses.take();
		assertThat(taken).hasSize(LossTally.MAX_KINDS + 1);
		assertThat(taken.get(LossTally.MAX_KINDS))
			.isEqualTo(new Loss(LossTally.OTHERS, LossReason.EMPTY, Severity.INFO, 9L * LossTally.MAX_KINDS));
	}

	@Test
	void theNoticeNamesNumbersTimesAndReasonInAnyLocale() {
		DropTally drops = new DropTally();
		for (int i = 0; i < 1200; i++) {
			drops.add(Severity.INFO, 1000 + i % 7);
		}
		drops.add(Severity.ERROR, 0);
		Locale locale = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
		try {
			assertThat(drops.notice()).isEqualTo("1,201 events were dropped between 1970-01-01T00:00:00Z and "
					+ "1970-01-01T00:00:01.006Z: INFO 1,200, ERROR 1, buffer full");
		}
		finally {
			Locale.setDefault(locale);
		}
		drops.clear();
		assertThat(drops.isEmpty()).isTrue();
	}

	@Test
	void aTallyThatWasClearedAndFilledAgainIsAnotherOne() {
		DropTally drops = new DropTally();
		drops.add(Severity.INFO, 1);
		DropTally copy = drops.copy();
		assertThat(drops.isSameAs(copy)).isTrue();
		drops.clear();
		drops.add(Severity.INFO, 2);
		assertThat(drops.isSameAs(copy)).isFalse();
	}

	@Test
	void theNoticeOfASingleLineIsInTheSingular() {
		DropTally drops = new DropTally();
		drops.add(Severity.WARN, 1000);
		assertThat(drops.notice()).isEqualTo("1 event was dropped at 1970-01-01T00:00:01Z: WARN 1, buffer full");
	}

	@Test
	void everyReasonHasWordsAndAKind() {
		assertThat(LossReason.values()).allMatch((reason) -> !reason.text().isBlank())
			.filteredOn(LossReason::isRejected)
			.containsExactly(LossReason.TOO_OLD, LossReason.EXPIRED, LossReason.TOO_NEW, LossReason.INVALID);
	}

}
