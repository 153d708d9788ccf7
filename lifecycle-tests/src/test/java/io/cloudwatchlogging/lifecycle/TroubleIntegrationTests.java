package io.cloudwatchlogging.lifecycle;

import java.nio.file.Path;
import java.time.Duration;

import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that cannot reach CloudWatch Logs, or not as usual.
 */
class TroubleIntegrationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final Duration TOLERANCE = Duration.ofMillis(500);

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@Test
	void noRegionIsKnown(@TempDir Path home) throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.without("spring.cloud.aws.region.static")
			.jvmOption("-Duser.home=" + home)
			.run();
		assertUnaffected(application);
		assertThat(application.errorText()).containsOnlyOnce("set cloudwatch.logs.region")
			.containsOnlyOnce("not delivered to CloudWatch Logs");
	}

	@Test
	void noCredentialsAreKnown(@TempDir Path home) throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.without("spring.cloud.aws.credentials.access-key")
			.without("spring.cloud.aws.credentials.secret-key")
			.jvmOption("-Duser.home=" + home)
			.run();
		assertUnaffected(application);
		assertThat(application.errorText()).containsOnlyOnce("AWS credentials are missing");
	}

	@Test
	void credentialsAreWrong() throws Exception {
		this.service.faults()
			.inject(Fault.error(400, "UnrecognizedClientException",
					"The security token included in the request is invalid."));
		EndedApplication application = Application.of(ShopApplication.class, this.service).run();
		assertUnaffected(application);
		assertThat(application.errorText()).containsOnlyOnce("The security token included in the request is invalid");
	}

	@Test
	void serviceIsDead() throws Exception {
		this.service.faults().inject(Fault.outage());
		assertEndsInTime();
	}

	@Test
	void serviceIsSlow() throws Exception {
		this.service.faults().inject(Fault.latency(Duration.ofSeconds(30)));
		assertEndsInTime();
	}

	@Test
	void serviceIsABlackHole() throws Exception {
		this.service.faults().inject(Fault.blackHole());
		assertEndsInTime();
	}

	@Test
	void clientOfTheApplicationIsUsedUntilItIsClosedAndTheLastLinesArriveWithout() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class)
			.profile("audit")
			.property("shop.audit.endpoint", this.service.endpoint().toString())
			.without("spring.cloud.aws.credentials.access-key")
			.without("spring.cloud.aws.credentials.secret-key")
			.run();
		assertThat(application.exitCode()).isZero();
		assertThat(application.events()).anyMatch((event) -> event.contains("Log groups at the end: 1"));
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void everythingIsLoggedAndNothingTwice() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.property("logging.level.root", "trace")
			.run();
		assertThat(application.events()).anyMatch((event) -> event.contains("[cloudwatch-logs-sender-1]"));
		Shipped.to(this.service).isConsoleOfApplicationThreads(application);
	}

	private static void assertUnaffected(EndedApplication application) {
		assertThat(application.exitCode()).isZero();
		assertThat(application.events()).anyMatch((event) -> event.contains("The shop is open"))
			.anyMatch((event) -> event.contains("Shelf is cleared"));
	}

	private void assertEndsInTime() throws Exception {
		Duration usual = terminate(Application.of(ShopApplication.class).property("cloudwatch.logs.enabled", "false"))
			.waited();
		EndedApplication application = terminate(Application.of(ShopApplication.class, this.service)
			.property("cloudwatch.logs.delivery.shutdown-timeout", TIMEOUT.toMillis() + "ms"));
		Duration delayed = application.waited();
		assertThat(application.errorText()).containsOnlyOnce("not delivered to CloudWatch Logs within the shutdown");
		assertThat(delayed).as("what is left is waited for").isGreaterThan(TIMEOUT.minus(TOLERANCE));
		// A machine that takes long for the usual end takes as long again for the rest.
		Duration tolerance = (usual.compareTo(TOLERANCE) > 0) ? usual : TOLERANCE;
		assertThat(delayed.minus(usual)).isLessThan(TIMEOUT.plus(tolerance));
	}

	private static EndedApplication terminate(Application application) throws Exception {
		try (RunningApplication running = application.property("spring.main.keep-alive", "true").start()) {
			EndedApplication ended = running.awaitLine("The shop is open").terminate().awaitEnd();
			assertThat(ended.events()).anyMatch((event) -> event.contains("Shelf is cleared"));
			return ended;
		}
	}

}
