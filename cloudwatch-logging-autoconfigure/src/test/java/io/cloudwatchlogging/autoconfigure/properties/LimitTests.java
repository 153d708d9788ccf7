package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.logging.LogLevel;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link Limit}, {@link Budget} and {@link Price}.
 */
class LimitTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = {
			"limit.events-per-second.com.acme.Poller, 0, limit.events-per-second[com.acme.Poller], \"it is less than 0.001\"",
			"limit.events-per-second.root, 10000001, limit.events-per-second[root], \"it is more than 10000000\"",
			"limit.burst.root, 0, limit.burst[root], \"it is less than 1\"",
			"limit.burst.root, 1000001, limit.burst[root], \"it is more than 1000000\"",
			"limit.max-level, off, limit.max-level, \"it is not the level of an event\"",
			"limit.summary-interval, 999ms, limit.summary-interval, \"it is less than 1s\"",
			"limit.summary-interval, 61m, limit.summary-interval, \"it is more than 3600s\"",
			"budget.per-day, 1023KB, budget.per-day, \"it is less than 1MB\"",
			"budget.per-day, 1001TB, budget.per-day, \"it is more than 1000TB\"",
			"price.per-gb, -0.01, price.per-gb, \"it is less than 0\"",
			"price.per-gb, 1001, price.per-gb, \"it is more than 1000\"" })
	void anInvalidValueIsRefusedByName(String name, String value, String property, String reason) {
		assertThatThrownBy(() -> bind(name, value)).rootCause()
			.isInstanceOfSatisfying(InvalidCloudWatchLogsPropertyException.class, (ex) -> {
				assertThat(ex.property()).isEqualTo("cloudwatch.logs." + property);
				assertThat(ex.reason()).isEqualTo(reason);
				assertThat(ex.action()).startsWith("Use ");
			});
	}

	@Test
	void namesOfLoggersAreKeptAsTheyAreWritten() {
		assertThat(bind("limit.events-per-second.com.acme.order.Poller", "0.5").limit().eventsPerSecond())
			.isEqualTo(Map.of("com.acme.order.Poller", 0.5));
		assertThat(bind("limit.events-per-second[com.acme.Poller$Task_1]", "100").limit().eventsPerSecond())
			.isEqualTo(Map.of("com.acme.Poller$Task_1", 100.0));
	}

	@Test
	void nothingIsLimitedByDefault() {
		CloudWatchLogsProperties properties = bind("level", "trace");
		assertThat(properties.limit().eventsPerSecond()).isEmpty();
		assertThat(properties.limit().maxLevel()).isEqualTo(LogLevel.INFO);
		assertThat(properties.limit().foldRepeats()).isFalse();
		assertThat(properties.budget().perDay()).isNull();
		assertThat(properties.price().perGb()).isNull();
	}

	@Test
	void aBurstWithoutARateIsToldOf() {
		Limit limit = bind("limit.burst.com.acme.Poller", "5").limit();
		assertThat(limit.warnings())
			.containsExactly("Property 'cloudwatch.logs.limit.burst[com.acme.Poller]' has the value '5', which has no "
					+ "effect: set cloudwatch.logs.limit.events-per-second[com.acme.Poller], too, or remove it");
	}

	@Test
	void whoeverSetsAnEventRateOfNoLoggerIsToldHowToSetItForAll() {
		ParentProperty parent = KnownProperties.PARENTS.stream()
			.filter((known) -> known.name().toString().equals("cloudwatch.logs.limit.events-per-second"))
			.findFirst()
			.orElseThrow();
		assertThat(parent.failure("100").action())
			.isEqualTo("Give each key a property of its own, such as cloudwatch.logs.limit.events-per-second.root.");
	}

	private static CloudWatchLogsProperties bind(String name, String value) {
		MockEnvironment environment = new MockEnvironment().withProperty("cloudwatch.logs." + name, value);
		return new Binder(ConfigurationPropertySources.get(environment)).bindOrCreate(CloudWatchLogsProperties.PREFIX,
				CloudWatchLogsProperties.class);
	}

}
