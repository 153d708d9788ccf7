package io.cloudwatchlogging.effects;

import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.LogEventCustomizer;
import io.cloudwatchlogging.LossReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests of customizers that are beans of the application.
 */
class CustomizersIntegrationTests {

	private static final String PATTERN = "cloudwatch.logs.pattern=%msg";

	private static final Logger ORDERS = LoggerFactory.getLogger("com.acme.Orders");

	@RegisterExtension
	static ShippingApplication application = new ShippingApplication();

	@Test
	void beansAreCalledInTheirOrderAlsoForWhatWasLoggedBeforeTheyExisted() {
		application.run((context) -> {
			register(context, Customizers.class);
			ORDERS.info("early");
		}, (context) -> ORDERS.info("started"), PATTERN);
		assertThat(application.messages()).containsExactly("early first second", "started first second");
	}

	@Test
	void whatIsDroppedIsCounted() {
		application.run((context) -> register(context, Customizers.class), (context) -> {
			LogDelivery delivery = context.getBean(LogDelivery.class);
			long before = delivery.status().counts().lost(LossReason.CUSTOMIZER);
			ORDERS.info("noise");
			assertThat(delivery.status().counts().lost(LossReason.CUSTOMIZER)).isEqualTo(before + 1);
		}, PATTERN);
		assertThat(application.messages()).isEmpty();
	}

	@Test
	void aStartThatFailsBeforeTheyExistShipsMasked() {
		assertThatException().isThrownBy(() -> application.run((context) -> {
			register(context, Broken.class);
			ORDERS.info("password=hunter2");
		}, (context) -> {
		}, PATTERN, "cloudwatch.logs.mask.enabled=true"));
		application.service().awaitEvents(ShippingApplication.GROUP, 2, ShippingApplication.PATIENCE);
		assertThat(application.messages()).startsWith("password=[masked:password]");
	}

	@Test
	void anApplicationThatStartsLaterHasItsOwn() {
		ConfigurableApplicationContext outer = application.start((context) -> register(context, Customizers.class),
				PATTERN);
		application.run((context) -> ORDERS.info("inner"), PATTERN);
		ORDERS.info("outer");
		outer.close();
		assertThat(application.messages()).containsExactly("inner", "outer first second");
	}

	private static void register(ConfigurableApplicationContext context, Class<?> configuration) {
		((GenericApplicationContext) context).registerBean(configuration);
	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		LogEventCustomizer second() {
			return (event) -> event.setText(event.text() + " second");
		}

		@Bean
		@Order(1)
		LogEventCustomizer first() {
			return (event) -> {
				if (event.message().equals("noise")) {
					event.drop();
				}
				event.setText(event.text() + " first");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		LogEventCustomizer broken() {
			throw new IllegalStateException("not today");
		}

	}

}
