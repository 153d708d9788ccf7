package io.cloudwatchlogging.effects;

import io.cloudwatchlogging.shipping.Shipping;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for several application contexts in one process, and for one that has no part of
 * this library.
 */
class ContextsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	private static final String PATTERN = "cloudwatch.logs.pattern=%msg";

	@AutoClose
	private final EmbeddedCloudWatchLogs other = EmbeddedCloudWatchLogs.start();

	@Test
	void linesGoWhereTheEarlierContextSaysWhenTheLaterOneHasEnded() {
		application.run((context) -> {
			LOG.info("one");
			ShippingApplication.flush(context);
			ConfigurableApplicationContext later = startOther();
			LOG.info("two");
			later.close();
			LOG.info("three");
		}, PATTERN);
		assertThat(application.messages()).containsExactly("one", "three");
		assertThat(this.other.messages("other")).containsExactly("two");
	}

	@Test
	void linesGoWhereTheLaterContextSaysWhenTheEarlierOneHasEnded() {
		ConfigurableApplicationContext[] later = new ConfigurableApplicationContext[1];
		application.run((context) -> {
			LOG.info("one");
			ShippingApplication.flush(context);
			later[0] = startOther();
			LOG.info("two");
		}, PATTERN);
		LOG.info("three");
		later[0].close();
		assertThat(application.messages()).containsExactly("one");
		assertThat(this.other.messages("other")).containsExactly("two", "three");
	}

	private ConfigurableApplicationContext startOther() {
		return application.start((context) -> {
		}, PATTERN, "cloudwatch.logs.group.name=other", "cloudwatch.logs.endpoint=" + this.other.endpoint());
	}

	@Test
	void nothingIsShippedIfTheAutoConfigurationIsExcluded() {
		application.run((context) -> LOG.info("one"), PATTERN,
				"spring.autoconfigure.exclude=io.cloudwatchlogging.autoconfigure.CloudWatchLogsAutoConfiguration");
		assertThat(application.service().requests().all()).isEmpty();
	}

	@Test
	void aThreadThatIsInterruptedDeliversTheLastLinesNevertheless() {
		application.run((context) -> {
			LOG.info("one");
			Thread.currentThread().interrupt();
			Shipping.shared().finish();
			assertThat(Thread.interrupted()).isTrue();
			assertThat(application.messages()).containsExactly("one");
		}, PATTERN, "cloudwatch.logs.batch.max-linger=60s");
	}

}
