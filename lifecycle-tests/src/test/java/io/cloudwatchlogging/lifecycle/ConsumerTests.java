package io.cloudwatchlogging.lifecycle;

import java.time.Duration;

import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs.Service;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the tests of an application: they ship only if they ask for it.
 */
class ConsumerTests {

	private static final Logger logger = LoggerFactory.getLogger(ConsumerTests.class);

	private static final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@AfterAll
	static void close() {
		service.close();
	}

	private static void register(DynamicPropertyRegistry registry, String group) {
		registry.add("cloudwatch.logs.group.name", () -> group);
		registry.add("cloudwatch.logs.endpoint", service::endpoint);
		registry.add("spring.cloud.aws.region.static", () -> "eu-central-1");
		registry.add("spring.cloud.aws.credentials.access-key", () -> "test");
		registry.add("spring.cloud.aws.credentials.secret-key", () -> "test");
	}

	@Nested
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DirtiesContext
	class WithoutAskingTests {

		@DynamicPropertySource
		static void properties(DynamicPropertyRegistry registry) {
			register(registry, "unasked");
		}

		@Test
		void nothingIsShipped(@Autowired Environment environment) {
			logger.info("Logged by a test");
			assertThat(environment.getProperty("cloudwatch.logs.enabled")).isEqualTo("false");
			assertThat(service.groups()).doesNotContain("unasked");
		}

	}

	@Nested
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@AutoConfigureCloudWatchLogs(service = Service.CONFIGURED)
	@DirtiesContext
	class WhenAskedForTests {

		@DynamicPropertySource
		static void properties(DynamicPropertyRegistry registry) {
			register(registry, "asked-for");
		}

		@Test
		void linesAreShipped() {
			logger.info("Logged by a test");
			assertThat(service.awaitEvents("asked-for", 1, Duration.ofMinutes(1))).isNotEmpty();
		}

	}

}
