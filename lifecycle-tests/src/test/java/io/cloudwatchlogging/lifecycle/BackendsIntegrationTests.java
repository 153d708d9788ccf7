package io.cloudwatchlogging.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that log by something other than Logback, and for Logback
 * without Spring Boot's help.
 */
class BackendsIntegrationTests {

	private static final String NOT_SHIPPED = "Log events are not shipped to CloudWatch Logs: logging is done by ";

	/** What {@code spring-boot-starter-logging} brings. */
	private static final List<String> STARTER_LOGGING = List.of("logback-", "log4j-to-slf4j-", "jul-to-slf4j-");

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@TempDir
	private Path directory;

	@Test
	void log4j2InThePlaceOfLogback() throws Exception {
		EndedApplication application = withLog4j2().run();
		assertStarted(application);
		assertThat(application.events()).anyMatch((event) -> event.contains("The shop is open"));
		assertThat(output(application)).containsOnlyOnce(NOT_SHIPPED)
			.contains(NOT_SHIPPED + "org.apache.logging.slf4j.Log4jLoggerFactory");
	}

	@Test
	void log4j2InThePlaceOfLogbackAndNothingToShip() throws Exception {
		EndedApplication application = withLog4j2().property("cloudwatch.logs.enabled", "false").run();
		assertStarted(application);
		assertThat(application.events()).anyMatch((event) -> event.contains("The shop is open"));
		assertThat(output(application)).doesNotContain("CloudWatch Logs");
	}

	@Test
	void nothingInThePlaceOfLogback() throws Exception {
		EndedApplication application = without(List.of("logback-", "log4j-", "jul-to-slf4j-")).run();
		assertStarted(application);
		assertThat(application.errorText()).contains("SLF4J(W)").doesNotContain("Exception");
	}

	@Test
	void logbackWithoutSpringBootsHelp() throws Exception {
		Path configuration = Files.writeString(this.directory.resolve("logback.xml"), """
				<configuration>
					<appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
						<encoder><pattern>%s</pattern></encoder>
					</appender>
					<root level="info"><appender-ref ref="CONSOLE"/></root>
				</configuration>
				""".formatted(ConsoleEvents.PATTERN));
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.jvmOption("-Dorg.springframework.boot.logging.LoggingSystem=none")
			.jvmOption("-Dlogback.configurationFile=" + configuration)
			.property("cloudwatch.logs.format", "ecs")
			.run();
		assertThat(application.exitCode()).as(output(application)).isZero();
		assertThat(application.events()).anyMatch((event) -> event.contains("The shop is open"));
		assertThat(this.service.messages(Application.GROUP)).hasSameSizeAs(application.events())
			.allMatch((event) -> event.startsWith("{") && event.endsWith("}"))
			.anyMatch((event) -> event.contains("\"message\":\"The shop is open\""));
	}

	private void assertStarted(EndedApplication application) {
		assertThat(application.exitCode()).as(output(application)).isZero();
		assertThat(this.service.requests().all()).isEmpty();
	}

	private Application withLog4j2() throws IOException {
		Application application = without(STARTER_LOGGING);
		try (Stream<Path> jars = Files.list(Path.of("target/log4j2"))) {
			jars.map(Path::toAbsolutePath).forEach(application::classPath);
		}
		return application;
	}

	private Application without(List<String> jars) {
		return Application.of(ShopApplication.class, this.service)
			.exclude((entry) -> jars.stream().anyMatch(entry.getFileName().toString()::startsWith));
	}

	private static String output(EndedApplication application) {
		return String.join("\n", application.console()) + "\n" + application.errorText();
	}

}
