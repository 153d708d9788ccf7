package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.LogEventCustomizer;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import io.cloudwatchlogging.shipping.Shipping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InstallationUpdate}.
 */
class InstallationUpdateTests {

	@RegisterExtension
	private final StartingApplication application = new StartingApplication();

	private final GenericApplicationContext context = this.application.context();

	@Test
	void whatHasNotChangedIsNotInstalledAgain() {
		ContextEnd end = start();
		Installation early = end.installation();
		assertThat(early).isNotNull();
		update(end);
		assertThat(end.installation()).isSameAs(early);
		assertThat(this.application.warnings()).isEmpty();
	}

	@Test
	void aPropertyThatCameLaterAppliesFromThenOnAndIsTold() {
		ContextEnd end = start();
		StartingApplication.orders().info("an early order");
		this.application.set("cloudwatch.logs.pattern", "late %msg");
		update(end);
		StartingApplication.orders().info("an order");
		this.context.close();
		assertThat(this.application.messages()).containsExactly("INFO an early order", "late an order");
		assertThat(this.application.warnings()).singleElement()
			.asString()
			.contains("cloudwatch.logs.pattern was '%level %msg' and is 'late %msg'", "application.properties");
	}

	@Test
	void anEncoderOfTheApplicationTakesThePlaceOfThatOfTheProperties() {
		ContextEnd end = start();
		registerEncoder();
		update(end);
		StartingApplication.orders().info("an order");
		this.context.close();
		assertThat(this.application.messages()).containsExactly("own an order");
		assertThat(this.application.warnings()).isEmpty();
	}

	@Test
	void whatWasLeftToTheContextAsItHasAnEncoderIsInstalledThen() {
		registerEncoder();
		LogbackSetup.hold(this.application.environment());
		ContextEnd end = start();
		assertThat(end.installation()).isNull();
		StartingApplication.orders().info("an order");
		update(end);
		assertThat(end.installation()).isNotNull();
		this.context.close();
		assertThat(this.application.messages()).containsExactly("own an order");
	}

	private ContextEnd start() {
		ContextEnd.register(this.context);
		this.context.refresh();
		ContextEnd end = ContextEnd.of(this.context.getBeanFactory());
		assertThat(end).isNotNull();
		return end;
	}

	private void registerEncoder() {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setPattern("own %msg");
		this.context.getBeanFactory().registerSingleton("encoder", encoder);
	}

	private void update(ContextEnd end) {
		CloudWatchLogsProperties properties = PropertiesReading.of(this.application.environment()).properties();
		new InstallationUpdate(Shipping.shared(), this.application.environment(), properties,
				LogNames.of(properties, this.application.environment()),
				this.context.<Encoder<ILoggingEvent>>getBeanProvider(
						ResolvableType.forClassWithGenerics(Encoder.class, ILoggingEvent.class)),
				this.context.getBeanProvider(LogEventCustomizer.class))
			.apply(end);
	}

}
