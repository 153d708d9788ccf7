package io.cloudwatchlogging.aws;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;
import software.amazon.awssdk.utils.AttributeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientDefaults}.
 */
class ClientDefaultsTests {

	@Test
	void addsToWhatIsConfigured() {
		CloudWatchLogsClientBuilder builder = CloudWatchLogsClient.builder()
			.overrideConfiguration((override) -> override.putHeader("X-Mine", "kept"));
		ClientDefaults.STANDARD.applyTo(builder);
		ClientOverrideConfiguration override = builder.overrideConfiguration();
		assertThat(override.headers()).containsKey("X-Mine");
		assertThat(override.apiCallAttemptTimeout()).contains(ClientDefaults.STANDARD.attemptTimeout());
		assertThat(override.apiCallTimeout()).contains(ClientDefaults.STANDARD.callTimeout());
		assertThat(override.retryStrategy())
			.hasValueSatisfying((strategy) -> assertThat(strategy.maxAttempts()).isEqualTo(1));
	}

	@Test
	void letsReadyBodiesPrecedeAllInterceptors() {
		ExecutionInterceptor mine = new ExecutionInterceptor() {
		};
		CloudWatchLogsClientBuilder builder = CloudWatchLogsClient.builder()
			.region(Region.EU_WEST_1)
			.overrideConfiguration((override) -> override.addExecutionInterceptor(mine));
		ClientDefaults.STANDARD.applyTo(builder);
		try (CloudWatchLogsClient client = builder.build()) {
			assertThat(PreEncodedBodyInterceptor.INSTANCE.isFirstOf(client)).isTrue();
			assertThat(client.serviceClientConfiguration().overrideConfiguration().executionInterceptors())
				.startsWith(PreEncodedBodyInterceptor.INSTANCE)
				.contains(mine);
		}
		try (CloudWatchLogsClient client = CloudWatchLogsClient.builder().region(Region.EU_WEST_1).build()) {
			assertThat(PreEncodedBodyInterceptor.INSTANCE.isFirstOf(client)).isFalse();
		}
	}

	@Test
	void idleConnectionsAreClosedBeforeNatGatewaysDropThem() {
		AttributeMap http = SdkHttpConfigurationOption.GLOBAL_HTTP_DEFAULTS;
		assertThat(http.get(SdkHttpConfigurationOption.REAP_IDLE_CONNECTIONS)).isTrue();
		assertThat(http.get(SdkHttpConfigurationOption.CONNECTION_MAX_IDLE_TIMEOUT))
			.isLessThanOrEqualTo(Duration.ofSeconds(60));
	}

}
