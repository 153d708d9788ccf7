package io.cloudwatchlogging.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.example.shop.HookedEchoShop;
import com.example.shop.HookedShop;
import com.example.shop.ThoughtfulShop;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for hooks of the JVM that log while others stop logging, with requests that take
 * their time.
 */
class HooksIntegrationTests {

	private static final String DECLARED = """
				<appender name="SHIPPING" class="io.cloudwatchlogging.logback.CloudWatchAppender"/>
			""";

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@TempDir
	private Path directory;

	@Test
	void hookWorksInSilenceAndLogsAgain() throws Exception {
		// Or else the last event may leave in time though nobody waits for it.
		this.service.faults().inject(Fault.serviceUnavailable().onMessage("Counted the money").times(1));
		EndedApplication application = Application.of(ThoughtfulShop.class, this.service)
			.property("logging.register-shutdown-hook", "false")
			.run();
		assertThat(application.events()).last().asString().contains("Counted the money");
		Shipped.to(this.service).isConsoleByThreadOf(application);
	}

	@Test
	void hookLogsAfterAChangedConfigurationWasRead() throws Exception {
		assertAllShippedAfterAChange("", "", Duration.ofMillis(50));
	}

	@Test
	void hookLogsWhileADeclaredAppenderWaitsThatStandsAheadOfTheConsole() throws Exception {
		assertAllShippedAfterAChange(DECLARED, "<appender-ref ref=\"SHIPPING\"/>", Duration.ofMillis(400));
	}

	private void assertAllShippedAfterAChange(String appender, String reference, Duration latency) throws Exception {
		this.service.faults().inject(Fault.latency(latency));
		Path configuration = configure(appender, reference, "");
		try (RunningApplication running = Application.of(HookedEchoShop.class, this.service)
			.property("logging.config", configuration.toUri().toString())
			.start()) {
			running.awaitLine("Ready to echo");
			configure(appender, reference, "<logger name=\"com.example\" level=\"debug\"/>");
			running.enter("await reload").awaitLine("Echo in detail: await reload");
			EndedApplication application = running.terminate().awaitEnd();
			assertThat(application.events()).anyMatch((event) -> event.endsWith("Goodbye 1"));
			Shipped.to(this.service).isConsoleAndMayHaveMoreOf(HookedShop.HOOK, application);
		}
	}

	private Path configure(String appender, String reference, String logger) throws IOException {
		return Files.writeString(this.directory.resolve("logging.xml"), """
				<configuration scan="true" scanPeriod="100 milliseconds">
				%s
					<appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
						<encoder><pattern>%s</pattern></encoder>
					</appender>
					<root level="info">
						%s
						<appender-ref ref="CONSOLE"/>
					</root>
					%s
				</configuration>
				""".formatted(appender, ConsoleEvents.PATTERN, reference, logger));
	}

}
