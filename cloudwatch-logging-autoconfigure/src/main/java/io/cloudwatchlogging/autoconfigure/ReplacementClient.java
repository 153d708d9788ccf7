package io.cloudwatchlogging.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsServiceClientConfiguration;
import software.amazon.awssdk.services.cloudwatchlogs.endpoints.CloudWatchLogsEndpointProvider;

/**
 * Replacement for a client of the application once that one is closed: same region,
 * endpoint, way to sign and credentials. Its HTTP client is the default one, as that of
 * the other one is closed as well.
 */
final class ReplacementClient {

	private final CloudWatchLogsServiceClientConfiguration configuration;

	private ReplacementClient(CloudWatchLogsServiceClientConfiguration configuration) {
		this.configuration = configuration;
	}

	/**
	 * The twin of a client, {@code null} if the client does not tell how it is made.
	 */
	static @Nullable ReplacementClient of(CloudWatchLogsClient client) {
		try {
			return new ReplacementClient(client.serviceClientConfiguration());
		}
		catch (UnsupportedOperationException ex) {
			return null;
		}
	}

	CloudWatchLogsClient create(Consumer<CloudWatchLogsClientBuilder> defaults) {
		CloudWatchLogsClientBuilder builder = CloudWatchLogsClient.builder()
			.region(this.configuration.region())
			.credentialsProvider(new Delegate<>(this.configuration.credentialsProvider()))
			.overrideConfiguration(this.configuration.overrideConfiguration());
		this.configuration.endpointOverride().ifPresent(builder::endpointOverride);
		this.configuration.endpointProvider()
			.filter(CloudWatchLogsEndpointProvider.class::isInstance)
			.map(CloudWatchLogsEndpointProvider.class::cast)
			.ifPresent(builder::endpointProvider);
		builder.authSchemeProvider(this.configuration.authSchemeProvider());
		defaults.accept(builder);
		return builder.build();
	}

	/**
	 * Credentials that are not closed with the client, as they have other users.
	 */
	private record Delegate<T extends AwsCredentialsIdentity>(
			IdentityProvider<T> provider) implements IdentityProvider<T> {

		@Override
		public Class<T> identityType() {
			return this.provider.identityType();
		}

		@Override
		public CompletableFuture<? extends T> resolveIdentity(ResolveIdentityRequest request) {
			return this.provider.resolveIdentity(request);
		}

	}

}
