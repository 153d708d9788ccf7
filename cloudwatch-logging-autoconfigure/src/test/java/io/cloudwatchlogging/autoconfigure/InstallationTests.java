package io.cloudwatchlogging.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import io.cloudwatchlogging.shipping.Shipping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Installation}.
 */
class InstallationTests {

	@RegisterExtension
	private final StartingApplication application = new StartingApplication();

	@Test
	void shipsWhatWasHeldAndWhatIsLoggedFromThenOn() {
		LogbackSetup.hold(this.application.environment());
		StartingApplication.orders().info("an early order");
		apply();
		StartingApplication.orders().info("an order");
		Shipping.shared().finish();
		assertThat(this.application.messages()).containsExactly("INFO an early order", "INFO an order");
	}

	@ParameterizedTest
	@CsvSource({ "trace,INFO|WARN|ERROR", "info,INFO|WARN|ERROR", "warn,WARN|ERROR", "error,ERROR", "fatal,ERROR",
			"off,''" })
	void shipsFromTheLevelOn(String level, String shipped) {
		this.application.set("cloudwatch.logs.level", level);
		apply();
		StartingApplication.orders().info("order");
		StartingApplication.orders().warn("order");
		StartingApplication.orders().error("order");
		Shipping.shared().finish();
		assertThat(this.application.messages().stream().map((message) -> message.replace(" order", "")).toList())
			.isEqualTo(shipped.isEmpty() ? List.of() : List.of(shipped.split("\\|")));
	}

	@Test
	void shipsInAStructuredFormat() {
		this.application.set("cloudwatch.logs.format", "ecs");
		apply();
		StartingApplication.orders().info("an order");
		Shipping.shared().finish();
		assertThat(this.application.messages()).singleElement()
			.asString()
			.startsWith("{")
			.contains("\"message\":\"an order\"", "\"log\":{\"level\":\"INFO\"");
	}

	@Test
	void shipsByTheEncoderOfTheApplication() {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(StartingApplication.logging());
		encoder.setPattern("own %msg");
		encoder.start();
		new Installation(this.application.environment(), EnvironmentReading.of(this.application.environment()), encoder,
				List.of())
			.apply();
		StartingApplication.orders().info("an order");
		Shipping.shared().finish();
		assertThat(this.application.messages()).containsExactly("own an order");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs.endpoint=localhost:4566", "cloudwatch.logs.group.name=a b",
			"cloudwatch.logs.stream.name={nope}", "spring.cloud.aws.region.static=not a region" })
	void shipsNothingIfItWouldGoElsewhere(String assignment) {
		String property = assignment.substring(0, assignment.indexOf('='));
		LogbackSetup.hold(this.application.environment());
		this.application.set(property, assignment.substring(assignment.indexOf('=') + 1));
		StartingApplication.orders().info("an order");
		apply();
		Shipping.shared().finish();
		assertThat(StartingApplication.isAttached()).isFalse();
		assertThat(Shipping.shared().pipeline().isConnected()).isFalse();
		assertThat(this.application.service().requests().all()).isEmpty();
		assertThat(this.application.warnings()).filteredOn((warning) -> warning.contains(property)).hasSize(1);
	}

	@Test
	void tellsOnceWhyAContextShipsNothing() {
		Runnable context = () -> {
		};
		LogbackSetup.hold(this.application.environment());
		Shipping.shared().contexts().retain(context);
		this.application.set("cloudwatch.logs.stream.name", "{nope}");
		apply();
		Shipping.shared().contexts().release(context);
		assertThat(this.application.warnings()).filteredOn((warning) -> warning.contains("cloudwatch.logs.stream.name"))
			.hasSize(1);
	}

	@Test
	void tellsWhichPropertiesHaveOtherValuesLater() {
		Installation installation = Installation.of(this.application.environment());
		assertThat(installation.differences(PropertiesReading.of(this.application.environment()).properties()))
			.isEmpty();
		this.application.set("cloudwatch.logs.level", "warn");
		this.application.set("cloudwatch.logs.stream.name", "one");
		assertThat(installation.differences(PropertiesReading.of(this.application.environment()).properties()))
			.satisfiesExactlyInAnyOrder(
					(text) -> assertThat(text).startsWith("cloudwatch.logs.level was ").endsWith("and is 'warn'"),
					(text) -> assertThat(text).startsWith("cloudwatch.logs.stream.name was ").endsWith("and is 'one'"));
	}

	private void apply() {
		Installation.of(this.application.environment()).apply();
	}

}
