package io.cloudwatchlogging.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import io.cloudwatchlogging.naming.NameKind;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.ProcessNameValues;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.convert.DurationStyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of what runs the application: each variable has an effect, placeholders are
 * known, and the process has time to ship what is buffered.
 */
class ContainersTests {

	private static final String STREAM = "CLOUDWATCH_LOGS_STREAM_NAME";

	private static final String PHASE = "SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE";

	private final KnownNames names = new KnownNames();

	ContainersTests() throws IOException {
	}

	@Test
	void theTaskDefinitionOfEcsSetsWhatThereIsAndLeavesTimeToShip() {
		JsonNode container = DeployFiles.json("deploy/ecs/task-definition.json").path("containerDefinitions").get(0);
		Map<String, String> environment = DeployFiles.environment(container.path("environment"));
		assertVariables(environment.keySet());
		assertTimeToShip(environment, Duration.ofSeconds(container.path("stopTimeout").asInt()));
		assertThat(container.path("stopTimeout").asInt()).isLessThanOrEqualTo(120);
		assertStream(environment);
		assertThat(environment).containsEntry("LOGGING_THRESHOLD_CONSOLE", "off");
		assertThat(container.path("logConfiguration").path("options").path("awslogs-group").asString())
			.as("another group than that of the events")
			.isNotEqualTo(environment.get("CLOUDWATCH_LOGS_GROUP_NAME"));
	}

	@Test
	void theManifestOfKubernetesSetsWhatThereIsAndLeavesTimeToShip() {
		JsonNode pod = DeployFiles.yaml("deploy/kubernetes/deployment.yaml")
			.stream()
			.filter((document) -> document.path("kind").asString().equals("Deployment"))
			.findFirst()
			.orElseThrow()
			.path("spec")
			.path("template")
			.path("spec");
		JsonNode container = pod.path("containers").get(0);
		Map<String, String> environment = DeployFiles.environment(container.path("env"));
		assertVariables(environment.keySet());
		assertThat(environment).containsKeys("POD_NAME", "POD_NAMESPACE");
		assertTimeToShip(environment, Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asInt()));
		assertStream(environment);
		assertThat(container.path("readinessProbe").path("httpGet").path("path").asString())
			.isEqualTo("/actuator/health/readiness");
	}

	@Test
	void theComposeFileSetsWhatThereIsAndLeavesTimeToShip() {
		JsonNode sample = DeployFiles.yaml("deploy/docker/compose.yaml").get(0).path("services").path("sample");
		Map<String, String> environment = new TreeMap<>();
		sample.path("environment")
			.propertyStream()
			.forEach((variable) -> environment.put(variable.getKey(), variable.getValue().asString()));
		Set<String> variables = new TreeSet<>(environment.keySet());
		assertThat(variables.remove("SAMPLE_EMBEDDED")).isTrue();
		assertVariables(variables);
		assertTimeToShip(environment, DurationStyle.SIMPLE.parse(sample.path("stop_grace_period").asString()));
		assertStream(environment);
		assertThat(DeployFiles.text("sample-app/src/main/resources/application.yml")).contains("embedded: true");
	}

	@Test
	void theTrainingOfTheImageShipsNothingAndTheJvmGetsTheSignal() {
		String dockerfile = DeployFiles.text("deploy/docker/Dockerfile");
		assertThat(DeployFiles.find("([A-Z]+_LOGS_[A-Z_]+)=", dockerfile)).containsExactly("CLOUDWATCH_LOGS_ENABLED");
		assertVariables(Set.of("CLOUDWATCH_LOGS_ENABLED"));
		assertThat(dockerfile).contains("ENTRYPOINT [\"java\", \"-XX:AOTCache=application.aot\"")
			.contains("-XX:AOTCacheOutput=application.aot -Dspring.context.exit=onRefresh")
			.contains("COPY sample-app/target/sample-app.jar");
		assertThat(DeployFiles.text("sample-app/pom.xml")).contains("<finalName>sample-app</finalName>");
	}

	@Test
	void theRetentionsThatInfrastructureAllowsAreThoseOfTheProduct() {
		Set<String> known = DeployFiles.find("(\\d+)", hints("cloudwatch.logs.group.retention"));
		assertThat(
				DeployFiles
					.find("(\\d+)",
							String.join(" ",
									DeployFiles.find("AllowedValues: \\[(1, 3[^\\]]*)]",
											DeployFiles.text("deploy/cloudformation/log-group.yaml")))))
			.isEqualTo(known);
		assertThat(DeployFiles.find("(\\d+)", String.join(" ",
				DeployFiles.find("contains\\(\\[(1, 3[^\\]]*)]", DeployFiles.text("deploy/terraform/variables.tf")))))
			.isEqualTo(known);
	}

	/** The values that the metadata suggests for a property. */
	private static String hints(String property) {
		JsonNode hints = DeployFiles.json(
				"cloudwatch-logging-autoconfigure/src/main/resources/META-INF/additional-spring-configuration-metadata.json")
			.path("hints");
		StringBuilder values = new StringBuilder();
		for (JsonNode hint : hints) {
			if (hint.path("name").asString().equals(property)) {
				hint.path("values").forEach((value) -> values.append(value.path("value").asString()).append(' '));
			}
		}
		return values.toString();
	}

	private void assertVariables(Set<String> variables) {
		assertThat(variables).isNotEmpty().allMatch(this.names::isVariable);
	}

	private static void assertStream(Map<String, String> environment) {
		assertThat(environment).containsKey(STREAM);
		Set<String> placeholders = DeployFiles.find("(\\{[^}]+})", environment.getOrDefault(STREAM, ""));
		String known = catchThrowableOfType(InvalidNameTemplateException.class,
				() -> NameTemplate.compile(NameKind.STREAM, "{no-such}", new ProcessNameValues("orders", "")))
			.action();
		assertThat(placeholders).isNotEmpty().allMatch(known::contains);
	}

	private void assertTimeToShip(Map<String, String> environment, Duration grace) {
		String shutdown = this.names.defaultOf("cloudwatch.logs.delivery.shutdown-timeout");
		assertThat(shutdown).isNotNull();
		assertThat(environment).containsKey(PHASE);
		assertThat(grace).isGreaterThan(DurationStyle.detectAndParse(shutdown)
			.plus(DurationStyle.detectAndParse(environment.getOrDefault(PHASE, ""))));
	}

}
