package io.cloudwatchlogging.effects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.cloudwatchlogging.EffectOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties that switch the library, or a part of it, on and off.
 */
class SwitchEffectsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	@Test
	@EffectOf("cloudwatch.logs.enabled")
	void nothingIsShippedIfItIsSwitchedOff() {
		run("cloudwatch.logs.enabled=false");
		assertThat(application.service().requests().all()).isEmpty();
	}

	@Test
	void linesAreShippedIfItIsNotSwitchedOff() {
		run();
		assertThat(application.messages()).singleElement().asString().endsWith(": a line");
	}

	@Test
	void nothingIsShippedInAProfileThatSwitchesItOff(@TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("application.yml"), """
				cloudwatch:
				  logs:
				    pattern: "%msg"
				""");
		Files.writeString(directory.resolve("application-dev.yml"), """
				cloudwatch:
				  logs:
				    enabled: false
				""");
		String location = "spring.config.location=" + directory.toUri();
		run(location, "spring.profiles.active=dev");
		assertThat(application.service().requests().all()).isEmpty();
		run(location, "spring.profiles.active=prod");
		assertThat(application.messages()).containsExactly("a line");
	}

	@Test
	void nothingIsShippedInLambda() {
		run("AWS_LAMBDA_FUNCTION_NAME=shop");
		assertThat(application.service().requests().all()).isEmpty();
	}

	@Test
	@EffectOf("cloudwatch.logs.enabled-in-lambda")
	void linesAreShippedInLambdaIfTheyAreToBe() {
		run("AWS_LAMBDA_FUNCTION_NAME=shop", "cloudwatch.logs.enabled-in-lambda=true");
		assertThat(application.messages()).singleElement().asString().endsWith(": a line");
	}

	@Test
	void theHealthIsShown() {
		application.run((context) -> assertThat(context.getBean(HealthEndpoint.class).healthForPath("cloudWatchLogs"))
			.isNotNull());
	}

	@Test
	@EffectOf("management.health.cloudwatchlogs.enabled")
	void theHealthIsNotShownIfItIsSwitchedOff() {
		application.run(
				(context) -> assertThat(context.getBean(HealthEndpoint.class).healthForPath("cloudWatchLogs")).isNull(),
				"management.health.cloudwatchlogs.enabled=false");
	}

	private static void run(String... properties) {
		application.run((context) -> LOG.info("a line"), properties);
	}

}
