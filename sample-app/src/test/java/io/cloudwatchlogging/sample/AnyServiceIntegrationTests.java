package io.cloudwatchlogging.sample;

import java.util.UUID;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Tests against any service that speaks the API of CloudWatch Logs: the one at the URI in
 * the system property {@code cloudwatch.logs.it.endpoint}, or else the embedded one.
 */
class AnyServiceIntegrationTests {

	private static final String ENDPOINT = "cloudwatch.logs.it.endpoint";

	@Test
	void linesComeBackAsTheyWereLogged() throws Exception {
		String endpoint = System.getProperty(ENDPOINT);
		if (endpoint != null) {
			perform(endpoint);
			return;
		}
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start()) {
			perform(service.endpoint().toString());
		}
	}

	private static void perform(String endpoint) throws InterruptedException {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.setRegisterShutdownHook(false);
		try (ConfigurableApplicationContext context = application.run("--server.port=0", "--sample.embedded=false",
				"--spring.cloud.aws.endpoint=" + endpoint, "--spring.cloud.aws.region.static=us-east-1",
				"--spring.cloud.aws.credentials.access-key=test", "--spring.cloud.aws.credentials.secret-key=test",
				"--cloudwatch.logs.group.name=/it/" + UUID.randomUUID(), "--cloudwatch.logs.group.retention=7",
				"--cloudwatch.logs.format=pattern")) {
			new RoundTrip(context).perform();
		}
	}

}
