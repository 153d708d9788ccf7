package io.cloudwatchlogging.shipping;

import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.naming.DeferredNames;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeliveryReports}.
 */
class DeliveryReportsTests {

	private final Warnings warnings = new Warnings();

	private final DeliveryReports reports = new DeliveryReports(new DeferredNames());

	@Test
	void aWarningGoesToTheReporterOfTheMoment() {
		this.reports.setReporter(this.warnings);
		this.reports.warn("one");
		Warnings next = new Warnings();
		this.reports.setReporter(next);
		this.reports.warn("two");
		this.reports.setReporter(null);
		this.reports.warn("three");
		assertThat(this.warnings.messages()).containsExactly("one");
		assertThat(next.messages()).containsExactly("two");
	}

	@Test
	void whatIsReportedIsMaskedByTheMaskOfTheMoment() {
		this.reports.setReporter(this.warnings);
		this.reports.maskBy((text) -> text.replace("secret", "***"));
		this.reports.warn("a secret");
		this.reports.masked(this.warnings).warn("another secret", null);
		assertThat(this.warnings.messages()).containsExactly("a ***", "another ***");
	}

	@Test
	void eachEventWithoutItsFormatIsCountedAndTheFirstOneIsTold() {
		this.reports.setReporter(this.warnings);
		IllegalStateException cause = new IllegalStateException("no number");
		this.reports.unformatted(cause);
		this.reports.unformatted(cause);
		assertThat(this.reports.unformatted()).isEqualTo(2);
		assertThat(this.warnings.messages()).isNotEmpty();
		assertThat(this.warnings.cause()).isSameAs(cause);
	}

	@Test
	void theFirstDeliveryIsNoWarning() {
		this.reports.setReporter(this.warnings);
		this.reports.firstDelivery(new Destination("group", "stream"), "region eu-central-1");
		assertThat(this.warnings.messages()).isEmpty();
	}

}
