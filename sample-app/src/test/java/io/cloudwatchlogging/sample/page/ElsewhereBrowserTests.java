package io.cloudwatchlogging.sample.page;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudwatchlogging.browser.Browser;
import io.cloudwatchlogging.browser.BrowserTest;
import io.cloudwatchlogging.sample.SampleApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the page where CloudWatch Logs is not inside the JVM, with one that only seems
 * to be elsewhere.
 */
@BrowserTest
class ElsewhereBrowserTests {

	@Test
	void nothingCanBeBrokenThereAndNoMoreIsReadThanTheComparisonNeeds(Browser browser) {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.setRegisterShutdownHook(false);
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
				ConfigurableApplicationContext context = application.run("--server.port=0",
						"--spring.profiles.active=aws", "--spring.cloud.aws.endpoint=" + service.endpoint(),
						"--spring.cloud.aws.region.static=us-east-1", "--spring.cloud.aws.credentials.access-key=test",
						"--spring.cloud.aws.credentials.secret-key=test", "--logging.threshold.console=warn")) {
			int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			SamplePage page = SamplePage.open(browser, port);
			page.countFromNow();
			assertThat(browser.text("#place")).contains("outside of this JVM");
			assertThat(browser.text("#reading-section")).contains("cost money");
			assertThat(browser.count("#reading-section[hidden]")).isZero();
			assertThat(browser.count("#trouble-section[hidden]")).isEqualTo(1);
			assertThat(browser.count("#story[hidden]")).isEqualTo(1);
			assertThat(browser.run("return fetch('trouble/outage', { method: 'POST' }).then((r) => r.status, () => 0)"))
				.isNotEqualTo(204L);
			// Before there are 2,000 rows to look at.
			assertThat(browser.accessibilityViolations()).isEmpty();
			int before = reads(service);
			browser.click("#burst");
			page.awaitVerdict("10,000 logged, 10,000 stored, in order, none twice");
			AtomicInteger last = new AtomicInteger();
			Awaitility.await()
				.during(8, TimeUnit.SECONDS)
				.atMost(1, TimeUnit.MINUTES)
				.until(() -> last.getAndSet(reads(service)) == reads(service));
			assertThat(last.get() - before).as("requests to read 10,000 events").isLessThanOrEqualTo(15);
			assertThat(browser.text("#reading")).startsWith("read by ");
			// The page asks the application until it is left.
			browser.open(URI.create("about:blank"));
			browser.complaints();
		}
	}

	private static int reads(EmbeddedCloudWatchLogs service) {
		return service.requests().count("FilterLogEvents") + service.requests().count("GetLogEvents");
	}

}
