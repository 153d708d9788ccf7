package io.cloudwatchlogging.sample.page;

import java.util.List;

import io.cloudwatchlogging.browser.Browser;
import io.cloudwatchlogging.browser.BrowserTest;
import io.cloudwatchlogging.sample.shop.Drip;
import io.cloudwatchlogging.test.AutoConfigureCloudWatchLogs;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the page in a browser.
 */
@BrowserTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "logging.threshold.console=warn", "cloudwatch.logs.batch.max-linger=200ms" })
@AutoConfigureCloudWatchLogs
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageBrowserTests {

	/**
	 * Of tests with 10,000 events: each page that is opened after them shows 2,000 rows,
	 * which costs time.
	 */
	private static final int LAST = Integer.MAX_VALUE;

	private static final Logger logger = LoggerFactory.getLogger("page");

	@LocalServerPort
	private int port;

	@Autowired
	private EmbeddedCloudWatchLogs service;

	@Autowired
	private Drip drip;

	private SamplePage page;

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

	@Test
	void theConsoleIsALinkAway(Browser browser) {
		browser.await("document.querySelector('#console').href === '" + this.service.console() + "'");
		browser.click("#console");
		browser.await("location.href.startsWith('" + this.service.console() + "')");
		browser.awaitText("body", "/sample/shop");
	}

	@Test
	void troubleThatIsEndedElsewhereIsNoLongerShown(Browser browser) {
		this.page.startTrouble("throttling");
		this.service.faults().clear();
		browser.awaitElement("[data-trouble='throttling'][aria-pressed='false']");
		browser.awaitText("#trouble-words", "CloudWatch Logs is well.");
	}

	@Test
	void aTextIsLoggedAndStored(Browser browser) {
		browser.type("#text", "written by hand");
		browser.click("#greeting button");
		browser.awaitText("#logged .message", "written by hand");
		this.page.awaitStored("written by hand");
		this.page.awaitVerdict("1 logged, 1 stored, in order, none twice");
	}

	@Test
	void anOrderIsStoredWithItsFields(Browser browser) {
		browser.click("#order");
		this.page.awaitStored("Order placed");
		browser.awaitText("#stored .field", "total 42.5");
		browser.awaitText("#stored .field", "currency EUR");
		this.page.awaitVerdict("2 logged, 2 stored, in order, none twice");
	}

	@Test
	void anExceptionIsStoredWithItsStackTrace(Browser browser) {
		browser.click("#exception");
		browser.awaitText("#stored .field.trace", "java.lang.IllegalStateException");
		browser.run("[...document.querySelectorAll('#stored summary')].at(-1).click()");
		browser.awaitText("#stored .fields dd", "\tat io.cloudwatchlogging.sample.shop.OrderController.fail");
	}

	@Test
	void aDripGoesOnUntilItIsEnded(Browser browser) {
		browser.click("#drip");
		this.page.awaitStored("Drip 3");
		browser.click("#drip[aria-pressed='true']");
		browser.awaitElement("#drip[aria-pressed='false']");
		this.page.awaitTone("good");
	}

	@Test
	@Order(LAST)
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
	@Order(LAST)
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
	void markupIsShownAsText(Browser browser) {
		String text = "<img src=x onerror=\"document.title='broken into'\"><script>alert(1)</script>&amp;";
		browser.type("#text", text);
		browser.click("#greeting button");
		this.page.awaitStored(text);
		browser.awaitText("#logged .message", text);
		browser.run("[...document.querySelectorAll('#stored summary')].at(-1).click()");
		browser.awaitText("#stored .fields dd", text);
		assertThat(browser.count("main img")).isZero();
		assertThat(browser.count("main script")).isZero();
	}

	@Test
	void charactersThatHideThemselvesAreShown(Browser browser) {
		logger.info("before \u202e after \u0007 and \u001b[31m red");
		this.page.awaitStored("before \u27e8U+202E\u27e9 after \u27e8U+0007\u27e9 and \u27e8U+001B\u27e9[31m red");
	}

	@Test
	@Order(LAST)
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

	@Test
	void keysAreEnough(Browser browser) {
		browser.click("#order");
		this.page.awaitVerdict("2 logged, 2 stored, in order, none twice");
		// Not the one of an earlier test: the verdict may be ahead of the rows.
		browser.await("(() => { const last = (list) => [...document.querySelectorAll(list + ' .message')].at(-1)"
				+ ".textContent; return last('#stored').startsWith('Only a few') && last('#logged') === last('#stored'); })()");
		browser.run("document.querySelector('#stored').focus()");
		browser.press(Keys.ARROW_UP);
		browser.await("document.activeElement.tagName === 'SUMMARY'");
		browser.press(Keys.ENTER);
		browser.awaitText("#stored details[open] dd", "Only a few of the article are left");
		browser.press(Keys.END);
		browser.awaitElement("#stored-new[hidden]");
	}

	@Test
	void whatBecomesOfTheApplicationIsSaid(Browser browser) {
		browser.run("window.fetch = () => Promise.reject(new TypeError('gone'))");
		browser.awaitText("#connection", "Not connected to the application since");
		browser.reload();
		browser.awaitText("#place", "inside this JVM");
		assertThat(browser.count("#connection[hidden]")).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "light,1280,800", "dark,320,640" })
	void nothingKeepsPeopleOut(String scheme, int width, int height, Browser browser) {
		this.page.prefer(scheme);
		browser.resize(width, height);
		assertThat(browser.accessibilityViolations()).as("nothing logged").isEmpty();
		browser.click("#order");
		browser.click("#exception");
		this.page.awaitVerdict("3 logged, 3 stored, in order, none twice");
		browser.run("[...document.querySelectorAll('#stored summary')].at(-1).click()");
		browser.awaitElement("#stored details[open] dd");
		this.page.startTrouble("outage");
		browser.click("#drip");
		browser.awaitText("#failure-words", "Connection refused");
		assertThat(browser.accessibilityViolations()).as("an outage").isEmpty();
		assertThat(this.page.fitsTheWindow()).isTrue();
		browser.click("#drip");
		this.page.endTrouble();
		this.page.awaitTone("good");
	}

	private static String lastRowIs(String state) {
		return "[...document.querySelectorAll('#logged .state')].at(-1).textContent === '" + state + "'";
	}

	private static boolean atEnd(Browser browser, String list) {
		return Boolean.TRUE.equals(browser.run("const e = document.getElementById(arguments[0]);"
				+ " return e.scrollHeight - e.scrollTop - e.clientHeight < 30", list));
	}

}
