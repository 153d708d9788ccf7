package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;

import ch.qos.logback.classic.LoggerContext;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.shipping.Shipping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsDeliveryAutoConfiguration}.
 */
class CloudWatchLogsDeliveryAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudWatchLogsAutoConfiguration.class,
				CloudWatchLogsDeliveryAutoConfiguration.class, AwsAutoConfiguration.class,
				CredentialsProviderAutoConfiguration.class, RegionProviderAutoConfiguration.class))
		.withUserConfiguration(Nightly.class)
		.withPropertyValues("cloudwatch.logs.group.name=/shop", "spring.cloud.aws.region.static=eu-central-1",
				"spring.cloud.aws.endpoint=http://127.0.0.1:9", "spring.cloud.aws.credentials.access-key=test",
				"spring.cloud.aws.credentials.secret-key=test");

	@BeforeEach
	@AfterEach
	void nothingIsConnected() {
		Shipping.shared().pipeline().disconnect(true);
		Shipping.shared().pipeline().discard();
	}

	@Test
	void isThereWhereLinesAreShipped() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(LogDelivery.class);
			assertThat(context.getBean(Nightly.class).delivery.status().connected()).isTrue();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs.enabled=false", "AWS_LAMBDA_FUNCTION_NAME=orders" })
	void isThereWhereLinesAreNotShipped(String reason) {
		this.contextRunner.withPropertyValues(reason).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(LogDelivery.class);
			LogDelivery delivery = context.getBean(Nightly.class).delivery;
			assertThat(delivery.status().connected()).isFalse();
			FlushResult result = delivery.flush(Duration.ZERO);
			assertThat(result.complete()).isTrue();
			assertThat(result.delivered()).isZero();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs.enabled=false", "cloudwatch.logs.enabled=true" })
	void backsOffInFavorOfTheDeliveryOfTheUser(String property) {
		this.contextRunner.withPropertyValues(property)
			.withBean(UsersDelivery.class)
			.run((context) -> assertThat(context.getBean(Nightly.class).delivery).isInstanceOf(UsersDelivery.class));
	}

	@Test
	void isThereWithoutLogbackAndHasNothingToDeliver() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CloudWatchLogsDeliveryAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(LoggerContext.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(LogDelivery.class));
	}

	/**
	 * An application that cannot start without a delivery.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Nightly {

		private final LogDelivery delivery;

		Nightly(LogDelivery delivery) {
			this.delivery = delivery;
		}

	}

	/**
	 * A delivery of the application's own.
	 */
	static final class UsersDelivery implements LogDelivery {

		@Override
		public FlushResult flush(Duration timeout) {
			return new FlushResult(0, 0, true, Duration.ZERO);
		}

		@Override
		public DeliveryStatus status() {
			throw new UnsupportedOperationException();
		}

	}

}
