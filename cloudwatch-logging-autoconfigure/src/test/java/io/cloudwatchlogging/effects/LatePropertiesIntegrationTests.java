package io.cloudwatchlogging.effects;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for properties that an initializer of the context brings, as Spring Cloud and
 * Spring's tests do, and for the lines that are logged before.
 */
class LatePropertiesIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	private static final String PATTERN = "cloudwatch.logs.pattern=%msg %X{order}";

	@Test
	void earlierLinesGoWhereThePropertiesSay() {
		run("cloudwatch.logs.group.name", "late");
		assertThat(application.service().groups()).containsExactly("late");
		assertThat(application.service().messages("late")).containsExactly("early 1", "started ");
	}

	@Test
	void earlierLinesHaveTheFormatThatThePropertiesSay() {
		run("cloudwatch.logs.pattern", "%msg in %thread");
		assertThat(application.messages()).containsExactly("early in main", "started in main");
	}

	@Test
	void theLoggersAreThoseThatThePropertiesSay() {
		run("cloudwatch.logs.loggers", "somebody.else");
		assertThat(application.service().requests().all()).isEmpty();
	}

	@Test
	void nothingIsShippedIfThePropertiesSaySo() {
		run("cloudwatch.logs.enabled", "false");
		assertThat(application.service().requests().all()).isEmpty();
	}

	@Test
	void linesAreShippedFromThenOnIfThePropertiesSaySo() {
		application.run(initializer("cloudwatch.logs.enabled", "true"), (context) -> LOG.info("started"), PATTERN,
				"cloudwatch.logs.enabled=false");
		assertThat(application.messages()).containsExactly("started ");
	}

	@Test
	void linesOfAStartThatFailsBeforeAreShipped() {
		assertThatIllegalStateException().isThrownBy(() -> application.run((context) -> {
			LOG.info("early");
			throw new IllegalStateException("not today");
		}, (context) -> {
		}, "cloudwatch.logs.pattern=%msg"));
		application.service().awaitEvents(ShippingApplication.GROUP, 2, ShippingApplication.PATIENCE);
		assertThat(application.messages()).startsWith("early")
			.anyMatch((message) -> message.startsWith("Application run failed"));
	}

	private static void run(String property, String value) {
		application.run(initializer(property, value), (context) -> LOG.info("started"), PATTERN);
	}

	private static ApplicationContextInitializer<ConfigurableApplicationContext> initializer(String property,
			String value) {
		return (context) -> {
			MDC.put("order", "1");
			LOG.info("early");
			MDC.remove("order");
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("late", Map.of(property, value)));
		};
	}

}
