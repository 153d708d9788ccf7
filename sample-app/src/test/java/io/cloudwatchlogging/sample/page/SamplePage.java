package io.cloudwatchlogging.sample.page;

import java.net.URI;
import java.util.Map;

import io.cloudwatchlogging.browser.Browser;

/**
 * The page as someone in front of it sees it.
 */
final class SamplePage {

	private final Browser browser;

	SamplePage(Browser browser) {
		this.browser = browser;
	}

	static SamplePage open(Browser browser, int port) {
		browser.open(URI.create("http://localhost:" + port + "/"));
		SamplePage page = new SamplePage(browser);
		// What an earlier test stored twice is still stored twice.
		browser.await("/good|twice/.test(document.querySelector('#verdict').dataset.tone)");
		return page;
	}

	Browser browser() {
		return this.browser;
	}

	/** Counts from now on, so that what other tests logged does not. */
	void countFromNow() {
		this.browser.click("#count");
		awaitTone("idle");
	}

	void awaitTone(String tone) {
		this.browser.await("document.querySelector('#verdict').dataset.tone === '" + tone + "'");
	}

	void awaitVerdict(String words) {
		this.browser.awaitText("#verdict-words", words);
	}

	void awaitStored(String text) {
		this.browser.awaitText("#stored .message", text);
	}

	void startTrouble(String kind) {
		this.browser.click("[data-trouble='" + kind + "']");
		this.browser.awaitElement("[data-trouble='" + kind + "'][aria-pressed='true']");
	}

	void endTrouble() {
		this.browser.click("#end-trouble");
		this.browser.awaitText("#trouble-words", "CloudWatch Logs is well.");
	}

	String figure(String name) {
		return this.browser.text("[data-figure='" + name + "'] dd");
	}

	void prefer(String scheme) {
		this.browser.prefer(Map.of("prefers-color-scheme", scheme, "prefers-reduced-motion", "reduce"));
	}

	boolean fitsTheWindow() {
		return Boolean.TRUE
			.equals(this.browser.run("return document.documentElement.scrollWidth <= window.innerWidth"));
	}

}
