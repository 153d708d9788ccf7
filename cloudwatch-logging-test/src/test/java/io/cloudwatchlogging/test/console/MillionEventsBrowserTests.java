package io.cloudwatchlogging.test.console;

import java.net.URI;
import java.util.Objects;

import io.cloudwatchlogging.browser.Browser;
import io.cloudwatchlogging.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the page of the console with a million stored events.
 */
@BrowserTest
@Timeout(180)
class MillionEventsBrowserTests {

	/**
	 * Of the time between two frames, in ms: ten times what it takes on a machine that
	 * does nothing else, as other processes pause a browser, too.
	 */
	private static final long BOUND = 1000;

	// Up from the end, with a leap every half second; the longest time between two
	// frames.
	private static final String SCROLL = """
			const done = arguments[arguments.length - 1];
			const scroller = document.querySelector('.scroller');
			scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: -100 }));
			let last = performance.now(), longest = 0, frame = 0;
			const step = () => {
				const now = performance.now();
				longest = frame > 2 ? Math.max(longest, now - last) : 0;
				last = now;
				if (++frame > 150) { done(Math.round(longest)); return; }
				scroller.scrollTop = frame % 30 ? scroller.scrollTop - 400 : scroller.scrollHeight * (frame * 7 % 150) / 150;
				requestAnimationFrame(step);
			};
			requestAnimationFrame(step);""";

	@Test
	void theyScrollAndAreSearchedWithoutBeingFetched(Browser browser) {
		try (MillionEvents million = new MillionEvents()) {
			open(browser, million, "");
			browser.awaitText(".tally", "1,000,000 events");
			browser.awaitText(".row .message", "number 999999");
			assertThat(bytes(browser)).as("bytes fetched for the first sight").isLessThan(500_000);
			assertScrollsWithoutAPause(browser);
			browser.run("document.querySelector('.scroller').focus()");
			browser.press(Keys.HOME);
			browser.awaitText(".row .message", "a rare event, number 0");
			browser.await("!document.querySelector('.row.pending')");
			// Twenty leaps at most, each to a place of its own.
			assertThat(bytes(browser)).as("bytes fetched for all that was seen").isLessThan(5_000_000);
			open(browser, million, "&range=own&from=" + million.timeOf(300_000) + "&to=" + million.timeOf(699_999));
			browser.awaitText(".tally", "400,000 events");
			browser.await("(document.querySelector('.scroller').scrollTop = 200000 * document.querySelector('.canvas')"
					+ ".clientHeight / 400000) && [...document.querySelectorAll('.row .message')]"
					+ ".some((m) => m.textContent.includes('number 500000'))");
			browser.type("#pattern", "rare" + Keys.ENTER);
			browser.awaitText(".tally", "4 matches in 400,000 events");
			open(browser, million, "&pattern=rare");
			browser.awaitText(".tally", "10 matches in 1,000,000 events");
			browser.open(URI.create("about:blank"));
		}
	}

	private static void assertScrollsWithoutAPause(Browser browser) {
		long longest = Long.MAX_VALUE;
		for (int attempt = 0; attempt < 3 && longest >= BOUND; attempt++) {
			longest = Math.min(longest, (Long) Objects.requireNonNull(browser.runAsync(SCROLL)));
		}
		assertThat(browser.count(".row")).isLessThan(200);
		assertThat(longest).as("longest time between two frames, in ms").isLessThan(BOUND);
		System.out.println("Longest time between two frames: " + longest + " ms");
	}

	private static long bytes(Browser browser) {
		return (Long) browser.await("performance.getEntriesByType('resource')"
				+ ".filter((r) => r.name.includes('/api/events')).reduce((sum, r) => sum + r.transferSize, 1)");
	}

	private static void open(Browser browser, MillionEvents million, String more) {
		browser.open(URI.create("about:blank"));
		browser.open(URI.create(million.console() + "#/events?group=%2Fshop%2Fweb" + more));
	}

}
