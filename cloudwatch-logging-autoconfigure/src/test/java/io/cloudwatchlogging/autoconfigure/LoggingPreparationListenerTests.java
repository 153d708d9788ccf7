package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.shipping.Shipping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.core.SpringProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggingPreparationListener}.
 */
class LoggingPreparationListenerTests {

	@RegisterExtension
	private final StartingApplication application = new StartingApplication();

	private final LoggingPreparationListener listener = new LoggingPreparationListener();

	private final SpringApplication springApplication = new SpringApplication();

	@AfterEach
	void endBeginning() {
		Shipping.shared().contexts().endBeginning(this.springApplication);
	}

	@Test
	void isTheLastOneBeforeLoggingIsInitialised() {
		assertThat(this.listener.getOrder()).isEqualTo(new LoggingApplicationListener().getOrder() - 1);
	}

	@Test
	void fromThenOnEventsAreHeld() {
		prepare();
		assertThat(StartingApplication.root().getAppender("CLOUDWATCH_LOGS")).isNotNull();
		StartingApplication.orders().info("an order");
		assertThat(Shipping.shared().pipeline().status().counts().buffered()).isZero();
		Shipping.shared().finish();
		assertThat(this.application.messages()).contains("INFO an order");
	}

	@Test
	void nothingIsLetGoOfFromThenOn() {
		prepare();
		assertThat(Shipping.shared().end()).isFalse();
		assertThat(StartingApplication.isAttached()).isTrue();
	}

	@Test
	void eventsOfAllLoggersAreHeldWhateverAnEarlierApplicationHasShipped() {
		this.application.set("cloudwatch.logs.loggers", "com.shop.Invoices");
		Installation.of(this.application.environment()).apply();
		Shipping.shared().finish();
		prepare();
		StartingApplication.orders().info("an early order");
		this.application.set("cloudwatch.logs.loggers", "com.shop.Orders");
		Shipping.shared().finish();
		assertThat(this.application.messages()).containsExactly("INFO an early order");
	}

	@Test
	void whatIsSwitchedOffIsNotAttachedAndWhatWasLeftIsTakenAway() {
		prepare();
		this.application.set("cloudwatch.logs.enabled", "false");
		prepare();
		assertThat(StartingApplication.isAttached()).isFalse();
	}

	@Test
	void nothingHappensWhileAnApplicationIsProcessedAheadOfTime() {
		SpringProperties.setFlag(LoggingListener.AOT_PROCESSING);
		try {
			prepare();
		}
		finally {
			SpringProperties.setProperty(LoggingListener.AOT_PROCESSING, null);
		}
		assertThat(StartingApplication.isAttached()).isFalse();
	}

	private void prepare() {
		this.listener.onApplicationEvent(new ApplicationEnvironmentPreparedEvent(new DefaultBootstrapContext(),
				this.springApplication, new String[0], this.application.environment()));
	}

}
