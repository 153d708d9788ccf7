package io.cloudwatchlogging.test.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.protocol.Json;
import io.cloudwatchlogging.test.store.Arrivals;
import io.cloudwatchlogging.test.store.LogStore;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events for the pages that are open, each on a thread of its own: a page
 * that does not read holds up nobody else.
 *
 * @see <a href=
 * "https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class LiveFeed {

	private static final int MAX_STREAMS = 16;

	// Arrivals are gathered for so long: a page cannot show more often than it paints.
	private static final long TICK_MILLIS = 100;

	// A page that has gone is noticed by writing to it.
	private static final int TICKS_PER_STATE = 10;

	private static final int MAX_ARRIVALS = 500;

	private final ConsoleSource source;

	private final GroupsApi groups;

	private final CountDownLatch closed = new CountDownLatch(1);

	private final Semaphore streams = new Semaphore(MAX_STREAMS);

	LiveFeed(ConsoleSource source, GroupsApi groups) {
		this.source = source;
		this.groups = groups;
	}

	/**
	 * Serves one page until it leaves or the console is closed.
	 * @param exchange the exchange
	 * @param query names the events to follow, if any, and the last one that is known
	 * @throws IOException if the page has left
	 */
	void serve(HttpExchange exchange, Query query) throws IOException {
		Selection selection = (query.find("group") != null) ? Selection.of(query) : null;
		String resumed = exchange.getRequestHeaders().getFirst("Last-Event-ID");
		long position = (resumed != null && resumed.matches("\\d{1,18}")) ? Long.parseLong(resumed)
				: query.number("after", this.source.store().lastPosition());
		if (!this.streams.tryAcquire()) {
			exchange.getResponseHeaders().set("Retry-After", "5");
			Reply.problem(503, "Too many pages are open: at most " + MAX_STREAMS + " are served live.").send(exchange);
			return;
		}
		try {
			Headers headers = exchange.getResponseHeaders();
			Reply.secure(headers);
			headers.set("Content-Type", "text/event-stream; charset=utf-8");
			headers.set("Cache-Control", "no-store");
			exchange.sendResponseHeaders(200, 0);
			follow(exchange.getResponseBody(), selection, position);
		}
		finally {
			this.streams.release();
		}
	}

	void close() {
		this.closed.countDown();
	}

	private void follow(OutputStream out, @Nullable Selection selection, long start) throws IOException {
		long position = start;
		long total = -1;
		int generation = -1;
		long deletedUpTo = -1;
		write(out, "retry: 1000\n\n");
		for (long tick = 0; !isClosed(tick); tick++) {
			if (tick % TICKS_PER_STATE == 0) {
				write(out, "event: state\ndata: " + json(this.groups.state()) + "\n\n");
			}
			boolean more = selection != null;
			while (selection != null && more) {
				Update update = update(selection, position);
				more = update.arrivals().more();
				// A deletion changes one of the numbers, and nothing arrives.
				if (!update.arrivals().events().isEmpty() || update.arrivals().gap() || update.total() != total
						|| update.generation() != generation || update.deletedUpTo() != deletedUpTo) {
					write(out, "id: " + update.arrivals().position() + "\nevent: events\ndata: "
							+ json(update.view(selection)) + "\n\n");
				}
				position = update.arrivals().position();
				total = update.total();
				generation = update.generation();
				deletedUpTo = update.deletedUpTo();
			}
			out.flush();
		}
	}

	private Update update(Selection selection, long position) {
		LogStore store = this.source.store();
		return store.locked(() -> new Update(store.arrivals(selection.group(), position, MAX_ARRIVALS),
				selection.ranked(store).size(), store.generation(), store.bound().deletedUpTo()));
	}

	private boolean isClosed(long tick) {
		try {
			return this.closed.await((tick > 0) ? TICK_MILLIS : 0, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	private static String json(Object value) {
		return new String(Json.write(value), StandardCharsets.UTF_8);
	}

	private static void write(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.UTF_8));
	}

	private record Update(Arrivals arrivals, long total, int generation, long deletedUpTo) {

		EventsView view(Selection selection) {
			List<StoredEvent> included = new ArrayList<>();
			for (StoredEvent event : this.arrivals.events()) {
				if (selection.includes(event)) {
					included.add(event);
				}
			}
			return new EventsView(this.total, this.arrivals.position(), this.arrivals.gap(), this.arrivals.more(),
					this.generation, this.deletedUpTo, EventView.of(included));
		}

	}

	/**
	 * Events that have arrived.
	 *
	 * @param total the number of events of the selection, without regard to its pattern
	 * @param position the position up to which the page now knows
	 * @param gap whether some have been missed
	 * @param more whether more have arrived, which the number includes
	 * @param generation what changes when log groups or streams are deleted
	 * @param deletedUpTo the position up to which events were deleted to make room
	 * @param events the events in the order of arrival
	 */
	private record EventsView(long total, long position, boolean gap, boolean more, int generation, long deletedUpTo,
			List<EventView> events) {
	}

}
