package io.cloudwatchlogging.lifecycle;

import java.time.Duration;

import com.example.shop.BusyShop;
import com.example.shop.ClosingShop;
import com.example.shop.HookedShop;
import com.example.shop.ShopApplication;
import com.example.shop.UnhookedShop;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ways in which an application that runs can end.
 */
class EndIntegrationTests {

	private static final String OPEN = "The shop is open";

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@Test
	void applicationThatHasNothingLeftToDoEnds() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service).run();
		assertThat(application.exitCode()).isZero();
		assertThat(application.errors()).isEmpty();
		assertThat(application.events()).anyMatch((event) -> event.contains("Starting ShopApplication"))
			.anyMatch((event) -> event.contains("one cent is missing"));
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void contextIsClosedAndTheProcessGoesOn() throws Exception {
		EndedApplication application = Application.of(ClosingShop.class, this.service).run();
		assertThat(application.events()).last().asString().contains("Closed");
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void contextOfAWebApplicationIsClosedAndTheProcessGoesOn() throws Exception {
		EndedApplication application = Application.of(ClosingShop.class, this.service).with(Feature.WEB).run();
		assertThat(application.events()).last().asString().contains("Closed");
		Shipped.to(this.service).isConsoleByThreadOf(application);
	}

	@Test
	void terminatedByASignal() throws Exception {
		try (RunningApplication running = Application.of(ShopApplication.class, this.service)
			.property("spring.main.keep-alive", "true")
			.start()) {
			EndedApplication application = running.awaitLine(OPEN).terminate().awaitEnd();
			assertThat(application.exitCode()).isEqualTo(143);
			Shipped.to(this.service).isConsoleOf(application);
		}
	}

	@Test
	void systemExitInARunner() throws Exception {
		EndedApplication application = Application.of(ShopApplication.class, this.service)
			.profile("exit-in-runner")
			.run();
		assertThat(application.exitCode()).isEqualTo(3);
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void shutdownHandlersAndHooksOfTheJvmLogUntilLoggingStops() throws Exception {
		EndedApplication application = Application.of(HookedShop.class, this.service).run();
		assertThat(application.events()).anyMatch((event) -> event.contains("Handler from after the start"));
		Shipped.to(this.service).isConsoleAndMayHaveMoreOf(HookedShop.HOOK, application);
	}

	@Test
	void shutdownHandlersAndHooksOfTheJvmLogAndNobodyStopsLogging() throws Exception {
		EndedApplication application = Application.of(HookedShop.class, this.service)
			.property("logging.register-shutdown-hook", "false")
			.run();
		assertThat(application.events()).anyMatch((event) -> event.contains("Goodbye 40 of 40"))
			.anyMatch((event) -> event.contains("Handler from before the start"));
		Shipped.to(this.service).isConsoleByThreadOf(application);
	}

	@Test
	void nobodyRegistersAShutdownHook() throws Exception {
		EndedApplication application = Application.of(UnhookedShop.class, this.service).run();
		Shipped.to(this.service).isConsoleOf(application);
	}

	@Test
	void burstAndExitAtOnceWithASlowService() throws Exception {
		this.service.faults().inject(Fault.latency(Duration.ofMillis(500)));
		EndedApplication application = Application.of(BusyShop.class, this.service).run();
		assertThat(application.events()).hasSizeGreaterThan(3_000);
		Shipped.to(this.service).isConsoleOf(application);
	}

}
