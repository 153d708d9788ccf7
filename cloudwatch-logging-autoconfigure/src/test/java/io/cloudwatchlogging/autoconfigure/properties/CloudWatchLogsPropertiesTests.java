package io.cloudwatchlogging.autoconfigure.properties;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.cloudwatchlogging.aws.CompressionMode;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.OverflowPolicy;
import io.cloudwatchlogging.delivery.OversizePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CloudWatchLogsProperties}.
 */
class CloudWatchLogsPropertiesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(PropertiesConfiguration.class);

	@Test
	void everythingHasADefault() {
		this.contextRunner.run((context) -> {
			CloudWatchLogsProperties properties = context.getBean(CloudWatchLogsProperties.class);
			assertThat(properties).isEqualTo(PropertiesReading.of(new MockEnvironment()).properties());
			assertThat(properties.enabled()).isTrue();
			assertThat(properties.enabledInLambda()).isFalse();
			assertThat(properties.group()).isEqualTo(
					new CloudWatchLogsProperties.Group(null, true, null, Map.of(), null, LogClass.STANDARD, false));
			assertThat(properties.stream()).isEqualTo(new CloudWatchLogsProperties.Stream("{hostname}/{pid}", true));
			assertThat(properties.level()).isEqualTo(LogLevel.TRACE);
			assertThat(properties.loggers()).isEmpty();
			assertThat(properties.format()).isEqualTo("pattern");
			assertThat(properties.pattern()).isNull();
			assertThat(properties.batch().maxLinger()).isEqualTo(Duration.ofSeconds(1));
			assertThat(properties.buffer())
				.isEqualTo(new CloudWatchLogsProperties.Buffer(null, OverflowPolicy.DROP, Duration.ofSeconds(1)));
			assertThat(properties.event())
				.isEqualTo(new CloudWatchLogsProperties.Event(DataSize.ofMegabytes(1), OversizePolicy.SPLIT));
			assertThat(properties.delivery())
				.isEqualTo(new CloudWatchLogsProperties.Delivery(6, CompressionMode.AUTO, Duration.ofSeconds(5)));
			assertThat(properties.entity()).isEqualTo(new CloudWatchLogsProperties.Entity(true, null, Map.of()));
			assertThat(properties.endpoint()).isNull();
			assertThat(properties.region()).isNull();
			assertThat(properties.dualstackEnabled()).isNull();
		});
	}

	@Test
	void everythingCanBeSet() {
		this.contextRunner.withPropertyValues("cloudwatch.logs.enabled=false", "cloudwatch.logs.enabled-in-lambda=true",
				"cloudwatch.logs.group.name=/shop", "cloudwatch.logs.group.create=false",
				"cloudwatch.logs.group.retention=30", "cloudwatch.logs.group.tags.Team=orders",
				"cloudwatch.logs.group.tags[cost/center]=42", "cloudwatch.logs.group.kms-key-id=alias-of-a-key",
				"cloudwatch.logs.group.log-class=infrequent-access", "cloudwatch.logs.group.deletion-protection=true",
				"cloudwatch.logs.stream.name={pid}", "cloudwatch.logs.stream.create=false", "cloudwatch.logs.level=off",
				"cloudwatch.logs.loggers=com.acme,audit", "cloudwatch.logs.format=ecs", "cloudwatch.logs.pattern=%m",
				"cloudwatch.logs.batch.max-linger=200", "cloudwatch.logs.buffer.max-size=2MB",
				"cloudwatch.logs.buffer.overflow=block", "cloudwatch.logs.buffer.max-wait=50ms",
				"cloudwatch.logs.event.max-size=256KB", "cloudwatch.logs.event.oversize=truncate",
				"cloudwatch.logs.delivery.max-in-flight=1", "cloudwatch.logs.delivery.compression=never",
				"cloudwatch.logs.delivery.shutdown-timeout=20s", "cloudwatch.logs.entity.enabled=false",
				"cloudwatch.logs.entity.environment=prod", "cloudwatch.logs.entity.attributes.K8s.Pod=p",
				"cloudwatch.logs.endpoint=http://localhost:4566", "cloudwatch.logs.region=eu-central-1",
				"cloudwatch.logs.dualstack-enabled=true")
			.run((context) -> {
				CloudWatchLogsProperties properties = context.getBean(CloudWatchLogsProperties.class);
				assertThat(properties).isEqualTo(PropertiesReading.of(context.getEnvironment()).properties());
				assertThat(properties.enabled()).isFalse();
				assertThat(properties.enabledInLambda()).isTrue();
				assertThat(properties.group()).isEqualTo(new CloudWatchLogsProperties.Group("/shop", false, 30,
						Map.of("Team", "orders", "cost/center", "42"), "alias-of-a-key", LogClass.INFREQUENT_ACCESS,
						true));
				assertThat(properties.stream()).isEqualTo(new CloudWatchLogsProperties.Stream("{pid}", false));
				assertThat(properties.level()).isEqualTo(LogLevel.OFF);
				assertThat(properties.loggers()).containsExactly("com.acme", "audit");
				assertThat(properties.format()).isEqualTo("ecs");
				assertThat(properties.pattern()).isEqualTo("%m");
				assertThat(properties.batch().maxLinger()).isEqualTo(Duration.ofMillis(200));
				assertThat(properties.buffer()).isEqualTo(new CloudWatchLogsProperties.Buffer(DataSize.ofMegabytes(2),
						OverflowPolicy.BLOCK, Duration.ofMillis(50)));
				assertThat(properties.event())
					.isEqualTo(new CloudWatchLogsProperties.Event(DataSize.ofKilobytes(256), OversizePolicy.TRUNCATE));
				assertThat(properties.delivery())
					.isEqualTo(new CloudWatchLogsProperties.Delivery(1, CompressionMode.NEVER, Duration.ofSeconds(20)));
				assertThat(properties.entity())
					.isEqualTo(new CloudWatchLogsProperties.Entity(false, "prod", Map.of("K8s.Pod", "p")));
				assertThat(properties.endpoint()).isEqualTo(URI.create("http://localhost:4566"));
				assertThat(properties.region()).isEqualTo("eu-central-1");
				assertThat(properties.dualstackEnabled()).isTrue();
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					group.retention           | 31                | CloudWatch Logs does not know this number of days
					group.tags[a?]            | v                 | 'a?' cannot be the key of a tag
					group.tags[a]             | v?                | it cannot be the value of a tag
					group.kms-key-id          | arn:aws:s3:::a    | it is neither the ARN nor the id of a KMS key
					format                    | xml               | it is neither a known format nor a class that can be loaded
					format                    | java.lang.String  | the class is not a StructuredLogFormatter
					pattern                   | "%m %nope"        | "Logback says: There is no conversion supplier registered for conversion word [nope]"
					pattern                   | "%d{"             | "Logback says: All tokens consumed"
					pattern                   | "%m %clr("        | "Logback says: "
					pattern                   | ""                | it is empty
					batch.max-linger          | 61s               | it is more than 60s
					batch.max-linger          | -1ms              | it is less than 0s
					batch.max-events          | 0                 | it is less than 1
					batch.max-events          | 10001             | it is more than 10000
					batch.max-size            | 1023B             | it is less than 1KB
					batch.max-size            | 1048577B          | it is more than 1MB
					buffer.max-size           | 1023KB            | it is less than 1MB
					buffer.max-size           | 900GB             | it is more than half of the maximum heap
					buffer.max-wait           | 2m                | it is more than 60s
					journal.directory         | ""                | it is empty
					journal.max-size          | 7MB               | it is less than 8MB
					journal.max-size          | 65GB              | it is more than 65536MB
					journal.sync-interval     | 99ms              | it is less than
					journal.sync-interval     | 61s               | it is more than 60s
					event.max-size            | 1023B             | it is less than 1KB
					event.max-size            | 2MB               | it is more than 1MB
					delivery.max-in-flight    | 0                 | it is less than 1
					delivery.max-in-flight    | 17                | it is more than 16
					delivery.shutdown-timeout | 6m                | it is more than 300s
					entity.environment        | ""                | it has 0 characters
					entity.attributes[k]      | ""                | it has 0 characters
					endpoint                  | localhost:4566    | it is not an absolute http or https URI
					endpoint                  | ftp://a           | it is not an absolute http or https URI
					region                    | EU (Frankfurt)    | it is not the name of a region
					""")
	void aValueOfNoUseFailsTheStartAndIsOtherwiseTreatedAsNotSet(String name, String value, String reason) {
		this.contextRunner.withPropertyValues("cloudwatch.logs." + name + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidCloudWatchLogsPropertyException.class, (ex) -> {
					assertThat(ex.property()).isEqualTo("cloudwatch.logs." + name);
					assertThat(ex.reason()).startsWith(reason);
					assertThat(ex.action()).endsWith(".");
				}));
		MockEnvironment environment = new MockEnvironment().withProperty("cloudwatch.logs." + name, value);
		assertThat(PropertiesReading.of(environment).properties()).usingRecursiveComparison()
			// What a group is created with was not understood.
			.ignoringFields("group.create")
			.isEqualTo(PropertiesReading.of(new MockEnvironment()).properties());
	}

	@Test
	void tagsOfAwsAreRefused() {
		assertThatExceptionOfType(InvalidCloudWatchLogsPropertyException.class)
			.isThrownBy(() -> new CloudWatchLogsProperties.Group(null, true, null, Map.of("aws:x", "v"), null,
					LogClass.STANDARD, false))
			.withMessageContaining("the key of a tag must not begin with 'aws:'");
	}

	@Test
	void tooManyTagsAreRefused() {
		ApplicationContextRunner runner = this.contextRunner;
		for (int i = 0; i <= 50; i++) {
			runner = runner.withPropertyValues("cloudwatch.logs.group.tags.t" + i + "=v");
		}
		runner.run((context) -> assertThat(context).getFailure()
			.hasRootCauseInstanceOf(InvalidCloudWatchLogsPropertyException.class)
			.rootCause()
			.hasMessageContaining("there are 51 tags"));
	}

	@Test
	void tooManyAttributesAreRefused() {
		ApplicationContextRunner runner = this.contextRunner;
		for (int i = 0; i <= 10; i++) {
			runner = runner.withPropertyValues("cloudwatch.logs.entity.attributes.a" + i + "=v");
		}
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageContaining("there are 11 attributes"));
	}

	@Test
	void theOtherPropertiesKeepTheirValuesWhenSomeAreOfNoUse() {
		MockEnvironment environment = new MockEnvironment().withProperty("cloudwatch.logs.group.name", "/shop")
			.withProperty("cloudwatch.logs.group.retention", "31")
			.withProperty("cloudwatch.logs.group.tags.team", "orders")
			.withProperty("cloudwatch.logs.group.tags.x", "?")
			.withProperty("cloudwatch.logs.batch.max-linger", "soon")
			.withProperty("cloudwatch.logs.delivery.compression", "zip")
			.withProperty("cloudwatch.logs.delivery.shutdown-timeout", "9s")
			.withProperty("cloudwatch.logs.buffer.overflow.too.deep", "x");
		CloudWatchLogsProperties properties = PropertiesReading.of(environment).properties();
		assertThat(properties.group().name()).isEqualTo("/shop");
		assertThat(properties.group().retention()).isNull();
		assertThat(properties.group().tags()).isEmpty();
		assertThat(properties.batch().maxLinger()).isEqualTo(Duration.ofSeconds(1));
		assertThat(properties.delivery().compression()).isEqualTo(CompressionMode.AUTO);
		assertThat(properties.delivery().shutdownTimeout()).isEqualTo(Duration.ofSeconds(9));
	}

	@ParameterizedTest
	@ValueSource(strings = { "group", "stream", "batch", "buffer", "journal", "event", "delivery", "entity",
			"group.tags", "entity.attributes", "limit", "limit.events-per-second", "limit.burst", "budget", "price" })
	void aValueOfWhatHasPropertiesBelowIsOtherwiseTreatedAsNotSet(String name) {
		MockEnvironment environment = new MockEnvironment().withProperty("cloudwatch.logs." + name, "x");
		assertThat(PropertiesReading.of(environment).properties()).usingRecursiveComparison()
			// What a group is created with was not understood.
			.ignoringFields("group.create")
			.isEqualTo(PropertiesReading.of(new MockEnvironment()).properties());
		MockEnvironment others = new MockEnvironment().withProperty("cloudwatch.logs.group.name", "/shop")
			.withProperty("cloudwatch.logs.stream.create", "false")
			.withProperty("cloudwatch.logs.batch.max-linger", "2s")
			.withProperty("cloudwatch.logs.buffer.overflow", "block")
			.withProperty("cloudwatch.logs.event.oversize", "drop")
			.withProperty("cloudwatch.logs.delivery.max-in-flight", "2")
			.withProperty("cloudwatch.logs.entity.environment", "prod")
			.withProperty("cloudwatch.logs.group.tags.a", "b")
			.withProperty("cloudwatch.logs.entity.attributes.a", "b");
		CloudWatchLogsProperties expected = PropertiesReading.of(others).properties();
		assertThat(PropertiesReading.of(others.withProperty("cloudwatch.logs." + name, "x")).properties())
			.isEqualTo(expected);
	}

	@Test
	void theBufferIsAtMostHalfOfTheHeap() {
		DataSize heap = DataSize.ofMegabytes(256);
		CloudWatchLogsProperties.Buffer.checkSize(DataSize.ofMegabytes(128), heap);
		assertThatExceptionOfType(InvalidCloudWatchLogsPropertyException.class)
			.isThrownBy(() -> CloudWatchLogsProperties.Buffer.checkSize(DataSize.ofBytes((128 << 20) + 1), heap))
			.satisfies((ex) -> {
				assertThat(ex.property()).isEqualTo("cloudwatch.logs.buffer.max-size");
				assertThat(ex.reason()).isEqualTo("it is more than half of the maximum heap, which is 256MB");
				assertThat(ex.action())
					.isEqualTo("Use a value from 1MB to 128MB, or give the JVM a larger heap by -Xmx.");
			});
	}

	@Test
	void anEnvironmentThatIsTooLongIsRefused() {
		this.contextRunner.withPropertyValues("cloudwatch.logs.entity.environment=" + "x".repeat(513))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidCloudWatchLogsPropertyException.class, (ex) -> {
					assertThat(ex.property()).isEqualTo("cloudwatch.logs.entity.environment");
					assertThat(ex.reason()).isEqualTo("it has 513 characters");
					assertThat(ex.action()).isEqualTo("Use 1 to 512 characters.");
				}));
		this.contextRunner.withPropertyValues("cloudwatch.logs.entity.environment=" + "x".repeat(512))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void theBufferIsThatOfTheDefaultsUnlessItIsSet() {
		assertThat(new CloudWatchLogsProperties.Buffer(null, OverflowPolicy.DROP, Duration.ZERO).effectiveMaxSize()
			.toBytes()).isEqualTo(DeliverySettings.DEFAULTS.bufferBytes());
		assertThat(new CloudWatchLogsProperties.Buffer(DataSize.ofMegabytes(2), OverflowPolicy.DROP, Duration.ZERO)
			.effectiveMaxSize()).isEqualTo(DataSize.ofMegabytes(2));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(CloudWatchLogsProperties.class)
	static class PropertiesConfiguration {

	}

}
