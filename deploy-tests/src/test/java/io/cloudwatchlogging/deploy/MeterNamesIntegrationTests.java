package io.cloudwatchlogging.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.cloudwatchlogging.LossReason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that dashboards, alerts and the operations guide name the meters of a running
 * application, with tag values that there are.
 */
class MeterNamesIntegrationTests {

	private static final String DASHBOARD = "deploy/grafana/dashboard.json";

	private static final String ALERTS = "deploy/prometheus/alerts.yml";

	private static final String CLOUDWATCH_DASHBOARD = "deploy/cloudformation/dashboard.yaml";

	private static final String CLOUDWATCH_ALARMS = "deploy/cloudformation/alarms.yaml";

	private static final String TERRAFORM_ALARMS = "deploy/terraform/alarms.tf";

	private static final String GUIDE = "docs/operations.md";

	/**
	 * Losses that nobody asked for: a new reason has to be put here, or into the alarms'
	 * exceptions.
	 */
	private static final Set<LossReason> ALARMED = Set.of(LossReason.TOO_OLD, LossReason.EXPIRED, LossReason.TOO_NEW,
			LossReason.INVALID, LossReason.BUFFER_FULL, LossReason.UNENCODABLE, LossReason.UNREADABLE);

	private static final Pattern SELECTOR = Pattern.compile("(cloudwatch_logs_\\w+)(?:\\{([^}]*)})?");

	private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

	private static Set<Sample> scraped = Set.of();

	private static Set<Sample> sent = Set.of();

	private static JsonNode health = new JsonMapper().createObjectNode();

	@BeforeAll
	static void observe() throws Exception {
		try (MonitoredApplication application = MonitoredApplication.start()) {
			scraped = application.scrape();
			sent = application.cloudWatchMetrics();
			health = new JsonMapper().readTree(application.get("/actuator/health"));
		}
	}

	@AfterAll
	static void forget() {
		scraped = Set.of();
		sent = Set.of();
	}

	@Test
	void theGrafanaDashboardQueriesWhatIsScraped() {
		List<String> expressions = new ArrayList<>();
		for (JsonNode panel : DeployFiles.json(DASHBOARD).path("panels")) {
			panel.path("targets").forEach((target) -> expressions.add(target.path("expr").asString()));
		}
		for (JsonNode variable : DeployFiles.json(DASHBOARD).path("templating").path("list")) {
			expressions.add(variable.path("definition").asString(""));
		}
		assertThat(expressions).hasSizeGreaterThan(10);
		expressions.forEach(this::assertScraped);
	}

	@Test
	void theAlertsOfPrometheusQueryWhatIsScraped() {
		JsonNode rules = DeployFiles.yaml(ALERTS).get(0).path("groups").get(0).path("rules");
		assertThat(rules.size()).isEqualTo(7);
		rules.forEach((rule) -> assertScraped(rule.path("expr").asString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { CLOUDWATCH_DASHBOARD, CLOUDWATCH_ALARMS, TERRAFORM_ALARMS })
	void queriesOfCloudWatchNameTheMetricsThatAreSent(String file) {
		String text = DeployFiles.text(file);
		assertThat(names(sent)).isNotEmpty()
			.containsAll(DeployFiles.find("\\\\?\"(cloudwatch\\.logs\\.[\\w.]+)\\\\?\"", text));
		assertThat(values(sent, "outcome")).containsAll(DeployFiles.find("outcome !?= '([^']+)'", text));
		assertThat(values(sent, "reason")).containsAll(DeployFiles.find("reason !?= '([^']+)'", text));
	}

	@Test
	void alarmsOfCloudWatchThatWatchATimeAreInItsUnit() {
		assertThat(sent).anyMatch((metric) -> metric.name().equals("cloudwatch.logs.buffer.oldest.age.value")
				&& "Milliseconds".equals(metric.labels().get("unit")));
		assertThat(DeployFiles.text(CLOUDWATCH_ALARMS)).contains("Threshold: 60000");
	}

	@Test
	void alarmsInTerraformAreThoseInCloudFormation() {
		String terraform = DeployFiles.text(TERRAFORM_ALARMS).replaceAll("\\$\\{var.namespace}", "\\${Namespace}");
		Set<String> queries = DeployFiles.find("(SELECT .*)", terraform);
		assertThat(queries).hasSize(7).isEqualTo(DeployFiles.find("(SELECT .*)", DeployFiles.text(CLOUDWATCH_ALARMS)));
	}

	@ParameterizedTest
	@ValueSource(strings = { ALERTS, CLOUDWATCH_ALARMS, TERRAFORM_ALARMS, GUIDE })
	void everyReasonOfALossRaisesTheAlarmOrIsAnException(String file) {
		Set<String> exceptions = new TreeSet<>(DeployFiles.find("reason != '([^']+)'", DeployFiles.text(file)));
		DeployFiles.find("reason!~\"([^\"]+)\"", DeployFiles.text(file))
			.forEach((list) -> exceptions.addAll(List.of(list.split("\\\\?\\|"))));
		Set<String> alarmed = ALARMED.stream().map(MeterNamesIntegrationTests::tag).collect(Collectors.toSet());
		assertThat(Stream.of(LossReason.values()).map(MeterNamesIntegrationTests::tag))
			.containsExactlyInAnyOrderElementsOf(Stream.concat(exceptions.stream(), alarmed.stream()).toList());
	}

	@Test
	void theGuideHasEachNameAsItIsExported() {
		String guide = DeployFiles.text(GUIDE);
		assertThat(DeployFiles.find("`(cloudwatch_logs_\\w+)`", guide)).isEqualTo(ours(scraped, "cloudwatch_logs_"));
		assertThat(DeployFiles.find("`(cloudwatch\\.logs\\.[\\w.]+\\.(?:count|sum|value))`", guide))
			.isEqualTo(ours(sent, "cloudwatch.logs."));
	}

	@Test
	void theHealthComponentOfTheGuideIsThere() {
		assertThat(DeployFiles.text(GUIDE)).contains("component `cloudWatchLogs`");
		assertThat(health.path("components").has("cloudWatchLogs")).as(health.toString()).isTrue();
	}

	private void assertScraped(String expression) {
		Matcher selector = SELECTOR.matcher(expression);
		while (selector.find()) {
			String name = selector.group(1);
			assertThat(names(scraped)).as(expression).contains(name);
			Matcher matcher = MATCHER.matcher((selector.group(2) != null) ? selector.group(2) : "");
			while (matcher.find()) {
				String label = matcher.group(1);
				if (matcher.group(3).startsWith("$")) {
					continue;
				}
				Set<String> values = values(
						scraped.stream().filter((sample) -> sample.name().equals(name)).collect(Collectors.toSet()),
						label);
				assertThat(values).as(expression).containsAll(List.of(matcher.group(3).split("\\|")));
			}
		}
	}

	private static Set<String> names(Set<Sample> samples) {
		return samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> ours(Set<Sample> samples, String prefix) {
		Set<String> names = names(samples);
		// Averages and maxima are sent in steps with values only.
		names.removeIf((name) -> !name.startsWith(prefix) || name.endsWith(".avg") || name.endsWith(".max"));
		return names;
	}

	private static Set<String> values(Set<Sample> samples, String label) {
		return samples.stream()
			.map((sample) -> sample.labels().getOrDefault(label, ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String tag(LossReason reason) {
		return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
