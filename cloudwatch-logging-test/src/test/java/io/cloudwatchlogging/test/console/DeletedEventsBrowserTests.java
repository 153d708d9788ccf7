package io.cloudwatchlogging.test.console;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

import io.cloudwatchlogging.browser.Browser;
import io.cloudwatchlogging.browser.BrowserTest;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the page of the console while events are deleted to make room for others.
 * Seven batches have room; the eighth has the first two deleted.
 */
@BrowserTest
@Timeout(180)
class DeletedEventsBrowserTests {

	private static final String GROUP = "/shop/web";

	private static final int BATCHES = 7;

	private static final int BATCH = 500;

	private static final String TEXT = " " + "x".repeat(1_000);

	private static final String TOP_MESSAGE = """
			[...document.querySelectorAll('.row')].map((row) => [row.getBoundingClientRect().top, row])
				.filter(([top]) => top >= document.querySelector('.scroller').getBoundingClientRect().top - 1)
				.sort((a, b) => a[0] - b[0])[0][1].querySelector('.message').textContent.slice(0, 30)""";

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.builder().maxSize(4 << 20).start();

	private final Writer writer = new Writer(this.service, GROUP, "s");

	private final long start = System.currentTimeMillis() - 60_000;

	@BeforeEach
	void fill() {
		// The batch that arrives first is the third in the order of time.
		int[] seconds = { 2, 0, 1, 3, 4, 5, 6 };
		for (int batch = 0; batch < BATCHES; batch++) {
			write(batch, seconds[batch]);
		}
	}

	@AfterEach
	void close() {
		this.writer.close();
		this.service.close();
	}

	@ParameterizedTest
	@CsvSource({ "700, after one and before the other that are deleted", "2600, after all that are deleted" })
	void whatIsReadStaysInSight(int rank, String where, Browser browser) {
		open(browser, "");
		browser.awaitText(".tally", "3,500 events");
		browser.wheel(".scroller", -800);
		browser.await("document.querySelector('.switch').getAttribute('aria-pressed') === 'false'");
		browser.run("const s = document.querySelector('.scroller');"
				+ " s.scrollTop = arguments[0] * document.querySelector('.canvas').clientHeight / 3500", rank);
		browser.await("[...document.querySelectorAll('.row')].some((row) => row.rank === " + rank
				+ ") && !document.querySelector('.row.pending')");
		Object read = browser.run("return " + TOP_MESSAGE);
		write(BATCHES, 7);
		browser.awaitText(".full", "has deleted the oldest 1,000");
		browser.awaitText(".tally", "3,000 events");
		browser.await("!document.querySelector('.row.pending') && " + TOP_MESSAGE + " === '" + read + "'");
		browser.awaitText(".pill", "500 new");
		browser.run("document.querySelector('.scroller').focus()");
		browser.press(Keys.HOME);
		browser.awaitText(".row .message", "batch 2, event 0 ");
		leave(browser);
	}

	@Test
	void whatIsReadStaysInSightWhileMuchArrivesAndIsDeleted(Browser browser) {
		open(browser, "");
		browser.awaitText(".tally", "3,500 events");
		browser.wheel(".scroller", -800);
		browser.await("document.querySelector('.switch').getAttribute('aria-pressed') === 'false'");
		// Of the batch that is the last one to be deleted of all.
		browser.run("const s = document.querySelector('.scroller');"
				+ " s.scrollTop = 3200.5 * document.querySelector('.canvas').clientHeight / 3500");
		browser.await("[...document.querySelectorAll('.row')].some((row) => row.rank === 3201)"
				+ " && !document.querySelector('.row.pending')");
		Object read = browser.run("return " + TOP_MESSAGE);
		for (int batch = BATCHES; batch < BATCHES + 5; batch++) {
			write(batch, batch);
		}
		browser.awaitText(".tally", String.format("%,d events", this.service.events(GROUP).size()));
		browser.await("!document.querySelector('.row.pending') && " + TOP_MESSAGE + " === '" + read + "'");
		leave(browser);
	}

	@Test
	void whoReadsBackSeesRowsWhileEventsArriveAllTheTime(Browser browser) throws Exception {
		open(browser, "");
		browser.awaitText(".tally", "3,500 events");
		AtomicBoolean ended = new AtomicBoolean();
		Thread busy = new Thread(() -> {
			for (int i = 0; !ended.get(); i++) {
				this.writer.write("busy " + i);
			}
		});
		busy.start();
		try {
			browser.run("document.querySelector('.scroller').focus()");
			browser.press(Keys.HOME);
			browser.awaitText(".row .message", "batch 1, event 0 ");
			browser.await("!document.querySelector('.row.pending')");
		}
		finally {
			ended.set(true);
			busy.join();
		}
		leave(browser);
	}

	@Test
	void deletionsOfAnotherGroupMoveNothing(Browser browser) {
		try (Writer reader = new Writer(this.service, "/other", "s")) {
			reader.write(this.start, "first", "second", "third");
			browser.open(URI.create(this.service.console() + "#/events?group=%2Fother"));
			browser.awaitText(".tally", "3 events");
			browser.run("document.querySelector('.scroller').focus()");
			browser.press(Keys.HOME, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
			browser.awaitText(".row.active .message", "second");
			write(BATCHES, 7);
			browser.awaitText(".full", "has deleted the oldest 1,000");
			reader.write(this.start + 1, "fourth");
			browser.awaitText(".row .message", "fourth");
			assertThat(browser.text(".row.active .message")).isEqualTo("second");
			browser.press(Keys.ARROW_DOWN);
			browser.awaitText(".row.active .message", "third");
			leave(browser);
		}
	}

	@Test
	void resultsOfASearchAreTakenAway(Browser browser) {
		open(browser, "&pattern=rare");
		browser.awaitText(".tally", "70 matches in 3,500 events");
		browser.run("document.querySelector('.scroller').focus()");
		browser.press(Keys.HOME);
		browser.awaitText(".row .message", "batch 1, event 0 rare");
		write(BATCHES, 7);
		browser.awaitText(".tally", "60 matches in 3,000 events");
		browser.await(TOP_MESSAGE + ".startsWith('batch 2, event 0 rare')");
		assertThat(browser.texts(".row .message")).noneMatch((text) -> text.matches("batch [01].*"));
		browser.click(".row");
		browser.awaitText(".details pre", "batch 2, event 0 rare");
		leave(browser);
	}

	private void write(int batch, int second) {
		String[] messages = new String[BATCH];
		for (int i = 0; i < BATCH; i++) {
			messages[i] = "batch " + batch + ", event " + i + ((i % 50 == 0) ? " rare" : "") + TEXT;
		}
		this.writer.write(this.start + second * 1_000, messages);
	}

	/** Before the service ends, which the page would complain about. */
	private static void leave(Browser browser) {
		browser.open(URI.create("about:blank"));
	}

	private void open(Browser browser, String more) {
		browser.open(URI.create(this.service.console() + "#/events?group=%2Fshop%2Fweb" + more));
	}

}
