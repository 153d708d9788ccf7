package io.cloudwatchlogging.autoconfigure.properties;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.cloudwatchlogging.autoconfigure.properties.UnknownProperties.SetName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnknownProperties}.
 */
class UnknownPropertiesTests {

	/**
	 * A name of each known property as it is set, with a key or an index where it has
	 * one.
	 */
	static Stream<String> settableNames() {
		return KnownProperties.VALUES.stream().map((property) -> {
			String name = property.name().toString();
			return property.isMap() ? name + ".team" : property.isList() ? name + "[0]" : name;
		});
	}

	@Test
	void thereIsAKnownPropertyForEachInTheMetadata() {
		assertThat(KnownProperties.VALUES).extracting((property) -> property.name().toString())
			.containsExactlyInAnyOrderElementsOf(OurMetadata.properties()
				.keySet()
				.stream()
				.filter((name) -> name.startsWith("cloudwatch.logs."))
				.toList());
	}

	/** Which is on the class path of this test. */
	@Test
	void thePropertiesOfTheEmbeddedServiceAreKnownWhereItIs() {
		assertThat(warnings(List.of("cloudwatch.logs.embedded.enabled", "cloudwatch.logs.embedded.port",
				"cloudwatch.logs.embedded.console-port", "cloudwatch.logs.embedded.consolePort",
				"cloudwatch.logs.embedded.hosts", "cloudwatch.logs.embedded.hosts[0]")))
			.isEmpty();
		assertThat(variableWarnings(List.of("CLOUDWATCH_LOGS_EMBEDDED_ENABLED", "CLOUDWATCH_LOGS_EMBEDDED_CONSOLEPORT",
				"CLOUDWATCH_LOGS_EMBEDDED_HOSTS_0")))
			.isEmpty();
		assertThat(warnings(List.of("cloudwatch.logs.embedded.ports"))).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("settableNames")
	void aKnownPropertyIsNotWarnedOfInAnyForm(String name) {
		String camel = eachPart(name, UnknownPropertiesTests::camelCase);
		assertThat(warnings(List.of(name, camel, name.replace('-', '_'), name.toUpperCase(Locale.ROOT),
				name.replace("-", ""), name.replace("[0]", ""), name.replace("[0]", "[12]"),
				name.replace(".team", "[cost center]"), name.replace(".team", ".team.lead"))))
			.isEmpty();
	}

	@ParameterizedTest
	@MethodSource("settableNames")
	void aKnownVariableIsNotWarnedOfInAnyForm(String name) {
		String variable = variable(name);
		String legacy = name.replace('.', '_').replace('-', '_').replace("[0]", "_0").toUpperCase(Locale.ROOT);
		assertThat(variableWarnings(
				List.of(variable, variable + "_", legacy, variable.toLowerCase(Locale.ROOT), legacy.replace("_0", ""))
					.stream()
					.filter((form) -> !form.endsWith("_") || form.matches(".*_\\d+_"))
					.toList()))
			.isEmpty();
	}

	@ParameterizedTest
	@MethodSource("settableNames")
	void eachMistakeOfOneLetterIsAnsweredByTheRightName(String name) {
		for (String mistake : mistakes(name, name.replaceFirst("(\\.team|\\[0])$", "").length())) {
			assertThat(warnings(List.of(mistake))).as(mistake)
				.singleElement()
				.asString()
				.contains("'" + mistake + "'")
				.endsWith("Did you mean '" + name + "'?");
		}
	}

	@ParameterizedTest
	@MethodSource("settableNames")
	void eachMistakeOfOneLetterInAVariableIsAnsweredByTheRightName(String name) {
		String variable = variable(name);
		for (String mistake : mistakes(variable, variable.replaceFirst("(_TEAM|_0)$", "").length())) {
			assertThat(variableWarnings(List.of(mistake))).as(mistake)
				.singleElement()
				.asString()
				.startsWith("Environment variable '" + mistake + "'")
				.endsWith("Did you mean '" + variable + "'?");
		}
	}

	@ParameterizedTest
	@CsvSource({ "cloudwatch.log.group.name, cloudwatch.logs.group.name",
			"cloud.watch.logs.group.name, cloudwatch.logs.group.name",
			"cloudwatchlogs.group.name, cloudwatch.logs.group.name",
			"cloudwatch-logs.group.name, cloudwatch.logs.group.name",
			"cloudwatch.logging.enabled, cloudwatch.logs.enabled",
			"cloudwatch.logs.group-name, cloudwatch.logs.group.name",
			"cloudwatch.logs.gruop.nmae, cloudwatch.logs.group.name",
			"cloudwatch.log.gruop.tags.cost-center, cloudwatch.logs.group.tags.cost-center",
			"cloudwatch.logs.logger[3], cloudwatch.logs.loggers[3]",
			"cloudwatch.logs.entity.attribute, cloudwatch.logs.entity.attributes.<key>" })
	void aNearMissIsAnsweredByTheRightName(String name, String meant) {
		assertThat(warnings(List.of(name))).singleElement().asString().endsWith("Did you mean '" + meant + "'?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs.colour", "cloudwatch.logs.level.root", "cloudwatch.logs.loggers.root" })
	void aNameThatIsLikeNoOtherIsWarnedOfWithoutAGuess(String name) {
		assertThat(warnings(List.of(name))).singleElement()
			.asString()
			.isEqualTo("Property '" + name + "' (here) is not known to the library that ships log events to CloudWatch "
					+ "Logs, and has no effect on it. The configuration reference lists all that are.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs", "cloudwatch.logs.group", "cloudwatch.namespace", "cloudwatch.enabled",
			"cloudwatch.metrics.enabled", "management.cloudwatch.metrics.export.enabled",
			"cloudwatch.log.rotation.days", "spring.cloud.aws.cloudwatch.region", "spring.cloud.aws.endpoint",
			"logging.level.cloudwatch", "clo", "cloudwatch", "watch..dog", "spring.cloud.config.enabled", "" })
	void aNameOfAnotherProgramOrAParentIsNotWarnedOf(String name) {
		assertThat(warnings(List.of(name))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CLOUDWATCH_LOGS_GROUP", "CLOUDWATCH_LOGS_STREAM", "CLOUDWATCH_LOGS_GROUP_ARN",
			"CLOUDWATCH_LOG_GROUP", "CLOUDWATCH_METRICS_ENABLED", "CLOUD_PROVIDER", "WATCH", "CLOUDWATCH_LOGS", "_",
			"" })
	void aVariableOfAnotherProgramIsNotWarnedOf(String name) {
		assertThat(variableWarnings(List.of(name))).isEmpty();
	}

	@Test
	void aNameIsWarnedOfOnceWithItsFirstOrigin() {
		assertThat(UnknownProperties.warnings(List.of(new SetName("cloudwatch.logs.levl", false, "arguments"),
				new SetName("cloudwatch.logs.levl", false, "a file"))))
			.containsExactly("Property 'cloudwatch.logs.levl' (arguments) is not known to the library that ships log "
					+ "events to CloudWatch Logs, and has no effect on it. Did you mean 'cloudwatch.logs.level'?");
	}

	@Test
	void aPrefixWithADashIsNotWarnedOfAsSpringBootReadsIt() {
		String name = "cloud-watch.logs.group.name";
		MockEnvironment environment = new MockEnvironment().withProperty(name, "/shop");
		assertThat(PropertiesReading.of(environment).properties().group().name()).isEqualTo("/shop");
		assertThat(warnings(List.of(name))).isEmpty();
	}

	/** All names with one letter less, another one, or exchanged with its neighbour. */
	private static Set<String> mistakes(String name, int length) {
		Set<String> mistakes = new TreeSet<>();
		for (int index = 0; index < length; index++) {
			if (!Character.isLetter(name.charAt(index))) {
				continue;
			}
			mistakes.add(name.substring(0, index) + name.substring(index + 1));
			char other = Character.isUpperCase(name.charAt(index)) ? 'Q' : 'q';
			mistakes.add(name.substring(0, index) + other + name.substring(index + 1));
			if (index + 1 < length && Character.isLetter(name.charAt(index + 1))) {
				mistakes.add(name.substring(0, index) + name.charAt(index + 1) + name.charAt(index)
						+ name.substring(index + 2));
			}
		}
		mistakes.remove(name);
		return mistakes;
	}

	private static List<String> warnings(Collection<String> names) {
		return UnknownProperties.warnings(names.stream().map((name) -> new SetName(name, false, "here")).toList());
	}

	private static List<String> variableWarnings(Collection<String> names) {
		return UnknownProperties.warnings(names.stream().map((name) -> new SetName(name, true, "here")).toList());
	}

	private static String variable(String name) {
		return name.replace('.', '_').replace("-", "").replace("[0]", "_0").toUpperCase(Locale.ROOT);
	}

	private static String eachPart(String name, UnaryOperator<String> change) {
		List<String> parts = new ArrayList<>();
		for (String part : name.split("\\.")) {
			parts.add(change.apply(part));
		}
		return String.join(".", parts);
	}

	private static String camelCase(String part) {
		String[] words = part.split("-");
		StringBuilder text = new StringBuilder(words[0]);
		for (int index = 1; index < words.length; index++) {
			text.append(StringUtils.capitalize(words[index]));
		}
		return text.toString();
	}

}
