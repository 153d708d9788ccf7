package io.cloudwatchlogging.sample;

import java.util.UUID;

import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Tests against any service that speaks the API of CloudWatch Logs: the one at the URI in
 * the system property {@code cloudwatch.logs.it.endpoint}, or else the embedded one.
 */
@SpringBootTest(properties = { "sample.embedded=false", "cloudwatch.logs.group.retention=7" })
@AutoConfigureCloudWatchLogs
@DirtiesContext
class AnyServiceIntegrationTests {

	@DynamicPropertySource
	static void service(DynamicPropertyRegistry registry) {
		String endpoint = System.getProperty("cloudwatch.logs.it.endpoint");
		registry.add("spring.cloud.aws.endpoint",
				() -> (endpoint != null) ? endpoint : EmbeddedCloudWatchLogs.start().endpoint());
		registry.add("spring.cloud.aws.region.static", () -> "us-east-1");
		registry.add("spring.cloud.aws.credentials.access-key", () -> "test");
		registry.add("spring.cloud.aws.credentials.secret-key", () -> "test");
		registry.add("cloudwatch.logs.group.name", () -> "/it/" + UUID.randomUUID());
	}

	@Test
	void linesComeBackAsTheyWereLogged(@Autowired ApplicationContext context) throws Exception {
		new RoundTrip(context).perform();
	}

}
