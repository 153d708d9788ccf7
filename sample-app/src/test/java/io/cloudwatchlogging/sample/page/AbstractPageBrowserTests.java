package io.cloudwatchlogging.sample.page;

import io.cloudwatchlogging.browser.Browser;
import io.cloudwatchlogging.browser.BrowserTest;
import io.cloudwatchlogging.sample.shop.Drip;
import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Base for tests of the page in a browser: each begins with the open page, which counts
 * what is logged from then on, and ends without faults.
 */
@BrowserTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "logging.threshold.console=warn", "cloudwatch.logs.batch.max-linger=200ms" })
@AutoConfigureCloudWatchLogs
@DirtiesContext
abstract class AbstractPageBrowserTests {

	@LocalServerPort
	private int port;

	@Autowired
	EmbeddedCloudWatchLogs service;

	@Autowired
	private Drip drip;

	SamplePage page;

	@BeforeEach
	void open(Browser browser) {
		this.page = SamplePage.open(browser, this.port);
		this.page.countFromNow();
	}

	@AfterEach
	void endOfAllFaults() {
		this.drip.stop();
		this.service.faults().clear();
	}

}
