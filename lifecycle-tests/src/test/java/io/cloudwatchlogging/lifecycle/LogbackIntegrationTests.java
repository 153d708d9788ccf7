package io.cloudwatchlogging.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.example.shop.EchoShop;
import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for configurations of Logback, and for what happens to them while an application
 * runs.
 */
class LogbackIntegrationTests {

	private static final String SCAN = "scan=\"true\" scanPeriod=\"100 milliseconds\"";

	private static final String DECLARED = """
				<appender name="SHIPPING" class="io.cloudwatchlogging.logback.CloudWatchAppender">
					<stream>declared</stream>
				</appender>
			""";

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@TempDir
	private Path directory;

	@Test
	void configurationWithoutTheAppenderGetsIt() throws Exception {
		configure("", "", "");
		EndedApplication application = run();
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void loggerThatIsNotAdditiveIsShipped() throws Exception {
		configure("", "", """
					<logger name="com.example.shop.Till" additivity="false">
						<appender-ref ref="CONSOLE"/>
					</logger>
				""");
		EndedApplication application = run();
		assertThat(application.events()).anyMatch((event) -> event.contains("com.example.shop.Till"));
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void declaredAppenderIsUsedAndNoneIsAdded() throws Exception {
		configure("", DECLARED, """
					<root>
						<appender-ref ref="SHIPPING"/>
					</root>
				""");
		EndedApplication application = run();
		assertThat(this.service.streams(Application.GROUP)).containsExactly("declared");
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void appenderBehindAnAsynchronousOneIsUsedAndNoneIsAdded() throws Exception {
		configure("", DECLARED, """
					<appender name="ASYNC" class="ch.qos.logback.classic.AsyncAppender">
						<appender-ref ref="SHIPPING"/>
					</appender>
					<root>
						<appender-ref ref="ASYNC"/>
					</root>
				""");
		EndedApplication application = run();
		assertThat(this.service.streams(Application.GROUP)).containsExactly("declared");
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void onlyTheNamedLoggersAreShipped() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.property("cloudwatch.logs.loggers", "com.example.shop.Shelf,com.example.shop.Till")
			.run();
		assertThat(this.service.messages(Application.GROUP)).isNotEmpty()
			.containsExactlyElementsOf(application.events()
				.stream()
				.filter((event) -> event.contains("shop.Shelf :") || event.contains("shop.Till :"))
				.toList());
	}

	@Test
	void changedConfigurationIsReadWhileTheApplicationRuns() throws Exception {
		configure(SCAN, "", "");
		try (RunningApplication running = start(EchoShop.class)) {
			running.awaitLine("Ready to echo");
			configure(SCAN, "", """
						<logger name="com.example" level="debug"/>
						<logger name="com.example.shop.Till" additivity="false">
							<appender-ref ref="CONSOLE"/>
						</logger>
					""");
			EndedApplication application = running.enter("await reload").enter("end").awaitEnd();
			assertThat(application.events()).anyMatch((event) -> event.contains("Echo in detail: await reload"));
			Shipped.to(this.service).isConsoleOf(application);
		}
	}

	@Test
	void changedConfigurationDeclaresTheAppenderAndLaterDoesNot() throws Exception {
		configure(SCAN, "", "");
		try (RunningApplication running = start(EchoShop.class)) {
			running.awaitLine("Ready to echo");
			configure(SCAN, DECLARED, """
						<root>
							<appender-ref ref="SHIPPING"/>
						</root>
					""");
			running.enter("await reload").enter("declared").awaitLine("Echo: declared");
			configure(SCAN, "", "");
			EndedApplication application = running.enter("await reload").enter("end").awaitEnd();
			assertThat(this.service.messages(Application.GROUP, "declared")).containsExactly(
					"INFO [main] com.example.shop.EchoShop : Echo: await reload",
					"INFO [main] com.example.shop.EchoShop : Echo: declared");
			Shipped.to(this.service).isConsoleOf(application);
		}
	}

	@Test
	void loggingIsResetByTheApplication() throws Exception {
		try (RunningApplication running = Application.of(EchoShop.class, this.service).start()) {
			EndedApplication application = running.awaitLine("Ready to echo")
				.enter("reset " + ConsoleEvents.PATTERN)
				.enter("after the reset")
				.enter("end")
				.awaitEnd();
			assertThat(application.events()).anyMatch((event) -> event.contains("Echo in detail: after the reset"));
			Shipped.to(this.service).isConsoleOfApplicationThreads(application);
		}
	}

	private EndedApplication run() throws IOException, InterruptedException {
		try (RunningApplication running = start(ShopApplication.class)) {
			return running.awaitEnd();
		}
	}

	private RunningApplication start(Class<?> mainClass) throws IOException {
		return Application.of(mainClass, this.service)
			.property("logging.config", configuration().toUri().toString())
			.start();
	}

	private void configure(String attributes, String appenders, String loggers) throws IOException {
		Files.writeString(configuration(), """
				<configuration %s>
					<appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
						<encoder><pattern>%s</pattern></encoder>
					</appender>
				%s
					<root level="info">
						<appender-ref ref="CONSOLE"/>
					</root>
				%s
				</configuration>
				""".formatted(attributes, ConsoleEvents.PATTERN, appenders, loggers));
	}

	private Path configuration() {
		return this.directory.resolve("logging.xml");
	}

}
