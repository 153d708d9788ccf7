package io.cloudwatchlogging.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.cloudwatchlogging.CloudWatchLogsClientCustomizer;
import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import io.cloudwatchlogging.aws.ClientDefaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CloudWatchLogsClientFactory}.
 */
class CloudWatchLogsClientFactoryTests {

	private static final InputLogEvent EVENT = InputLogEvent.builder().timestamp(1L).message("m").build();

	private final RequestRecorder server = new RequestRecorder();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AwsAutoConfiguration.class, CredentialsProviderAutoConfiguration.class,
				RegionProviderAutoConfiguration.class))
		.withUserConfiguration(PropertiesConfiguration.class)
		.withPropertyValues("spring.cloud.aws.region.static=eu-central-1",
				"spring.cloud.aws.credentials.access-key=AKIDALL", "spring.cloud.aws.credentials.secret-key=secret");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void theClientHasRegionCredentialsAndEndpointOfSpringCloudAws() {
		this.contextRunner.withPropertyValues("spring.cloud.aws.endpoint=" + this.server.uri()).run((context) -> {
			call(context);
			assertThat(this.server.scopes()).containsExactly("AKIDALL/eu-central-1");
			assertThat(this.server.userAgents()).allMatch((agent) -> agent.contains("spring-cloud-aws"));
		});
	}

	@Test
	@EffectOf({ "cloudwatch.logs.endpoint", "cloudwatch.logs.region" })
	void ourOwnPropertiesComeBeforeThoseOfAllServices() {
		this.contextRunner
			.withPropertyValues("spring.cloud.aws.endpoint=http://localhost:1",
					"cloudwatch.logs.endpoint=" + this.server.uri(), "cloudwatch.logs.region=us-east-2")
			.run((context) -> {
				call(context);
				assertThat(this.server.scopes()).containsExactly("AKIDALL/us-east-2");
			});
	}

	@Test
	void connectionDetailsComeBeforeProperties() {
		this.contextRunner.withBean(AwsConnectionDetails.class, () -> connectionDetails(this.server.uri()))
			.withPropertyValues("cloudwatch.logs.endpoint=http://localhost:1", "cloudwatch.logs.region=us-east-2")
			.run((context) -> {
				call(context);
				assertThat(this.server.scopes()).containsExactly("AKIDCONN/ap-south-1");
			});
	}

	@Test
	void connectionDetailsOfThisClientConcernNoOther() {
		this.contextRunner
			.withBean("cloudWatchLogsConnectionDetails", AwsConnectionDetails.class,
					() -> connectionDetails(this.server.uri()),
					(definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false))
			.withPropertyValues("spring.cloud.aws.endpoint=http://localhost:1")
			.run((context) -> {
				call(context);
				assertThat(this.server.scopes()).containsExactly("AKIDCONN/ap-south-1");
				assertThat(context.getBean(AwsCredentialsProvider.class).resolveCredentials().accessKeyId())
					.isEqualTo("AKIDALL");
			});
	}

	@Test
	@EffectOf("cloudwatch.logs.dualstack-enabled")
	void dualStackIsOursOrThatOfAllServices() {
		this.contextRunner.withPropertyValues("spring.cloud.aws.dualstack-enabled=true")
			.run((context) -> assertThat(endpoint(context)).hasToString("https://logs.eu-central-1.api.aws/"));
		this.contextRunner
			.withPropertyValues("spring.cloud.aws.dualstack-enabled=true", "cloudwatch.logs.dualstack-enabled=false")
			.run((context) -> assertThat(endpoint(context)).hasToString("https://logs.eu-central-1.amazonaws.com/"));
	}

	@Test
	void customizersOfAllClientsComeBeforeOursAndAfterTheDefaults() {
		this.contextRunner.withUserConfiguration(CustomizersConfiguration.class)
			.withPropertyValues("cloudwatch.logs.endpoint=" + this.server.uri())
			.run((context) -> {
				List<String> calls = context.getBean(CustomizersConfiguration.class).calls;
				CloudWatchLogsClientFactory factory = factory(context);
				assertThat(calls).isEmpty();
				try (CloudWatchLogsClient client = factory
					.create(new ClientDefaults(Duration.ofSeconds(1), Duration.ofSeconds(1))::applyTo)) {
					assertThat(calls).containsExactly("all", "first", "second");
					assertThat(client.serviceClientConfiguration().overrideConfiguration().apiCallTimeout())
						.contains(Duration.ofSeconds(7));
					assertThat(client.serviceClientConfiguration().overrideConfiguration().apiCallAttemptTimeout())
						.contains(Duration.ofSeconds(1));
				}
			});
	}

	@Test
	void closingTheClientLeavesTheCredentialsOpen() {
		this.contextRunner.withBean(ClosableCredentials.class)
			.withPropertyValues("cloudwatch.logs.endpoint=" + this.server.uri())
			.run((context) -> {
				call(context);
				assertThat(context.getBean(ClosableCredentials.class).closed).isFalse();
				assertThat(this.server.scopes()).containsExactly("AKIDBEAN/eu-central-1");
			});
	}

	@Test
	void theFactoryOutlivesItsContext() {
		CloudWatchLogsClientFactory[] factory = new CloudWatchLogsClientFactory[1];
		this.contextRunner.withPropertyValues("cloudwatch.logs.endpoint=" + this.server.uri())
			.run((context) -> factory[0] = factory(context));
		call(factory[0]);
		assertThat(this.server.scopes()).containsExactly("AKIDALL/eu-central-1");
	}

	@Test
	void theRegionIsAskedForWhenTheClientIsBuilt() {
		RegionCounter regions = new RegionCounter();
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AwsAutoConfiguration.class,
					CredentialsProviderAutoConfiguration.class, RegionProviderAutoConfiguration.class))
			.withUserConfiguration(PropertiesConfiguration.class)
			.withBean(RegionCounter.class, () -> regions)
			.run((context) -> {
				CloudWatchLogsClientFactory factory = factory(context);
				assertThat(regions.calls).hasValue(0);
				factory.create(ClientDefaults.STANDARD::applyTo).close();
				assertThat(regions.calls).hasValue(1);
			});
	}

	@Test
	void withoutAContextTheEnvironmentIsEnough() {
		MockEnvironment environment = new MockEnvironment().withProperty("spring.cloud.aws.region.static", "eu-west-1")
			.withProperty("spring.cloud.aws.credentials.access-key", "AKIDENV")
			.withProperty("spring.cloud.aws.credentials.secret-key", "secret")
			.withProperty("spring.cloud.aws.endpoint", this.server.uri().toString());
		call(CloudWatchLogsClientFactory.of(environment, PropertiesReading.of(environment).properties()));
		assertThat(this.server.scopes()).containsExactly("AKIDENV/eu-west-1");
	}

	@Test
	void withoutAContextOurOwnPropertiesComeFirstToo() {
		MockEnvironment environment = new MockEnvironment().withProperty("spring.cloud.aws.region.static", "eu-west-1")
			.withProperty("spring.cloud.aws.credentials.access-key", "AKIDENV")
			.withProperty("spring.cloud.aws.credentials.secret-key", "secret")
			.withProperty("spring.cloud.aws.endpoint", "http://localhost:1")
			.withProperty("cloudwatch.logs.endpoint", this.server.uri().toString())
			.withProperty("cloudwatch.logs.region", "us-east-2");
		call(CloudWatchLogsClientFactory.of(environment, PropertiesReading.of(environment).properties()));
		assertThat(this.server.scopes()).containsExactly("AKIDENV/us-east-2");
	}

	@Test
	void aPropertyThatFailsTheStartDoesNotFailItOnceMore() {
		MockEnvironment environment = new MockEnvironment().withProperty("spring.cloud.aws.fips-enabled", "perhaps");
		CloudWatchLogsClientFactory factory = CloudWatchLogsClientFactory.of(environment,
				PropertiesReading.of(environment).properties());
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> factory.create(ClientDefaults.STANDARD::applyTo));
	}

	private static void call(ApplicationContext context) {
		call(factory(context));
	}

	private static void call(CloudWatchLogsClientFactory factory) {
		try (CloudWatchLogsClient client = factory.create(ClientDefaults.STANDARD::applyTo)) {
			client.putLogEvents((request) -> request.logGroupName("g").logStreamName("s").logEvents(EVENT));
		}
	}

	private static CloudWatchLogsClientFactory factory(ApplicationContext context) {
		return CloudWatchLogsClientFactory.of(context, context.getBean(CloudWatchLogsProperties.class));
	}

	private static AwsConnectionDetails connectionDetails(URI endpoint) {
		return new AwsConnectionDetails() {

			@Override
			public URI getEndpoint() {
				return endpoint;
			}

			@Override
			public String getRegion() {
				return "ap-south-1";
			}

			@Override
			public String getAccessKey() {
				return "AKIDCONN";
			}

			@Override
			public String getSecretKey() {
				return "secret";
			}

		};
	}

	/** Where a request would go, which is not sent. */
	private static URI endpoint(ApplicationContext context) {
		AtomicReference<URI> uri = new AtomicReference<>();
		ExecutionInterceptor interceptor = new ExecutionInterceptor() {

			@Override
			public void beforeTransmission(Context.BeforeTransmission transmission, ExecutionAttributes attributes) {
				uri.set(transmission.httpRequest().getUri());
				throw new IllegalStateException("Not to be sent");
			}

		};
		try (CloudWatchLogsClient client = factory(context).create(ClientDefaults.STANDARD::applyTo)) {
			assertThatIllegalStateException().isThrownBy(() -> client.describeLogGroups(
					(request) -> request.overrideConfiguration((override) -> override.addPlugin((config) -> config
						.overrideConfiguration((inner) -> inner.addExecutionInterceptor(interceptor))))));
		}
		URI found = uri.get();
		assertThat(found).isNotNull();
		return found.resolve("/");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(CloudWatchLogsProperties.class)
	static class PropertiesConfiguration {

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizersConfiguration {

		private final List<String> calls = new CopyOnWriteArrayList<>();

		@Bean
		@Order(2)
		CloudWatchLogsClientCustomizer second() {
			return (builder) -> this.calls.add("second");
		}

		@Bean
		@Order(1)
		CloudWatchLogsClientCustomizer first() {
			return (builder) -> {
				this.calls.add("first");
				builder.overrideConfiguration(builder.overrideConfiguration()
					.copy((override) -> override.apiCallTimeout(Duration.ofSeconds(7))));
			};
		}

		@Bean
		AwsSyncClientCustomizer all() {
			return (builder) -> this.calls.add("all");
		}

	}

	static final class ClosableCredentials implements AwsCredentialsProvider, AutoCloseable {

		private volatile boolean closed;

		@Override
		public AwsCredentials resolveCredentials() {
			return AwsBasicCredentials.create("AKIDBEAN", "secret");
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

	static final class RegionCounter implements AwsRegionProvider {

		private final AtomicInteger calls = new AtomicInteger();

		@Override
		public Region getRegion() {
			this.calls.incrementAndGet();
			return Region.EU_CENTRAL_1;
		}

	}

}
