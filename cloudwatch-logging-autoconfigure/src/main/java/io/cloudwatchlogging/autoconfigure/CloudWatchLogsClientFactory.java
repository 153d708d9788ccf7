package io.cloudwatchlogging.autoconfigure;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.awspring.cloud.autoconfigure.core.AwsProperties;
import io.awspring.cloud.autoconfigure.core.CredentialsProperties;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProperties;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.cloudwatchlogging.CloudWatchLogsClientCustomizer;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.aws.LateCredentials;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Builds CloudWatch Logs clients the way Spring Cloud AWS builds its own: region,
 * endpoint and credentials from connection details, properties and providers, then the
 * customizers of all clients, then those of this one.
 * <p>
 * A factory is made on the thread that starts the application and makes no call over the
 * network. To build a client may take seconds, as a region can have to be asked for; that
 * belongs on another thread. Safe for use by many threads.
 */
final class CloudWatchLogsClientFactory {

	/**
	 * Name of the connection details of this client, which come before those of all
	 * clients.
	 */
	static final String CONNECTION_DETAILS = "cloudWatchLogsConnectionDetails";

	private final CloudWatchLogsProperties properties;

	private final Supplier<AwsClients> clients;

	private volatile boolean contextEnded;

	private CloudWatchLogsClientFactory(CloudWatchLogsProperties properties, Supplier<AwsClients> clients) {
		this.properties = properties;
		this.clients = clients;
	}

	/**
	 * A factory that uses the beans of a context. Looks them up at once, so that the
	 * context may be closed when a client is built.
	 * @param beanFactory the beans of the context
	 * @param properties the properties
	 * @return the factory
	 */
	static CloudWatchLogsClientFactory of(BeanFactory beanFactory, CloudWatchLogsProperties properties) {
		AwsClientBuilderConfigurer configurer = beanFactory.getBean(AwsClientBuilderConfigurer.class);
		AwsConnectionDetails own = beanFactory.containsBean(CONNECTION_DETAILS)
				? beanFactory.getBean(CONNECTION_DETAILS, AwsConnectionDetails.class) : null;
		AwsCredentialsProvider credentials = credentials(own);
		AwsClients clients = new AwsClients(configurer,
				(credentials != null) ? credentials
						: lateCredentials(beanFactory.getBeanProvider(AwsCredentialsProvider.class).getIfUnique()),
				(own != null) ? own : beanFactory.getBeanProvider(AwsConnectionDetails.class).getIfAvailable(),
				beanFactory.getBeanProvider(AwsSyncClientCustomizer.class).orderedStream().toList(),
				beanFactory.getBeanProvider(CloudWatchLogsClientCustomizer.class).orderedStream().toList());
		return new CloudWatchLogsClientFactory(properties, () -> clients);
	}

	/**
	 * A factory for a start that fails before it has a context: knows the properties of
	 * Spring Cloud AWS, and neither beans nor connection details. A property that is the
	 * reason of the failure is not read before a client is built.
	 * @param environment the environment
	 * @param properties the properties
	 * @return the factory
	 */
	static CloudWatchLogsClientFactory of(Environment environment, CloudWatchLogsProperties properties) {
		return new CloudWatchLogsClientFactory(properties, () -> clients(environment));
	}

	private static AwsClients clients(Environment environment) {
		Binder binder = Binder.get(environment);
		AwsRegionProvider region = RegionProviderAutoConfiguration
			.createRegionProvider(binder.bindOrCreate(RegionProperties.PREFIX, RegionProperties.class));
		AwsCredentialsProvider credentials = CredentialsProviderAutoConfiguration.createCredentialsProvider(
				binder.bindOrCreate(CredentialsProperties.PREFIX, CredentialsProperties.class), region);
		AwsProperties aws = binder.bindOrCreate(AwsProperties.CONFIG_PREFIX, AwsProperties.class);
		return new AwsClients(new AwsClientBuilderConfigurer(credentials, region, aws), lateCredentials(credentials),
				null, List.of(), List.of());
	}

	private static @Nullable AwsCredentialsProvider credentials(@Nullable AwsConnectionDetails details) {
		String accessKey = (details != null) ? details.getAccessKey() : null;
		String secretKey = (details != null) ? details.getSecretKey() : null;
		return (accessKey != null && secretKey != null)
				? StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)) : null;
	}

	private static @Nullable AwsCredentialsProvider lateCredentials(@Nullable AwsCredentialsProvider credentials) {
		return (credentials != null) ? LateCredentials.of(credentials) : null;
	}

	/**
	 * Builds a client. The caller owns it; to close it closes neither credentials nor
	 * anything else that belongs to a context.
	 * @param defaults applies what the client starts from, before customizers are called
	 * @return a new client
	 */
	CloudWatchLogsClient create(Consumer<CloudWatchLogsClientBuilder> defaults) {
		CloudWatchLogsClientBuilder builder = builder(defaults);
		if (this.contextEnded) {
			builder.httpClient(null);
		}
		return builder.build();
	}

	/**
	 * Notes that the context has ended: an HTTP client that a customizer gives may be
	 * closed by now, so later clients have one of their own.
	 */
	void contextEnded() {
		this.contextEnded = true;
	}

	private CloudWatchLogsClientBuilder builder(Consumer<CloudWatchLogsClientBuilder> defaults) {
		AwsClients clients = this.clients.get();
		CloudWatchLogsClientBuilder builder = clients.configurer()
			.configure(CloudWatchLogsClient.builder(), new CloudWatchLogsAwsClientProperties(this.properties),
					clients.connectionDetails());
		if (clients.credentials() != null) {
			// A client closes the provider that it is given, and this one has other
			// users.
			builder.credentialsProvider(clients.credentials()::resolveCredentials);
		}
		defaults.accept(builder);
		clients.commonCustomizers().forEach((customizer) -> customizer.customize(builder));
		clients.customizers().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	/**
	 * What clients are built with.
	 *
	 * @param configurer applies what all clients have in common
	 * @param credentials the credentials, if they are known apart from the configurer
	 * @param connectionDetails the connection, if it is not left to properties
	 * @param commonCustomizers customizers of all clients
	 * @param customizers customizers of this one
	 */
	private record AwsClients(AwsClientBuilderConfigurer configurer, @Nullable AwsCredentialsProvider credentials,
			@Nullable AwsConnectionDetails connectionDetails, List<AwsSyncClientCustomizer> commonCustomizers,
			List<CloudWatchLogsClientCustomizer> customizers) {

	}

}
