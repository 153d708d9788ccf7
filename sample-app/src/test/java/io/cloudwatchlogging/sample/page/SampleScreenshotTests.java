package io.cloudwatchlogging.sample.page;

import java.nio.file.Path;

import io.cloudwatchlogging.browser.Browser;
import io.cloudwatchlogging.browser.BrowserTest;
import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Pictures of the page for the documentation, made anew by
 * {@code mvn -pl sample-app -am test -Dtest=SampleScreenshotTests
 * -Dsurefire.failIfNoSpecifiedTests=false -Dscreenshots=docs/images}.
 */
@BrowserTest
@EnabledIfSystemProperty(named = "screenshots", matches = ".+",
		disabledReason = "Pictures are made on demand: -Dscreenshots=FOLDER")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "logging.threshold.console=warn")
@AutoConfigureCloudWatchLogs
@DirtiesContext
class SampleScreenshotTests {

	private final Path folder = Path.of("..").resolve(System.getProperty("screenshots", "target"));

	@LocalServerPort
	private int port;

	@Test
	void pictures(Browser browser) {
		browser.resize(1280, 800);
		SamplePage page = SamplePage.open(browser, this.port);
		picture(page, "sample-start");
		page.countFromNow();
		page.startTrouble("outage");
		browser.click("#burst");
		page.awaitVerdict("10,000 logged, 0 stored, 10,000 waiting");
		browser.awaitText("#failure-words", "Connection refused");
		browser.await("parseFloat(document.querySelector('[data-figure=\"Oldest waits\"] dd').textContent) > 8");
		picture(page, "sample-outage");
		page.endTrouble();
		page.awaitTone("good");
		for (String button : new String[] { "#order", "#exception", "#order" }) {
			browser.click(button);
		}
		page.awaitVerdict("10,005 logged, 10,005 stored, in order, none twice");
		picture(page, "sample");
		browser.run("[...document.querySelectorAll('#stored summary')].at(-3).click()");
		browser.awaitElement("#stored details[open] dd");
		picture(page, "sample-fields");
		browser.resize(390, 800);
		picture(page, "sample-narrow");
		browser.run("document.querySelector('#stored').scrollIntoView({ block: 'end' })");
		picture(page, "sample-narrow-stored");
	}

	private void picture(SamplePage page, String name) {
		for (String scheme : new String[] { "light", "dark" }) {
			page.prefer(scheme);
			page.browser().runAsync("setTimeout(arguments[arguments.length - 1], 700)");
			page.browser().screenshot(this.folder.resolve(name + "-" + scheme + ".png"));
		}
	}

}
