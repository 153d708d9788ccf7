package io.cloudwatchlogging.autoconfigure.properties;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KnownProperties}, {@link KnownProperty}, {@link ParentProperty} and
 * {@link ExpectedValue}.
 */
class KnownPropertiesTests {

	@Test
	void namesWithPropertiesBelowThemAreParents() {
		assertThat(KnownProperties.PARENTS).extracting((parent) -> parent.name().toString())
			.containsExactlyInAnyOrder("cloudwatch.logs.group", "cloudwatch.logs.group.tags", "cloudwatch.logs.stream",
					"cloudwatch.logs.batch", "cloudwatch.logs.buffer", "cloudwatch.logs.event",
					"cloudwatch.logs.delivery", "cloudwatch.logs.mask", "cloudwatch.logs.mask.patterns",
					"cloudwatch.logs.mask.replacements", "cloudwatch.logs.entity", "cloudwatch.logs.entity.attributes",
					"cloudwatch.logs.limit", "cloudwatch.logs.limit.events-per-second", "cloudwatch.logs.limit.burst",
					"cloudwatch.logs.budget", "cloudwatch.logs.price", "cloudwatch.logs.journal");
	}

	@Test
	void theValueOfEachIsReadFromTheProperties() {
		MockEnvironment environment = new MockEnvironment().withProperty("cloudwatch.logs.group.tags.team", "shop")
			.withProperty("cloudwatch.logs.loggers", "a,b");
		CloudWatchLogsProperties properties = PropertiesReading.of(environment).properties();
		assertThat(property("cloudwatch.logs.group.tags").value(properties)).isEqualTo(Map.of("team", "shop"));
		assertThat(property("cloudwatch.logs.loggers").value(properties)).isEqualTo(List.of("a", "b"));
		assertThat(property("cloudwatch.logs.region").value(properties)).isNull();
		assertThat(property("cloudwatch.logs.delivery.max-in-flight").value(properties)).isEqualTo(6);
	}

	@ParameterizedTest
	@CsvSource({ "cloudwatch.logs.level, cloudwatch.logs.level, true",
			"cloudwatch.logs.level, cloudwatch.logs.level.a, false",
			"cloudwatch.logs.loggers, cloudwatch.logs.loggers, true",
			"cloudwatch.logs.loggers, cloudwatch.logs.loggers[7], true",
			"cloudwatch.logs.loggers, cloudwatch.logs.loggers[a], false",
			"cloudwatch.logs.loggers, cloudwatch.logs.loggers.a, false",
			"cloudwatch.logs.group.tags, cloudwatch.logs.group.tags, false",
			"cloudwatch.logs.group.tags, cloudwatch.logs.group.tags.a, true",
			"cloudwatch.logs.group.tags, cloudwatch.logs.group.tags[a.b], true" })
	void elementsOfListsAndMapsAreIncluded(String property, String name, boolean included) {
		assertThat(property(property).includes(ConfigurationPropertyName.of(name))).isEqualTo(included);
	}

	@Test
	void thereIsAWordForEveryTypeOfWhichTextCanBeInvalid() {
		assertThat(KnownProperties.VALUES).filteredOn((property) -> ExpectedValue.of(property.type()) == null)
			.extracting(KnownProperty::type)
			.allMatch(Set.of(String.class, List.class, Map.class)::contains);
	}

	@Test
	void constantsAreWrittenAsInProperties() {
		assertThat(ExpectedValue.of(LogClass.class))
			.isEqualTo(new ExpectedValue("one of the known values", "one of standard, infrequent-access, delivery"));
	}

	private static KnownProperty property(String name) {
		return KnownProperties.VALUES.stream()
			.filter((property) -> property.name().toString().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
