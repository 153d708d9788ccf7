package io.cloudwatchlogging.logback;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AppenderDefaults}.
 */
class AppenderDefaultsTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	@ParameterizedTest
	@CsvSource({ "orders, true", "orders.new, true", "orders$Inner, true", "ordersOfOthers, false", "order, false",
			"audit, true", "other, false", "ROOT, false" })
	void eventsOfTheNamedLoggersAndThoseBelowAreShipped(String logger, boolean shipped) {
		assertThat(this.logback.defaults("%m", "orders", "audit").isShipped(logger)).isEqualTo(shipped);
		assertThat(this.logback.defaults("%m").isShipped(logger)).isTrue();
		assertThat(this.logback.defaults("%m", "ROOT").isShipped(logger)).isTrue();
	}

}
