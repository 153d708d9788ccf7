package io.cloudwatchlogging.autoconfigure.properties;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PropertiesReading}.
 */
class PropertiesReadingTests {

	/** Values that are not the defaults, where the examples of the reference are. */
	private static final Map<String, String> OTHER_VALUES = Map.ofEntries(Map.entry("enabled", "false"),
			Map.entry("enabled-in-lambda", "true"), Map.entry("group.create", "false"),
			Map.entry("group.log-class", "delivery"), Map.entry("group.deletion-protection", "true"),
			Map.entry("group.retention", "7"), Map.entry("group.kms-key-id", "1234abcd"), Map.entry("group.name", "/b"),
			Map.entry("stream.name", "b"), Map.entry("stream.create", "false"), Map.entry("level", "error"),
			Map.entry("format", "ecs"), Map.entry("pattern", "%m"), Map.entry("batch.max-linger", "7s"),
			Map.entry("batch.max-events", "7"), Map.entry("batch.max-size", "7KB"), Map.entry("buffer.max-size", "2MB"),
			Map.entry("buffer.overflow", "block"), Map.entry("buffer.max-wait", "7s"),
			Map.entry("journal.directory", "b"), Map.entry("journal.max-size", "64MB"),
			Map.entry("journal.sync-interval", "7s"), Map.entry("event.max-size", "2KB"),
			Map.entry("event.oversize", "truncate"), Map.entry("delivery.max-in-flight", "2"),
			Map.entry("delivery.compression", "never"), Map.entry("delivery.shutdown-timeout", "7s"),
			Map.entry("entity.enabled", "false"), Map.entry("entity.environment", "b"),
			Map.entry("endpoint", "http://127.0.0.1:1"), Map.entry("region", "eu-west-1"),
			Map.entry("dualstack-enabled", "true"), Map.entry("loggers", "b"), Map.entry("mask.enabled", "true"),
			Map.entry("mask.detectors", "jwt"), Map.entry("mask.patterns", "bcd"), Map.entry("mask.replacements", "b"),
			Map.entry("limit.events-per-second", "7.5"), Map.entry("limit.burst", "7"),
			Map.entry("limit.max-level", "warn"), Map.entry("limit.fold-repeats", "true"),
			Map.entry("limit.summary-interval", "7s"), Map.entry("budget.per-day", "7168MB"),
			Map.entry("price.per-gb", "0.7"), Map.entry("group.tags", "b"), Map.entry("entity.attributes", "b"));

	private final MockEnvironment environment = new MockEnvironment();

	static Stream<KnownProperty> properties() {
		return KnownProperties.VALUES.stream();
	}

	@ParameterizedTest
	@MethodSource("properties")
	void aPropertyThatChangesAloneIsReportedAloneWithBothValues(KnownProperty property) {
		PropertiesReading before = PropertiesReading.of(this.environment);
		String name = property.name().toString();
		String value = otherValue(name);
		this.environment.setProperty(property.isMap() ? name + ".team" : name, value);
		PropertiesReading after = PropertiesReading.of(this.environment);
		assertThat(after.invalid()).isEmpty();
		assertThat(before.differences(after)).singleElement()
			.asString()
			.startsWith(name + " was ")
			.contains(" and is ")
			.containsIgnoringCase(
					property.name().toString().endsWith("max-size") || property.name().toString().endsWith("per-day")
							? "B'" : value);
		assertThat(after.differences(before)).singleElement().asString().startsWith(name + " was ");
		assertThat(after.differences(after)).isEmpty();
	}

	static Stream<KnownProperty> propertiesThatAreNoText() {
		return properties().filter((property) -> ExpectedValue.of(property.type()) != null);
	}

	@ParameterizedTest
	@MethodSource("propertiesThatAreNoText")
	void anInvalidPropertyCostsNoOtherItsValue(KnownProperty property) {
		properties().forEach((other) -> this.environment.setProperty(
				other.isMap() ? other.name() + ".team" : other.name().toString(), otherValue(other.name().toString())));
		PropertiesReading before = PropertiesReading.of(this.environment);
		String name = property.name().toString();
		this.environment.setProperty(name, "a b");
		PropertiesReading after = PropertiesReading.of(this.environment);
		assertThat(before.invalid()).isEmpty();
		assertThat(after.invalid()).containsExactly(name);
		assertThat(before.differences(after)).allMatch((difference) -> difference.startsWith(name + " was "));
	}

	private static String otherValue(String name) {
		String value = OTHER_VALUES.get(name.substring(CloudWatchLogsProperties.PREFIX.length() + 1));
		assertThat(value).as("another value for " + name).isNotNull();
		return value;
	}

	@Test
	void differencesAreInWords() {
		PropertiesReading before = PropertiesReading.of(this.environment);
		this.environment.setProperty("cloudwatch.logs.group.name", "/shop");
		this.environment.setProperty("cloudwatch.logs.level", "warn");
		assertThat(before.differences(PropertiesReading.of(this.environment))).containsExactly(
				"cloudwatch.logs.group.name was not set and is '/shop'",
				"cloudwatch.logs.level was 'trace' and is 'warn'");
	}

	@Test
	void everyExampleIsReadAsValid() throws IOException {
		new ConfigurationReference().examples().forEach((name, example) -> {
			String assignment = ConfigurationReference.assignment(name, example);
			this.environment.setProperty(assignment.substring(0, assignment.indexOf('=')),
					assignment.substring(assignment.indexOf('=') + 1));
		});
		PropertiesReading reading = PropertiesReading.of(this.environment);
		assertThat(reading.invalid()).isEmpty();
		assertThat(reading.destinationIsValid()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs.endpoint=localhost:4566", "cloudwatch.logs.endpoint=a b",
			"cloudwatch.logs.region=EU Central", "cloudwatch.logs.dualstack-enabled=perhaps",
			"cloudwatch.logs.group=/shop", "cloudwatch.logs.stream=x", "spring.cloud.aws.endpoint=localhost:4566",
			"spring.cloud.aws.endpoint=a b", "spring.cloud.aws.region.static=EU Central",
			"spring.cloud.aws.dualstack-enabled=perhaps" })
	void anInvalidPropertyThatDecidesTheDestinationMakesItInvalid(String assignment) {
		PropertiesReading reading = read(assignment, "cloudwatch.logs.group.retention=7",
				"cloudwatch.logs.stream.create=true");
		assertThat(reading.invalid()).containsExactly(assignment.substring(0, assignment.indexOf('=')));
		assertThat(reading.destinationIsValid()).isFalse();
		assertThat(reading.properties().endpoint()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs.level=loud", "cloudwatch.logs.buffer.max-size=much",
			"cloudwatch.logs.delivery.max-in-flight=17", "cloudwatch.logs.format=xml" })
	void anyOtherInvalidPropertyLeavesTheDestinationValid(String assignment) {
		PropertiesReading reading = read(assignment, "cloudwatch.logs.group.name=/shop");
		assertThat(reading.invalid()).containsExactly(assignment.substring(0, assignment.indexOf('=')));
		assertThat(reading.destinationIsValid()).isTrue();
		assertThat(reading.properties().group().name()).isEqualTo("/shop");
		assertThat(reading.properties().group().create()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "retention=month", "retention=2", "create=perhaps", "log-class=cheap", "kms-key-id=?",
			"deletion-protection=perhaps", "tags[aws:x]=y", "tags=x" })
	void aGroupIsNotCreatedWithLessThanWasMeant(String setting) {
		PropertiesReading reading = read("cloudwatch.logs.group." + setting, "cloudwatch.logs.group.name=/shop");
		assertThat(reading.invalid()).hasSize(1);
		assertThat(reading.destinationIsValid()).isTrue();
		assertThat(reading.properties().group().create()).isFalse();
		assertThat(reading.properties().stream().create()).isTrue();
	}

	@Test
	void aStreamIsNotCreatedIfItIsNotKnownWhetherItIsMeantTo() {
		PropertiesReading reading = read("cloudwatch.logs.stream.create=perhaps");
		assertThat(reading.properties().stream().create()).isFalse();
		assertThat(reading.properties().group().create()).isTrue();
	}

	@Test
	void whatIsOverriddenInSpringCloudAwsMayBeInvalid() {
		assertThat(read("cloudwatch.logs.endpoint=http://127.0.0.1:1", "spring.cloud.aws.endpoint=localhost:4566",
				"cloudwatch.logs.region=eu-west-1", "spring.cloud.aws.region.static=EU Central",
				"cloudwatch.logs.dualstack-enabled=true", "spring.cloud.aws.dualstack-enabled=perhaps")
			.destinationIsValid()).isTrue();
	}

	@Test
	void aNameThatIsFoundInvalidLaterCountsToo() {
		PropertiesReading reading = read("cloudwatch.logs.group.name={");
		assertThat(reading.destinationIsValid()).isTrue();
		assertThat(reading.withInvalid("cloudwatch.logs.group.name").destinationIsValid()).isFalse();
		assertThat(reading.withInvalid("cloudwatch.logs.level").destinationIsValid()).isTrue();
	}

	private PropertiesReading read(String... assignments) {
		for (String assignment : List.of(assignments)) {
			int equals = assignment.indexOf('=');
			this.environment.setProperty(assignment.substring(0, equals), assignment.substring(equals + 1));
		}
		return PropertiesReading.of(this.environment);
	}

}
