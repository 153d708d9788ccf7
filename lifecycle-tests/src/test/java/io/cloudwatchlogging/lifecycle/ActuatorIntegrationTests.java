package io.cloudwatchlogging.lifecycle;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import com.example.shop.EchoShop;
import com.example.shop.HookedShop;
import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what an operator can do to a web application that runs.
 */
class ActuatorIntegrationTests {

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@Test
	void shutdownEndpoint() throws Exception {
		try (RunningApplication running = start(ShopApplication.class)) {
			running.awaitLine("The shop is open");
			assertThat(post(running, "shutdown", "")).isEqualTo(200);
			EndedApplication application = running.awaitEnd();
			assertThat(application.exitCode()).isZero();
			Shipped.to(this.service).isConsoleByThreadOf(application);
		}
	}

	@Test
	void shutdownEndpointOfAnApplicationThatLogsInHandlersAndHooks() throws Exception {
		try (RunningApplication running = start(HookedShop.class)) {
			running.awaitLine("The shop is open");
			assertThat(post(running, "shutdown", "")).isEqualTo(200);
			EndedApplication application = running.awaitEnd();
			assertThat(application.events()).anyMatch((event) -> event.contains("Handler from after the start"));
			Shipped.to(this.service).isConsoleAndMayHaveMoreOf(HookedShop.HOOK, application);
		}
	}

	@Test
	void loggersEndpointChangesLevels() throws Exception {
		try (RunningApplication running = start(EchoShop.class)) {
			running.awaitLine("Ready to echo").enter("before").awaitLine("Echo: before");
			assertThat(post(running, "loggers/com.example", "{\"configuredLevel\":\"DEBUG\"}")).isEqualTo(204);
			EndedApplication application = running.enter("after")
				.awaitLine("Echo in detail: after")
				.terminate()
				.awaitEnd();
			assertThat(application.events()).noneMatch((event) -> event.contains("Echo in detail: before"));
			Shipped.to(this.service).isConsoleByThreadOf(application);
		}
	}

	@Test
	void refreshEndpointOfSpringCloud() throws Exception {
		try (RunningApplication running = start(EchoShop.class, Feature.CLOUD)) {
			running.awaitLine("Ready to echo");
			assertThat(post(running, "refresh", "")).isEqualTo(200);
			EndedApplication application = running.enter("after").awaitLine("Echo: after").terminate().awaitEnd();
			Shipped.to(this.service).isConsoleByThreadOf(application);
		}
	}

	private RunningApplication start(Class<?> mainClass, Feature... features) throws IOException {
		return Application.of(mainClass, this.service)
			.with(Feature.WEB, Feature.ACTUATOR)
			.with(features)
			.property("management.endpoints.web.exposure.include", "*")
			.property("management.endpoint.shutdown.access", "unrestricted")
			.start();
	}

	private static int post(RunningApplication running, String endpoint, String json)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + running.port() + "/actuator/" + endpoint))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json))
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
	}

}
