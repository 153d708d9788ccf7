package io.cloudwatchlogging.sample;

import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Tests against LocalStack in a container, where there is Docker.
 */
@SpringBootTest(properties = { "sample.embedded=false", "cloudwatch.logs.group.name=/it/localstack",
		"cloudwatch.logs.group.retention=7", "cloudwatch.logs.format=pattern" })
@AutoConfigureCloudWatchLogs
@DirtiesContext
@Testcontainers(disabledWithoutDocker = true)
class LocalStackIntegrationTests {

	/** The last version that needs no account. */
	@Container
	@ServiceConnection
	static final LocalStackContainer localStack = new LocalStackContainer("localstack/localstack:4.14.0")
		.withServices("logs");

	@Test
	void linesComeBackAsTheyWereLogged(@Autowired ApplicationContext context) throws Exception {
		new RoundTrip(context).perform();
	}

}
