package io.cloudwatchlogging.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.example.early.EarlyBird;
import com.example.early.LateConfiguration;
import com.example.early.RefreshingShop;
import com.example.shop.CrowdedShop;
import com.example.shop.FourShops;
import com.example.shop.ReinitializedShop;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the initialisation of logging: the first one, further ones while the
 * application runs, and one for each application of a process.
 */
class InitializationIntegrationTests {

	/** A pattern with conversion words that Logback has from Spring Boot only. */
	private static final String PATTERN = "%level [%thread] %logger : %esb(){APPLICATION_NAME}%m%n%wEx";

	private static final String CONFIGURATION = """
			<configuration>
				<include resource="org/springframework/boot/logging/logback/defaults.xml"/>
				<include resource="org/springframework/boot/logging/logback/console-appender.xml"/>
				<root level="INFO">
					<appender-ref ref="CONSOLE"/>
				</root>
			</configuration>
			""";

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@TempDir
	private Path directory;

	@Test
	void fourApplicationsOneAfterTheOther() throws Exception {
		assertFourShipped(application(FourShops.class));
	}

	@Test
	void fourApplicationsOneAfterTheOtherWithAConfigurationOfLogback() throws Exception {
		assertFourShipped(application(FourShops.class).property("logging.config", configuration().toUri().toString()));
	}

	private void assertFourShipped(Application application) throws Exception {
		EndedApplication ended = application.run();
		assertThat(ended.exitCode()).as(ended.errorText()).isZero();
		assertNoErrorOfLogback(ended);
		assertThat(ended.events()).filteredOn((event) -> event.contains("[shop] The shop is open")).hasSize(4);
		assertThat(ended.events()).filteredOn((event) -> event.contains("one cent is missing")).hasSize(4);
		Shipped.to(this.service).isConsoleOf(ended);
	}

	@Test
	void loggingIsInitializedAgainWhileTheApplicationRuns() throws Exception {
		EndedApplication ended = application(ReinitializedShop.class)
			.property("shop.logging", configuration().toString())
			.run();
		assertThat(ended.exitCode()).as(ended.errorText()).isZero();
		assertNoErrorOfLogback(ended);
		assertThat(ended.events()).filteredOn((event) -> event.contains("[shop] After")).hasSize(5);
		assertThat(ended.events()).filteredOn((event) -> event.contains("[shop] Broken after")).hasSize(5);
		Shipped.to(this.service).isConsoleOf(ended);
	}

	@Test
	void loggingIsInitializedAgainByARefreshOfSpringCloud() throws Exception {
		EndedApplication ended = Application.of(RefreshingShop.class, this.service)
			.with(Feature.CLOUD)
			.without("cloudwatch.logs.stream.name")
			.property("spring.cloud.bootstrap.enabled", "true")
			.jvmOption("-Dspring.cloud.bootstrap.sources=" + EarlyBird.class.getName() + ","
					+ LateConfiguration.class.getName())
			.jvmOption("-Dlogging.pattern.console=" + ConsoleEvents.PATTERN)
			.run();
		assertThat(ended.exitCode()).as(ended.errorText()).isZero();
		assertThat(ended.events()).filteredOn((event) -> event.contains("after the refresh")).hasSize(10);
		Shipped.to(this.service).isConsoleOf(ended);
	}

	@Test
	void threadsLogFromBeforeTheStart() throws Exception {
		EndedApplication ended = Application.of(CrowdedShop.class, this.service).run();
		for (String thread : List.of("[customer-1]", "[customer-2]", "[customer-3]", "[customer-4]", "[main]")) {
			// Events that come just before the console does are shipped as well.
			assertThat(of(thread, this.service.messages(Application.GROUP))).endsWith(of(thread, ended.events()))
				.doesNotHaveDuplicates();
		}
	}

	private static String[] of(String thread, List<String> events) {
		String[] own = events.stream()
			.filter((event) -> ConsoleEvents.thread(event).equals(thread))
			.toArray(String[]::new);
		assertThat(own).as("events of " + thread).isNotEmpty();
		return own;
	}

	private Application application(Class<?> mainClass) {
		return Application.of(mainClass, this.service)
			.property("spring.application.name", "shop")
			.property("logging.pattern.console", PATTERN)
			.property("cloudwatch.logs.pattern", PATTERN);
	}

	private Path configuration() throws IOException {
		return Files.writeString(this.directory.resolve("logging.xml"), CONFIGURATION);
	}

	private static void assertNoErrorOfLogback(EndedApplication application) {
		assertThat(application.console()).noneMatch((line) -> line.contains("-ERROR in") || line.contains("_ERROR["));
		assertThat(application.errorText()).doesNotContain("ERROR in ");
	}

}
