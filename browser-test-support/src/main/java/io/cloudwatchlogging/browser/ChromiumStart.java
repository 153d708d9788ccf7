package io.cloudwatchlogging.browser;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Start of Chromium by its driver. Both are given, so that nothing looks for them on the
 * Internet.
 */
final class ChromiumStart {

	// Warns about a version of the protocol that is not used here. Kept, as a logger that
	// nobody keeps forgets its level.
	private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

	private ChromiumStart() {
	}

	static ChromeDriver of(InstalledBrowser installed) {
		SELENIUM.setLevel(Level.SEVERE);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(installed.browser().toFile());
		options.addArguments("--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking",
				"--disable-component-update", "--disable-sync", "--disable-quic", "--disable-dev-shm-usage",
				"--disable-extensions", "--window-size=1280,800", "--lang=en-US");
		// The sandbox refuses to run for root, as whom containers build.
		options.addArguments("--no-sandbox");
		options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(installed.driver().toFile())
			.withSilent(true)
			.build();
		return new ChromeDriver(service, options);
	}

}
