package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusManager;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.autoconfigure.properties.InvalidCloudWatchLogsPropertyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsAutoConfiguration}.
 */
class CloudWatchLogsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudWatchLogsAutoConfiguration.class,
				CloudWatchLogsDeliveryAutoConfiguration.class, AwsAutoConfiguration.class,
				CredentialsProviderAutoConfiguration.class, RegionProviderAutoConfiguration.class))
		.withPropertyValues("cloudwatch.logs.group.name=/shop", "spring.cloud.aws.region.static=eu-central-1",
				"spring.cloud.aws.endpoint=http://127.0.0.1:9", "spring.cloud.aws.credentials.access-key=test",
				"spring.cloud.aws.credentials.secret-key=test");

	@Test
	void connectsAndGivesTheDeliveryToInject() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(Connector.class)
				.hasSingleBean(LogDelivery.class)
				.hasSingleBean(LossPublisher.class);
			assertThat(context.getBean(LogDelivery.class).status().connected()).isTrue();
		});
	}

	@Test
	void connectsAlsoWhenBeansAreLazy() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context.getBeanFactory().containsSingleton("cloudWatchLogsConnector"))
				.isTrue());
	}

	@ParameterizedTest
	@ValueSource(classes = { LoggerContext.class, CloudWatchLogsClient.class, AwsClientBuilderConfigurer.class })
	void backsOffWithoutWhatItWorksOn(Class<?> missing) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).doesNotHaveBean(Connector.class));
	}

	@Test
	void backsOffWithoutTheConfigurationOfSpringCloudAws() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CloudWatchLogsAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Connector.class));
	}

	@Test
	@EffectOf("cloudwatch.logs.enabled")
	void backsOffWhenSwitchedOff() {
		this.contextRunner.withPropertyValues("cloudwatch.logs.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Connector.class)
				.doesNotHaveBean(LossPublisher.class));
	}

	@Test
	void refusesAValueOfTheGroupItselfBesideItsName() {
		this.contextRunner.withPropertyValues("cloudwatch.logs.group=/orders")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidCloudWatchLogsPropertyException.class)
				.hasMessageContaining("it has properties below it"));
	}

	@Test
	void warnsOfWhatHasNoEffect() {
		StatusManager status = ((LoggerContext) LoggerFactory.getILoggerFactory()).getStatusManager();
		status.clear();
		this.contextRunner.withBean("audit", CloudWatchLogsClient.class, UnusedClient::new)
			.withBean("billing", CloudWatchLogsClient.class, UnusedClient::new)
			.withPropertyValues("cloudwatch.logs.gruop.retention=7")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(status.getCopyOfStatusList()).extracting(Status::getMessage)
					.anyMatch((warning) -> warning.contains("'audit', 'billing'"))
					.anyMatch((warning) -> warning.contains("Did you mean 'cloudwatch.logs.group.retention'?"));
			});
	}

	@Test
	void acceptsAGroupBelowWhichNothingIsWritten() {
		this.contextRunner.withPropertyValues("cloudwatch.logs.group=", "cloudwatch.logs.stream=")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void backsOffInLambda() {
		this.contextRunner.withPropertyValues("AWS_LAMBDA_FUNCTION_NAME=orders")
			.run((context) -> assertThat(context).doesNotHaveBean(Connector.class));
	}

	@Test
	void shipsInLambdaIfAskedTo() {
		this.contextRunner
			.withPropertyValues("AWS_LAMBDA_FUNCTION_NAME=orders", "cloudwatch.logs.enabled-in-lambda=true")
			.run((context) -> assertThat(context).hasSingleBean(Connector.class));
	}

	/**
	 * A client that makes no call.
	 */
	private static final class UnusedClient implements CloudWatchLogsClient {

		@Override
		public String serviceName() {
			return "logs";
		}

		@Override
		public void close() {
		}

	}

}
