package io.cloudwatchlogging.shipping;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Loss;
import io.cloudwatchlogging.naming.DeferredNames;
import io.cloudwatchlogging.naming.NameKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeliveryWarnings}.
 */
class DeliveryWarningsTests {

	private static final Destination DESTINATION = new Destination("/shop", "one");

	private final Locale locale = Locale.getDefault();

	private final DeferredNames names = new DeferredNames();

	private final DeliveryWarnings warnings = new DeliveryWarnings(this.names);

	private final Warnings told = new Warnings();

	DeliveryWarningsTests() {
		this.warnings.setReporter(this.told);
	}

	@AfterEach
	void restoreLocale() {
		Locale.setDefault(this.locale);
	}

	@ParameterizedTest
	@EnumSource
	void aFailureIsToldAtOnceThenEveryTenthHundredthAndSoOn(FailureKind failureKind) {
		for (int i = 0; i < 1000; i++) {
			this.warnings.failed(failureKind, "Reason " + i + ".");
		}
		String beginning = "Log events cannot be delivered to CloudWatch Logs and are kept ("
				+ failureKind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ")";
		assertThat(this.told.messages()).containsExactly(beginning + ". Reason 0.",
				beginning + ", 10 times so far. Reason 9.", beginning + ", 100 times so far. Reason 99.",
				beginning + ", 1,000 times so far. Reason 999.");
	}

	@Test
	void theEndOfATroubleIsToldOnceAndTheNextOneAtOnce() {
		this.warnings.delivered();
		assertThat(this.told.messages()).isEmpty();
		this.warnings.failed(FailureKind.UNAVAILABLE, "Down.");
		this.warnings.failed(FailureKind.UNAVAILABLE, "Down.");
		this.warnings.delivered();
		this.warnings.delivered();
		this.warnings.failed(FailureKind.UNAVAILABLE, "Down again.");
		assertThat(this.told.messages()).containsExactly(
				"Log events cannot be delivered to CloudWatch Logs and are kept (unavailable). Down.",
				"Log events are delivered to CloudWatch Logs again",
				"Log events cannot be delivered to CloudWatch Logs and are kept (unavailable). Down again.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1        | 1 log event has
			2        | 2 log events have
			1234567  | 1,234,567 log events have
			""")
	void lossesAreToldWithTheirNumberInEveryLocale(long count, String events) {
		Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
		this.warnings.lost(loss(LossReason.BUFFER_FULL, count));
		assertThat(this.told.messages()).containsExactly(
				events + " not been delivered to CloudWatch Logs so far: " + LossReason.BUFFER_FULL.text());
	}

	@Test
	void lossesAreAddedUpByReason() {
		this.warnings.lost(loss(LossReason.BUFFER_FULL, 4));
		this.warnings.lost(loss(LossReason.OVERSIZE, 1));
		this.warnings.lost(loss(LossReason.BUFFER_FULL, 5));
		this.warnings.lost(loss(LossReason.BUFFER_FULL, 6));
		assertThat(this.told.messages()).extracting((message) -> message.substring(0, message.indexOf(" not been")))
			.containsExactly("4 log events have", "1 log event has", "15 log events have");
	}

	@Test
	void aRefusalNamesTheLogStreamAsFarAsItIsKnown() {
		Destination deferred = new Destination("/shop/{:ecs-cluster}", "one");
		this.warnings.refused(deferred, "it is empty");
		this.names.complete(NameKind.GROUP, deferred.group());
		for (int i = 0; i < 9; i++) {
			this.warnings.refused(deferred, "it is empty");
		}
		assertThat(this.told.messages()).containsExactly(
				"CloudWatch Logs refused a log event for /shop/{ecs-cluster} one: it is empty",
				"CloudWatch Logs refused a log event for " + this.names.asKnown(NameKind.GROUP, deferred.group())
						+ " one, 10 times so far: it is empty");
		assertThat(this.told.messages().get(1)).doesNotContain("ecs-cluster");
	}

	@Test
	void anEventWithoutItsFormatIsToldWithTheCause() {
		IllegalStateException cause = new IllegalStateException();
		for (int i = 0; i < 10; i++) {
			this.warnings.unformatted(cause);
		}
		assertThat(this.told.messages()).containsExactly(
				"A log event could not be formatted and is shipped in a simpler form",
				"A log event could not be formatted and is shipped in a simpler form, 10 times so far");
		assertThat(this.told.cause()).isSameAs(cause);
	}

	@Test
	void whatIsLeftByTheShutdownIsToldOnceForEachApplication() {
		this.warnings.abandoned(left(1), status(null, null), 0);
		this.warnings.abandoned(left(2), status(null, null), 0);
		this.warnings.begin();
		this.warnings.abandoned(left(1500), status(null, null), 0);
		assertThat(this.told.messages()).containsExactly(
				"1 log event was not delivered to CloudWatch Logs within the shutdown timeout",
				"1,500 log events were not delivered to CloudWatch Logs within the shutdown timeout");
	}

	@Test
	void whatIsKeptInTheJournalIsNotLost() {
		for (long kept : List.of(1L, 1500L, 2000L)) {
			this.warnings.abandoned(left(1500), status(null, "no connection"), kept);
			this.warnings.begin();
		}
		assertThat(this.told.messages()).extracting((message) -> message.substring(message.indexOf("timeout")))
			.containsExactly("timeout. 1 of them is kept in the journal: the next start delivers it. no connection",
					"timeout. 1,500 of them are kept in the journal: the next start delivers them. no connection",
					"timeout. 1,500 of them are kept in the journal: the next start delivers them. no connection");
	}

	@Test
	void theReasonIsToldUnlessItWasWhenItBegan() {
		this.warnings.abandoned(left(1), status(FailureKind.UNAVAILABLE, "no connection"), 0);
		this.warnings.begin();
		this.warnings.abandoned(left(1), status(FailureKind.UNAVAILABLE, "no connection"), 0);
		this.warnings.begin();
		this.warnings.abandoned(left(1), status(null, "something else"), 0);
		assertThat(this.told.messages()).extracting((message) -> message.substring(message.indexOf("timeout")))
			.containsExactly("timeout. no connection", "timeout", "timeout. something else");
	}

	@Test
	void whatIsLeftOfADiscardedApplicationIsTold() {
		List.of(0L, 1L, 2L).forEach(this.warnings::left);
		assertThat(this.told.messages()).containsExactly(
				"1 log event was not delivered to CloudWatch Logs, as the application was stopped meanwhile",
				"2 log events were not delivered to CloudWatch Logs, as the application was stopped meanwhile");
	}

	@Test
	void withoutAReporterNothingIsToldAndNothingFails() {
		this.warnings.setReporter(null);
		this.warnings.failed(FailureKind.DENIED, "message");
		this.warnings.warn("message");
		assertThat(this.told.messages()).isEmpty();
	}

	private static Loss loss(LossReason reason, long count) {
		return new Loss(DESTINATION, reason, Severity.INFO, count);
	}

	private static FlushResult left(long remaining) {
		return new FlushResult(0, remaining, false, Duration.ZERO);
	}

	private static DeliveryStatus status(@Nullable FailureKind failureKind, @Nullable String error) {
		return new DeliveryStatus(true, Counts.of(0, 0, 0, 0, 0, (severity) -> 0, (reason, severity) -> 0), 0, 1,
				Duration.ZERO, 0, 0, null, null, failureKind, error, null, null);
	}

}
