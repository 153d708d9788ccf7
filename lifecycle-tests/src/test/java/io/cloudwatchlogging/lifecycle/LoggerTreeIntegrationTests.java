package io.cloudwatchlogging.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.example.shop.EchoShop;
import com.example.shop.ShopApplication;
import com.example.shop.TenantShop;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for appenders and loggers in every constellation: an event that the console shows
 * is shipped once, and nothing is that is about shipping.
 */
class LoggerTreeIntegrationTests {

	private static final String NOT_ADDITIVE = """
				<logger name="com.example" level="OFF" additivity="false"/>
				<logger name="com.example.shop" level="INFO">
					<appender-ref ref="CONSOLE"/>
				</logger>
			""";

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@TempDir
	private Path directory;

	@Test
	void loggerBelowOneThatIsNotAdditiveAndHasNoAppender() throws Exception {
		EndedApplication application = run(configured(ShopApplication.class, "INFO", NOT_ADDITIVE));
		assertThat(application.events()).anyMatch((event) -> event.contains("com.example.shop.Till"));
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void loggersThatAreNotAdditiveBelowNamedOnes() throws Exception {
		EndedApplication application = run(configured(ShopApplication.class, "INFO", """
					<logger name="com.example.shop.Till" additivity="false">
						<appender-ref ref="CONSOLE"/>
					</logger>
				""").property("cloudwatch.logs.loggers", "com.example"));
		assertThat(this.service.messages(Application.GROUP)).isNotEmpty()
			.anyMatch((event) -> event.contains("com.example.shop.Till"))
			.containsExactlyElementsOf(
					application.events().stream().filter((event) -> event.contains(" com.example.")).toList());
	}

	@Test
	void loggerIsGivenAnAppenderAndCutOffByTheApplication() throws Exception {
		try (RunningApplication running = Application.of(EchoShop.class, this.service).start()) {
			running.awaitLine("Ready to echo").enter("audit by " + ConsoleEvents.PATTERN);
			running.awaitErrorLine("Events of the logger 'audit' have not been shipped");
			EndedApplication application = running.enter("audit once more").enter("end").awaitEnd();
			List<String> shown = application.events()
				.stream()
				.filter((event) -> !event.contains("Audit: audit by"))
				.toList();
			assertThat(shown).anyMatch((event) -> event.contains("audit : Audit: audit once more"));
			assertThat(application.errorText()).containsOnlyOnce("Events of the logger 'audit' have not been shipped");
			assertThat(this.service.messages(Application.GROUP)).containsSubsequence(shown)
				.isSubsetOf(application.events())
				.doesNotHaveDuplicates();
		}
	}

	@Test
	void appenderForEachTenant() throws Exception {
		EndedApplication application = run(configured(TenantShop.class, "INFO", "", """
					<appender name="SIFT" class="ch.qos.logback.classic.sift.SiftingAppender">
						<discriminator class="ch.qos.logback.classic.sift.MDCBasedDiscriminator">
							<key>tenant</key>
							<defaultValue>none</defaultValue>
						</discriminator>
						<sift>
							<appender name="SHIPPING-${tenant}" class="io.cloudwatchlogging.logback.CloudWatchAppender">
								<stream>tenant-${tenant}</stream>
							</appender>
						</sift>
					</appender>
				""", "SIFT"));
		assertThat(application.events()).anyMatch((event) -> event.contains("For nobody yet"));
		assertThat(this.service.streams(Application.GROUP)).containsExactlyInAnyOrder("tenant-none", "tenant-a",
				"tenant-b");
		assertThat(this.service.messages(Application.GROUP, "tenant-a")).singleElement().asString().endsWith("For a");
		assertThat(this.service.messages(Application.GROUP, "tenant-b")).singleElement().asString().endsWith("For b");
		assertThat(this.service.messages(Application.GROUP)).containsExactlyInAnyOrderElementsOf(application.events());
		assertThat(this.service.messages(Application.GROUP, "tenant-none"))
			.containsExactlyElementsOf(application.events()
				.stream()
				.filter((event) -> !event.endsWith("For a") && !event.endsWith("For b"))
				.toList());
	}

	@Test
	void beanAddsAnAppender() throws Exception {
		EndedApplication application = run(Application.of(ShopApplication.class, this.service).profile("own-appender"));
		assertThat(this.service.messages(Application.GROUP, "mine")).anyMatch((event) -> event.contains("Opening"))
			.anyMatch((event) -> event.contains("one cent is missing"));
		assertThat(this.service.messages(Application.GROUP)).containsExactlyInAnyOrderElementsOf(application.events());
	}

	@Test
	void nothingAboutShippingIsShippedByAnAsynchronousAppender() throws Exception {
		Application configured = configured(EchoShop.class, "DEBUG", "", """
					<appender name="SHIPPING" class="io.cloudwatchlogging.logback.CloudWatchAppender"/>
					<appender name="ASYNC" class="ch.qos.logback.classic.AsyncAppender">
						<discardingThreshold>0</discardingThreshold>
						<appender-ref ref="SHIPPING"/>
					</appender>
				""", "ASYNC");
		assertNothingAboutShippingIsShipped(configured);
	}

	@Test
	void nothingAboutShippingIsShippedWhenTheSdkLogs() throws Exception {
		assertNothingAboutShippingIsShipped(Application.of(EchoShop.class, this.service)
			.property("logging.level.software.amazon.awssdk.request", "debug"));
	}

	private void assertNothingAboutShippingIsShipped(Application configured) throws Exception {
		try (RunningApplication running = configured.start()) {
			running.awaitLine("Ready to echo").enter("one").enter("two").awaitLine("software.amazon.awssdk.request");
			running.runFor(Duration.ofSeconds(2));
			EndedApplication application = running.enter("three").enter("end").awaitEnd();
			assertThat(application.events()).anyMatch((event) -> event.contains("Echo: three"));
			assertThat(this.service.messages(Application.GROUP))
				.noneMatch((event) -> ConsoleEvents.thread(event).startsWith("[cloudwatch-logs-"))
				.noneMatch((event) -> event.contains("] software.amazon.awssdk.") || event.contains("] org.apache."));
			Shipped.to(this.service).isConsoleOfApplicationThreads(application);
		}
	}

	private static EndedApplication run(Application application) throws Exception {
		EndedApplication ended = application.run();
		assertThat(ended.exitCode()).as(ended.errorText()).isZero();
		return ended;
	}

	private Application configured(Class<?> mainClass, String level, String loggers) throws IOException {
		return configured(mainClass, level, loggers, "", "CONSOLE");
	}

	/** An application with an appender beside the console, and with further loggers. */
	private Application configured(Class<?> mainClass, String level, String loggers, String appender, String reference)
			throws IOException {
		Path configuration = Files.writeString(this.directory.resolve("logging.xml"), """
				<configuration>
					<include resource="org/springframework/boot/logging/logback/defaults.xml"/>
					<include resource="org/springframework/boot/logging/logback/console-appender.xml"/>
				%s
					<root level="%s">
						<appender-ref ref="CONSOLE"/>
						<appender-ref ref="%s"/>
					</root>
				%s
				</configuration>
				""".formatted(appender, level, reference, loggers));
		return Application.of(mainClass, this.service).property("logging.config", configuration.toUri().toString());
	}

}
