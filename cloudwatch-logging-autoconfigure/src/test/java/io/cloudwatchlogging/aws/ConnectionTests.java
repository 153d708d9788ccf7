package io.cloudwatchlogging.aws;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Connection}.
 */
class ConnectionTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://logs.eu-west-1.amazonaws.com", "https://logs.cn-north-1.amazonaws.com.cn",
			"https://logs.eusc-de-east-1.amazonaws.eu", "https://logs.eu-west-1.api.aws",
			"https://vpce-1-2.logs.eu-west-1.vpce.amazonaws.com", "https://logs-fips.us-east-1.amazonaws.com" })
	void knowsTheEndpointsOfAws(String endpoint) {
		assertThat(Connection.isAws(URI.create(endpoint))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:4566", "http://127.0.0.1:1", "https://amazonaws.com.example.org",
			"http://logs.localhost.localstack.cloud:4566", "http:relative" })
	void knowsOtherEndpoints(String endpoint) {
		assertThat(Connection.isAws(URI.create(endpoint))).isFalse();
	}

	@Test
	void compressesForAwsByDefault() {
		try (CloudWatchLogsClient client = CloudWatchLogsClient.builder().region(Region.EU_WEST_1).build()) {
			assertThat(isCompressing(client, CompressionMode.AUTO)).isTrue();
			assertThat(isCompressing(client, CompressionMode.NEVER)).isFalse();
		}
		try (CloudWatchLogsClient client = TestClients.client(URI.create("http://localhost:4566"))) {
			assertThat(isCompressing(client, CompressionMode.AUTO)).isFalse();
			assertThat(isCompressing(client, CompressionMode.ALWAYS)).isTrue();
		}
	}

	private static boolean isCompressing(CloudWatchLogsClient client, CompressionMode mode) {
		SinkSettings settings = new SinkSettings(GroupSettings.DEFAULTS, true, mode, null, ClientDefaults.STANDARD, 1);
		return new Connection(client, true, settings, new OneTimeWarnings((warning) -> {
		}), null).compression().isWanted(Compression.SMALLEST_BODY);
	}

}
