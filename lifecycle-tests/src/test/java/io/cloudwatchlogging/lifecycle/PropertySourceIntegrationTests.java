package io.cloudwatchlogging.lifecycle;

import java.nio.file.Files;
import java.nio.file.Path;

import com.example.late.LateShop;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for properties that a {@code @PropertySource} brings: they count for all events,
 * as those that were known from the start do.
 */
class PropertySourceIntegrationTests {

	private static final String GROUP = "/late/orders";

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@TempDir
	private Path directory;

	@Test
	void theyCountForAllEvents() throws Exception {
		EndedApplication application = run("""
				cloudwatch.logs.group.name=%s
				cloudwatch.logs.stream.name=wanted
				cloudwatch.logs.format=ecs
				cloudwatch.logs.level=warn
				""");
		assertThat(application.events()).anyMatch((event) -> event.contains("Starting LateShop"));
		assertThat(this.service.groups()).containsExactly(GROUP);
		assertThat(this.service.streams(GROUP)).containsExactly("wanted");
		assertThat(this.service.messages(GROUP)).singleElement()
			.asString()
			.startsWith("{")
			.contains("\"message\":\"Running late\"");
		assertThat(application.errors()).isEmpty();
	}

	@Test
	void theySayWhereTheFirstEventsGo() throws Exception {
		EndedApplication application = run("""
				cloudwatch.logs.group.name=%s
				cloudwatch.logs.stream.name=wanted
				cloudwatch.logs.pattern=""" + ConsoleEvents.PATTERN);
		assertThat(application.events()).anyMatch((event) -> event.contains("As usual"));
		assertThat(this.service.groups()).containsExactly(GROUP);
		assertThat(this.service.streams(GROUP)).containsExactly("wanted");
		Shipped.to(this.service, GROUP).isConsoleOf(application);
		assertThat(application.errors()).isEmpty();
	}

	private EndedApplication run(String properties) throws Exception {
		Path file = Files.writeString(this.directory.resolve("late.properties"), properties.replace("%s", GROUP));
		EndedApplication application = Application.of(LateShop.class, this.service)
			.without("cloudwatch.logs.group.name")
			.without("cloudwatch.logs.stream.name")
			.without("cloudwatch.logs.pattern")
			.property("late.location", file.toString())
			.run();
		assertThat(application.exitCode()).as(application.errorText()).isZero();
		return application;
	}

}
