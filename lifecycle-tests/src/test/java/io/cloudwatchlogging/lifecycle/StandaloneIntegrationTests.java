package io.cloudwatchlogging.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.example.plain.PlainShop;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an appender in a {@code logback.xml}, with nothing of Spring on the class
 * path.
 */
class StandaloneIntegrationTests {

	private static final String GROUP = "/plain/orders";

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@TempDir
	private Path directory;

	@Test
	void eventsAreDeliveredAtTheEnd() throws Exception {
		EndedApplication application = run("<group>" + GROUP + "</group><stream>one</stream>");
		assertThat(application.events()).hasSize(20);
		assertThat(this.service.streams(GROUP)).containsExactly("one");
		Shipped.to(this.service, GROUP).isConsoleOf(application);
	}

	@Test
	void logGroupIsMissingAndThatIsToldOnce() throws Exception {
		EndedApplication application = run("<stream>one</stream>");
		assertThat(application.events()).hasSize(20);
		assertThat(output(application)).containsOnlyOnce("Appender [SHIPPING] ships nothing to CloudWatch Logs: there "
				+ "is no log group to ship to. Add <group>name of the log group</group> to the appender.");
		assertThat(this.service.requests().all()).isEmpty();
	}

	@Test
	void regionIsMissingAndThatIsTold() throws Exception {
		EndedApplication application = run("<group>" + GROUP + "</group>", "");
		assertThat(application.events()).hasSize(20);
		assertThat(output(application)).contains("region").contains("20 log events");
		assertThat(this.service.requests().all()).isEmpty();
	}

	private EndedApplication run(String destination) throws IOException, InterruptedException {
		return run(destination, "<region>eu-central-1</region>");
	}

	private EndedApplication run(String destination, String region) throws IOException, InterruptedException {
		Files.writeString(this.directory.resolve("logback.xml"), """
				<configuration>
					<appender name="SHIPPING" class="io.cloudwatchlogging.logback.CloudWatchAppender">
						%s
						%s
						<endpoint>%s</endpoint>
						<encoder><pattern>%s</pattern></encoder>
					</appender>
					<appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
						<encoder><pattern>%s</pattern></encoder>
					</appender>
					<root level="info">
						<appender-ref ref="SHIPPING"/>
						<appender-ref ref="CONSOLE"/>
					</root>
				</configuration>
				""".formatted(destination, region, this.service.endpoint(), ConsoleEvents.PATTERN,
				ConsoleEvents.PATTERN));
		EndedApplication application = Application.of(PlainShop.class)
			.exclude((entry) -> entry.getFileName().toString().startsWith("spring-"))
			.classPath(this.directory)
			.environment("AWS_ACCESS_KEY_ID", "test")
			.environment("AWS_SECRET_ACCESS_KEY", "test")
			.jvmOption("-Duser.home=" + this.directory)
			.run();
		assertThat(application.exitCode()).as(application.errorText()).isZero();
		return application;
	}

	private static String output(EndedApplication application) {
		return String.join("\n", application.console()) + "\n" + application.errorText();
	}

}
