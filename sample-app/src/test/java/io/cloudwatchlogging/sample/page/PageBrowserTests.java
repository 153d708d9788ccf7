package io.cloudwatchlogging.sample.page;

import io.cloudwatchlogging.browser.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the page shows of the events that it logs.
 */
class PageBrowserTests extends AbstractPageBrowserTests {

	private static final Logger logger = LoggerFactory.getLogger("page");

	@Test
	void theConsoleIsALinkAway(Browser browser) {
		browser.await("document.querySelector('#console').href === '" + this.service.console() + "'");
		browser.click("#console");
		browser.await("location.href.startsWith('" + this.service.console() + "')");
		browser.awaitText("body", "/sample/shop");
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

}
