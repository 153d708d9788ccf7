package io.cloudwatchlogging.sample.page;

import java.util.List;

import io.cloudwatchlogging.browser.Browser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the page while CloudWatch Logs is in trouble, and with many events.
 */
class TroublePageBrowserTests extends AbstractPageBrowserTests {

	@Test
	void troubleThatIsEndedElsewhereIsNoLongerShown(Browser browser) {
		this.page.startTrouble("throttling");
		this.service.faults().clear();
		browser.awaitElement("[data-trouble='throttling'][aria-pressed='false']");
		browser.awaitText("#trouble-words", "CloudWatch Logs is well.");
	}

	@Test
	void theStoryCanBeStopped(Browser browser) {
		browser.click("#story");
		browser.awaitElement("[data-trouble='outage'][aria-pressed='true']");
		browser.click("#story");
		browser.awaitText("#story", "Show an outage");
		browser.awaitText("#trouble-words", "CloudWatch Logs is well.");
	}

	@Test
	void whatALostAnswerStoresTwiceIsSaid(Browser browser) {
		this.page.startTrouble("lost-answers");
		browser.await("(() => { if (document.querySelector('#verdict').dataset.tone === 'twice') return true;"
				+ " const now = Date.now(); if (now - (window.lastOrder ?? 0) > 1000) { window.lastOrder = now;"
				+ " document.querySelector('#order').click(); } return false; })()");
		assertThat(browser.text("#verdict-words")).contains(" in order, ").endsWith(" twice");
	}

	@Test
	void troubleIsVisibleUntilItIsEnded(Browser browser) {
		List<String> kinds = List.of("throttling", "errors", "latency", "silence");
		for (String kind : kinds) {
			this.page.startTrouble(kind);
			browser.click("#order");
			browser.awaitText("#trouble-words", " hit: ");
			browser.click("[data-trouble='" + kind + "']");
			browser.awaitText("#trouble-words", "CloudWatch Logs is well.");
			int logged = 2 * (kinds.indexOf(kind) + 1);
			this.page.awaitVerdict(logged + " logged, " + logged + " stored, in order, none twice");
		}
	}

	@Test
	void eventsWaitThroughAnOutageAndArrive(Browser browser) {
		this.page.startTrouble("outage");
		browser.click("#burst");
		this.page.awaitVerdict("10,000 logged, 0 stored, 10,000 waiting");
		browser.awaitText("#verdict-detail", "CloudWatch Logs has not taken anything for");
		browser.awaitText("#failure-words", "Connection refused");
		assertThat(this.page.figure("Buffered")).isEqualTo("10,000");
		assertThat(this.page.figure("Lost")).isEqualTo("0");
		browser.await(lastRowIs("waiting"));
		this.page.endTrouble();
		this.page.awaitVerdict("10,000 logged, 10,000 stored, in order, none twice");
		browser.awaitText("[data-figure='Buffered'] dd", "0");
		browser.await(lastRowIs("stored"));
		assertThat(this.page.figure("Retried")).isNotEqualTo("0");
	}

	@Test
	void theStoryOfAnOutageIsTold(Browser browser) {
		// The story takes its time: not here.
		browser.run("const later = window.setTimeout; window.setTimeout = (f, millis) => later(f, millis / 4)");
		browser.click("#story");
		browser.awaitText("#verdict-detail", "1 of 4");
		browser.awaitText("#verdict-detail", "2 of 4");
		browser.awaitText("#verdict-detail", "3 of 4");
		this.page.awaitVerdict("10,000 logged, 0 stored, 10,000 waiting");
		browser.awaitText("#verdict-detail", "4 of 4");
		this.page.awaitVerdict("10,000 logged, 10,000 stored, in order, none twice");
		browser.awaitText("#story", "Show an outage");
	}

	@Test
	void theLatestIsInSightUntilSomeoneReadsBack(Browser browser) {
		browser.click("#burst");
		this.page.awaitVerdict("10,000 logged, 10,000 stored, in order, none twice");
		browser.awaitText("#logged .message", "Event 10000 of 10000");
		browser
			.await("[...document.querySelectorAll('#stored .message')].at(-1).textContent === 'Event 10000 of 10000'");
		assertThat(browser.count("#logged li")).isEqualTo(1_000);
		assertThat(browser.count("#stored li")).isEqualTo(1_000);
		assertThat(atEnd(browser, "logged")).isTrue();
		assertThat(atEnd(browser, "stored")).isTrue();
		browser.wheel("#stored", -2_000);
		browser.awaitElement("#stored-new:not([hidden])");
		browser.await("(() => { const t = document.querySelector('#stored').scrollTop;"
				+ " const same = window.lastTop === t; window.lastTop = t; return same; })()");
		Object place = browser.run("return document.querySelector('#stored').scrollTop");
		List<String> rows = browser.texts("#stored .number");
		browser.click("#burst");
		browser.awaitText("#stored-new", " new");
		this.page.awaitVerdict("20,000 logged, 20,000 stored, in order, none twice");
		assertThat(browser.run("return document.querySelector('#stored').scrollTop")).isEqualTo(place);
		assertThat(browser.texts("#stored .number")).isEqualTo(rows);
		browser.click("#stored-new");
		assertThat(atEnd(browser, "stored")).isTrue();
		assertThat(browser.texts("#stored .number")).isNotEqualTo(rows);
	}

	private static String lastRowIs(String state) {
		return "[...document.querySelectorAll('#logged .state')].at(-1).textContent === '" + state + "'";
	}

	private static boolean atEnd(Browser browser, String list) {
		return Boolean.TRUE.equals(browser.run("const e = document.getElementById(arguments[0]);"
				+ " return e.scrollHeight - e.scrollTop - e.clientHeight < 30", list));
	}

}
