package io.cloudwatchlogging.test;

import java.net.URI;

import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.SimpleThreadScope;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmbeddedCloudWatchLogsAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedCloudWatchLogsAutoConfigurationTests {

	private static final String ENABLED = "cloudwatch.logs.embedded.enabled=true";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EmbeddedCloudWatchLogsAutoConfiguration.class));

	@Test
	void nothingIsStartedUnlessItIsAskedFor() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(EmbeddedCloudWatchLogs.class)
			.doesNotHaveBean(AwsConnectionDetails.class));
	}

	@Test
	void onePropertyStartsTheServiceWithItsConsole() {
		this.runner.withPropertyValues(ENABLED).run((context) -> {
			try (EmbeddedCloudWatchLogs service = context.getBean(EmbeddedCloudWatchLogs.class)) {
				assertThat(context.getBean(AwsConnectionDetails.class).getEndpoint()).isEqualTo(service.endpoint());
				assertThat(service.console().getHost()).isEqualTo("localhost");
			}
		});
	}

	@Test
	void aPortOfTheConsoleThatIsTakenDoesNotFailTheStart() {
		try (EmbeddedCloudWatchLogs other = EmbeddedCloudWatchLogs.start()) {
			this.runner
				.withPropertyValues(ENABLED, "cloudwatch.logs.embedded.console-port=" + other.console().getPort())
				.run((context) -> {
					assertThat(context).hasNotFailed();
					context.getBean(EmbeddedCloudWatchLogs.class).close();
				});
		}
	}

	@Test
	void connectionDetailsOfOurClientReplaceTheService() {
		this.runner.withPropertyValues(ENABLED)
			.withBean("cloudWatchLogsConnectionDetails", AwsConnectionDetails.class,
					() -> new EmbeddedConnectionDetails(URI.create("http://localhost:1")))
			.run((context) -> assertThat(context).doesNotHaveBean(EmbeddedCloudWatchLogs.class));
	}

	@Test
	void clientsOfOtherServicesKeepRegionEndpointAndCredentials() {
		this.runner
			.withConfiguration(AutoConfigurations.of(AwsAutoConfiguration.class,
					CredentialsProviderAutoConfiguration.class, RegionProviderAutoConfiguration.class))
			.withUserConfiguration(OtherServiceConfiguration.class)
			.withPropertyValues(ENABLED, "spring.cloud.aws.region.static=eu-central-1",
					"spring.cloud.aws.endpoint=http://localhost:4566", "spring.cloud.aws.credentials.access-key=other",
					"spring.cloud.aws.credentials.secret-key=secret")
			.run((context) -> {
				var configuration = context.getBean(CloudWatchLogsClient.class).serviceClientConfiguration();
				assertThat(configuration.endpointOverride()).contains(URI.create("http://localhost:4566"));
				assertThat(configuration.region()).isEqualTo(Region.EU_CENTRAL_1);
				assertThat(context.getBean(AwsCredentialsProvider.class).resolveCredentials().accessKeyId())
					.isEqualTo("other");
				context.getBean(EmbeddedCloudWatchLogs.class).close();
			});
	}

	@Test
	void theOldestEventsAreDeletedBeyondTheLargestSizeWhichIsToldOnce(CapturedOutput output) {
		this.runner.withPropertyValues(ENABLED, "cloudwatch.logs.embedded.max-size=4MB").run((context) -> {
			try (EmbeddedCloudWatchLogs service = context.getBean(EmbeddedCloudWatchLogs.class);
					CloudWatchLogsClient client = Clients.client(service.endpoint())) {
				service.createLogGroup("g");
				service.createLogStream("g", "s");
				for (int i = 0; i < 20; i++) {
					InputLogEvent event = Clients.event(System.currentTimeMillis(), i + "x".repeat(900_000));
					client.putLogEvents((request) -> request.logGroupName("g").logStreamName("s").logEvents(event));
				}
				assertThat(service.messages("g")).hasSizeBetween(3, 4).last().asString().startsWith("19x");
				Awaitility.await().until(() -> output.getAll().contains("The embedded CloudWatch Logs is full"));
				assertThat(output).containsOnlyOnce("is full (4194304 bytes)")
					.contains("Raise cloudwatch.logs.embedded.max-size");
			}
		});
	}

	@Test
	void aLargestSizeBelowThatOfARequestIsRefused() {
		this.runner.withPropertyValues(ENABLED, "cloudwatch.logs.embedded.max-size=1MB")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContainingAll("cloudwatch.logs.embedded.max-size=1MB", "Set it to at least 4MB"));
	}

	@Test
	void aCloudIsRefusedWithTheFix() {
		for (String place : new String[] { "AWS_EXECUTION_ENV=AWS_ECS_FARGATE", "AWS_LAMBDA_FUNCTION_NAME=f",
				"spring.main.cloud-platform=kubernetes" }) {
			this.runner.withPropertyValues(ENABLED, place)
				.run((context) -> assertThat(context).hasFailed()
					.getFailure()
					.rootCause()
					.hasMessageContaining("cloudwatch.logs.embedded.enabled=true")
					.hasMessageContaining("runs in a cloud")
					.hasMessageContaining("Remove the property"));
		}
	}

	@Test
	void theScopeOfTheDeveloperToolsIsUsedWhereItIs() {
		this.runner.withPropertyValues(ENABLED)
			.withInitializer((context) -> context.getBeanFactory().registerScope("restart", new SimpleThreadScope()))
			.run((context) -> {
				assertThat(context.getBeanFactory().getBeanDefinition("embeddedCloudWatchLogs").getScope())
					.isEqualTo("restart");
				context.getBean(EmbeddedCloudWatchLogs.class).close();
			});
	}

	/** Client that is configured as Spring Cloud AWS configures those of its services. */
	@Configuration(proxyBeanMethods = false)
	static class OtherServiceConfiguration {

		@Bean
		CloudWatchLogsClient otherClient(AwsClientBuilderConfigurer configurer,
				ObjectProvider<AwsConnectionDetails> connectionDetails) {
			return configurer.configure(CloudWatchLogsClient.builder(), null, connectionDetails.getIfAvailable())
				.build();
		}

	}

}
