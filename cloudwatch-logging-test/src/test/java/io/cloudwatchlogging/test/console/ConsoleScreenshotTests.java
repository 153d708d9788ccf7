package io.cloudwatchlogging.test.console;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

import io.cloudwatchlogging.browser.Browser;
import io.cloudwatchlogging.browser.BrowserTest;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Pictures of the console for the documentation, made anew by
 * {@code mvn -pl cloudwatch-logging-test -am test -Dtest=ConsoleScreenshotTests
 * -Dsurefire.failIfNoSpecifiedTests=false -Dscreenshots=docs/images}.
 */
@BrowserTest
@EnabledIfSystemProperty(named = "screenshots", matches = ".+",
		disabledReason = "Pictures are made on demand: -Dscreenshots=FOLDER")
class ConsoleScreenshotTests {

	private final Path folder = Path.of("..").resolve(System.getProperty("screenshots", "target"));

	@Test
	void pictures(Browser browser) {
		ShopLog log = new ShopLog();
		SteeredClock clock = new SteeredClock(Instant.now().minusSeconds(400));
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.builder().clock(clock).start();
				Writer empty = new Writer(service, "/shop/worker", "i-0a1b2c", clock::millis);
				Writer payments = new Writer(service, "/shop/payments", "i-0a1b2c", clock::millis);
				Writer other = new Writer(service, "/shop/web", "i-0d9e8f", clock::millis);
				Writer web = new Writer(service, "/shop/web", "i-0a1b2c", clock::millis)) {
			empty.write("INFO 1 --- [worker] [main] c.e.Worker : Started");
			payments.fill(4_000, log::json);
			other.fill(20_000, log::text);
			clock.advance(Duration.ofSeconds(190));
			Random random = new Random(3);
			for (int second = 0; second < 190; second++) {
				for (int i = random.nextInt(4); i >= 0; i--) {
					clock.advance(Duration.ofMillis(120 + random.nextInt(100)));
					web.fill(20 + random.nextInt(30 + second / 3), log::text);
				}
				clock.advance(Duration.ofMillis(300));
			}
			service.faults().inject(Fault.throttling().times(2));
			for (int i = 0; i < 2; i++) {
				try {
					web.fill(10, log::text);
				}
				catch (RuntimeException ex) {
					// It is what the picture shows.
				}
			}
			URI console = service.console();
			for (String scheme : new String[] { "light", "dark" }) {
				browser.prefer(Map.of("prefers-color-scheme", scheme));
				browser.resize(1280, 800);
				picture(browser, console, "#/events?group=%2Fshop%2Fweb", ".row", "console-events-" + scheme);
				picture(browser, console,
						"#/events?group=%2Fshop%2Fpayments&pattern=%7B%20%24.level%20%3D%20%22ERROR%22%20%7D", ".row",
						null);
				browser.await("document.querySelectorAll('.row.error').length > 3 "
						+ "&& !document.querySelector('.tally').textContent.includes('to go')");
				browser.run("document.querySelectorAll('.row.error')[2].click()");
				browser.awaitElement(".details");
				browser.screenshot(this.folder.resolve("console-json-" + scheme + ".png"));
				picture(browser, console, "#/events?group=%2Fshop%2Fweb&pattern=IllegalStateException", ".row", null);
				browser.await("document.querySelectorAll('.row.error').length > 3 "
						+ "&& !document.querySelector('.tally').textContent.includes('to go')");
				browser.run("document.querySelectorAll('.row.error')[2].click()");
				browser.awaitElement(".details .stack");
				browser.screenshot(this.folder.resolve("console-trace-" + scheme + ".png"));
				service.faults().inject(Fault.throttling().share(0.3, 1).lasting(Duration.ofMinutes(2)));
				picture(browser, console, "#/faults", ".card", "console-faults-" + scheme);
				picture(browser, console, "#/requests", ".plot canvas", "console-requests-" + scheme);
				service.faults().clear();
				browser.resize(390, 800);
				picture(browser, console, "#/events?group=%2Fshop%2Fweb", ".row", "console-narrow-" + scheme);
				picture(browser, console, "#/requests", ".plot canvas", "console-requests-narrow-" + scheme);
			}
			browser.resize(1280, 800);
			service.reset();
			browser.open(URI.create("about:blank"));
			picture(browser, console, "", ".empty pre", "console-empty-dark");
			// Before the service ends: an open page would tell that its connection broke.
			browser.open(URI.create("about:blank"));
		}
	}

	private void picture(Browser browser, URI console, String view, String selector, @Nullable String name) {
		browser.open(URI.create("about:blank"));
		browser.open(URI.create(console + view));
		browser.awaitElement(selector);
		browser.await("!document.querySelector('.row.pending')");
		if (name != null) {
			browser.runAsync("setTimeout(arguments[arguments.length - 1], 400)");
			browser.screenshot(this.folder.resolve(name + ".png"));
		}
	}

}
