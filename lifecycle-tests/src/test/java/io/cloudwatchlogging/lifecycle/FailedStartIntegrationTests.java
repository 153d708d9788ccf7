package io.cloudwatchlogging.lifecycle;

import java.net.InetAddress;
import java.net.ServerSocket;

import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ways in which the start of an application can fail.
 */
class FailedStartIntegrationTests {

	private static final String REPORT = "APPLICATION FAILED TO START";

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@Test
	void beanThatCannotBeMade() throws Exception {
		assertReported(Application.of(ShopApplication.class, this.service).profile("broken-bean").run(),
				"Application run failed");
	}

	@Test
	void propertyOfTheApplicationIsBad() throws Exception {
		assertReported(Application.of(ShopApplication.class, this.service)
			.profile("bad-property")
			.property("shop.shelves", "many")
			.run(), REPORT);
	}

	@Test
	void propertyOfTheLibraryIsBad() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.property("cloudwatch.logs.batch.max-linger", "for a while")
			.run();
		assertReported(application, REPORT);
		assertThat(application.events()).anyMatch((event) -> event.contains("cloudwatch.logs.batch.max-linger"));
	}

	@Test
	void nameOfTheLogGroupIsBadAndNothingIsShippedElsewhere() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.property("cloudwatch.logs.group.name", "not a name")
			.property("spring.application.name", "shop")
			.run();
		assertThat(application.exitCode()).isOne();
		assertThat(application.events()).anyMatch((event) -> event.contains("cloudwatch.logs.group.name"));
		assertThat(application.errorText()).contains("are not shipped to CloudWatch Logs")
			.contains("cloudwatch.logs.group.name");
		assertThat(this.service.requests().all()).isEmpty();
	}

	@Test
	void endpointHasNoSchemeAndNothingIsShippedElsewhere() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.property("cloudwatch.logs.endpoint", "localhost:4566")
			.property("spring.cloud.aws.endpoint", this.service.endpoint().toString())
			.run();
		assertThat(application.exitCode()).isOne();
		assertThat(application.errorText()).contains("are not shipped to CloudWatch Logs")
			.contains("cloudwatch.logs.endpoint");
		assertThat(this.service.requests().all()).isEmpty();
	}

	@Test
	void thereIsNoNameForALogGroup() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.without("cloudwatch.logs.group.name")
			.run();
		assertThat(application.exitCode()).isOne();
		assertThat(application.events())
			.anyMatch((event) -> event.contains("Set cloudwatch.logs.group.name or spring.application.name"));
		assertThat(this.service.groups()).isEmpty();
	}

	@Test
	void importedConfigurationIsMissingAndLoggingIsNeverInitialized() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.property("spring.config.import", "file:missing.yml")
			.run();
		assertThat(application.exitCode()).isOne();
		assertThat(String.join("\n", application.console())).contains("missing.yml");
		assertThat(this.service.groups()).isEmpty();
	}

	@Test
	void runnerBreaksDown() throws Exception {
		assertReported(Application.of(ShopApplication.class, this.service).profile("broken-runner").run(),
				"the runner broke down");
	}

	@Test
	void portIsInUse() throws Exception {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertReported(Application.of(ShopApplication.class, this.service)
				.with(Feature.WEB)
				.property("server.address", "127.0.0.1")
				.property("server.port", Integer.toString(socket.getLocalPort()))
				.run(), REPORT);
		}
	}

	@Test
	void terminatedWhileItStarts() throws Exception {
		try (RunningApplication running = Application.of(ShopApplication.class, this.service)
			.profile("slow-start")
			.start()) {
			EndedApplication application = running.awaitLine("Starting takes its time").terminate().awaitEnd();
			assertThat(application.events()).anyMatch((event) -> event.contains("Starting went on in the meantime"));
			Shipped.to(this.service).isConsoleByThreadOf(application);
		}
	}

	@Test
	void systemExitInABean() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.profile("exit-in-bean")
			.run();
		assertThat(application.exitCode()).isEqualTo(3);
		assertThat(application.events()).last().asString().contains("Giving up");
		Shipped.to(this.service).isConsoleOf(application);
	}

	private void assertReported(EndedApplication application, String report) {
		assertThat(application.exitCode()).isOne();
		assertThat(application.events()).anyMatch((event) -> event.contains(report));
		Shipped.to(this.service).isConsoleOf(application);
	}

}
