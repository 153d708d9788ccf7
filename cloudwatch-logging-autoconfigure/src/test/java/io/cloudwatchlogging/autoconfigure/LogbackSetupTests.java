package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import io.cloudwatchlogging.logback.Appenders;
import io.cloudwatchlogging.shipping.Shipping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogbackSetup}.
 */
class LogbackSetupTests {

	private final MockEnvironment environment = new MockEnvironment().withProperty("cloudwatch.logs.group.name",
			"/shop");

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	@AfterEach
	void removeAppenders() {
		Shipping.shared().contexts().uninstall();
	}

	@Test
	void theAppendersAreThoseOfTheClassLoaderInTheContextOfSlf4j() {
		assertThat(LogbackSetup.appenders()).isSameAs(Appenders.of(Shipping.shared()));
		assertThat(LogbackSetup.context()).isSameAs(LoggerFactory.getILoggerFactory());
	}

	@Test
	void anApplicationThatIsHeldHasItsAppenderAndOneThatDoesNotShipHasNone() {
		LogbackSetup.hold(this.environment);
		assertThat(LogbackSetup.appenders().describe()).hasSize(1);
		this.environment.setProperty("cloudwatch.logs.enabled", "false");
		assertThat(LogbackSetup.install(this.environment, this.beans)).isNull();
		assertThat(LogbackSetup.appenders().describe()).isEmpty();
	}

	@Test
	void anApplicationIsInstalledUnlessABeanIsAnEncoder() {
		LogbackSetup.hold(this.environment);
		this.beans.registerBeanDefinition("encoder", new RootBeanDefinition(PatternLayoutEncoder.class));
		assertThat(LogbackSetup.install(this.environment, this.beans)).as("left to the connector").isNull();
		this.beans.removeBeanDefinition("encoder");
		assertThat(LogbackSetup.install(this.environment, this.beans)).isNotNull();
		assertThat(LogbackSetup.appenders().describe()).singleElement()
			.satisfies((appender) -> assertThat(appender.group()).isEqualTo("/shop"));
	}

}
