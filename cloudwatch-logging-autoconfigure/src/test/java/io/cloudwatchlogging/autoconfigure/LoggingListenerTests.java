package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggingListener}.
 */
class LoggingListenerTests {

	private static final String[] NO_ARGUMENTS = new String[0];

	@RegisterExtension
	private final StartingApplication application = new StartingApplication();

	private final SpringApplication springApplication = new SpringApplication();

	private final GenericApplicationContext context = this.application.context();

	private final LoggingListener listener = new LoggingListener();

	@Test
	void isTheFirstOneAfterLoggingIsInitialised() {
		assertThat(this.listener.getOrder()).isEqualTo(new LoggingApplicationListener().getOrder() + 1);
	}

	@Test
	void theAppenderIsTheLastOneOnceLoggingIsInitialised() {
		LogbackSetup.hold(this.application.environment());
		ListAppender<ILoggingEvent> console = new ListAppender<>();
		StartingApplication.root().addAppender(console);
		try {
			tell(environmentPrepared());
			assertThat(appendersOfRoot()).last().extracting(Appender::getName).isEqualTo("CLOUDWATCH_LOGS");
		}
		finally {
			StartingApplication.root().detachAppender(console);
		}
	}

	@Test
	void inLambdaItIsSaidThatNothingIsShipped() {
		LogbackSetup.hold(this.application.environment());
		this.application.set("AWS_LAMBDA_FUNCTION_NAME", "orders");
		tell(environmentPrepared());
		assertThat(this.application.warnings()).containsExactly(OnShippingCondition.LAMBDA_REASON);
	}

	@Test
	void whatAnInitializerSwitchesOffIsTakenAway() {
		LogbackSetup.hold(this.application.environment());
		tell(initialized());
		assertThat(StartingApplication.isAttached()).isTrue();
		this.application.set("cloudwatch.logs.enabled", "false");
		tell(initialized());
		assertThat(StartingApplication.isAttached()).isFalse();
	}

	@Test
	void aPreparedContextShips() {
		tell(prepared());
		assertThat(ContextEnd.of(this.context.getBeanFactory())).isNotNull();
		assertThat(Shipping.shared().contexts().isEmpty()).isFalse();
		tell(failed(this.context));
		assertThat(Shipping.shared().contexts().isEmpty()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs.enabled=false", "AWS_LAMBDA_FUNCTION_NAME=orders" })
	void aContextThatIsNotToShipDoesNot(String property) {
		this.application.set(property.substring(0, property.indexOf('=')),
				property.substring(property.indexOf('=') + 1));
		tell(prepared());
		assertThat(Shipping.shared().contexts().isEmpty()).isTrue();
	}

	@Test
	void springCloudsBootstrapContextIsNoneThatShips() {
		this.application.environment().getPropertySources().addFirst(new MapPropertySource("bootstrap", Map.of()));
		tell(prepared());
		assertThat(Shipping.shared().contexts().isEmpty()).isTrue();
	}

	/** Such as the one by which Spring Cloud refreshes another one. */
	@ParameterizedTest
	@ValueSource(strings = { "bootstrap", "failed", "switched off" })
	void anApplicationThatGetsNoContextThatShipsLeavesNoMark(String kind) {
		new LoggingPreparationListener().onApplicationEvent(environmentPrepared());
		switch (kind) {
			case "bootstrap" -> {
				this.application.environment()
					.getPropertySources()
					.addFirst(new MapPropertySource("bootstrap", Map.of()));
				tell(prepared());
			}
			case "failed" -> tell(failed(null));
			default -> {
				this.application.set("cloudwatch.logs.enabled", "false");
				tell(initialized());
			}
		}
		assertThat(Shipping.shared().end()).isTrue();
	}

	@Test
	void aStartedContextWithoutWhatConnectsItIsNotToShip() {
		tell(prepared());
		this.context.refresh();
		tell(new ApplicationStartedEvent(this.springApplication, NO_ARGUMENTS, this.context, Duration.ZERO));
		this.context.close();
		assertThat(this.application.warnings()).singleElement().asString().contains("excluded or does not apply");
	}

	@Test
	void whatWasHeldIsShippedIfAnApplicationFailsBeforeItHasAContext() {
		LogbackSetup.hold(this.application.environment());
		StartingApplication.orders().error("the report");
		tell(failed(null));
		Shipping.shared().finish();
		assertThat(this.application.messages()).contains("ERROR the report");
	}

	@Test
	void nothingHappensWhileAnApplicationIsProcessedAheadOfTime() {
		SpringProperties.setFlag(LoggingListener.AOT_PROCESSING);
		try {
			tell(prepared());
		}
		finally {
			SpringProperties.setProperty(LoggingListener.AOT_PROCESSING, null);
		}
		assertThat(Shipping.shared().contexts().isEmpty()).isTrue();
	}

	private void tell(SpringApplicationEvent event) {
		this.listener.onApplicationEvent(event);
	}

	private ApplicationEnvironmentPreparedEvent environmentPrepared() {
		return new ApplicationEnvironmentPreparedEvent(new DefaultBootstrapContext(), this.springApplication,
				NO_ARGUMENTS, this.application.environment());
	}

	private ApplicationContextInitializedEvent initialized() {
		return new ApplicationContextInitializedEvent(this.springApplication, NO_ARGUMENTS, this.context);
	}

	private ApplicationPreparedEvent prepared() {
		return new ApplicationPreparedEvent(this.springApplication, NO_ARGUMENTS, this.context);
	}

	private ApplicationFailedEvent failed(@Nullable GenericApplicationContext context) {
		return new ApplicationFailedEvent(this.springApplication, NO_ARGUMENTS, context, new IllegalStateException());
	}

	private static List<Appender<ILoggingEvent>> appendersOfRoot() {
		List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
		for (Iterator<Appender<ILoggingEvent>> it = StartingApplication.root().iteratorForAppenders(); it.hasNext();) {
			appenders.add(it.next());
		}
		return appenders;
	}

}
