package io.cloudwatchlogging.test;

import java.net.URI;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.SimpleThreadScope;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmbeddedCloudWatchLogsAutoConfiguration}.
 */
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
	void whereItIsPointedAlreadyNothingIsStarted() {
		this.runner.withPropertyValues(ENABLED)
			.withBean(AwsConnectionDetails.class, () -> new EmbeddedConnectionDetails(URI.create("http://localhost:1")))
			.run((context) -> assertThat(context).doesNotHaveBean(EmbeddedCloudWatchLogs.class));
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

}
