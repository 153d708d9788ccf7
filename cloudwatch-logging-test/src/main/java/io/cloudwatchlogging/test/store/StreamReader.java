package io.cloudwatchlogging.test.store;

import java.util.List;

import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.protocol.Limits;
import io.cloudwatchlogging.test.protocol.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one log stream page by page, in both directions. Used within the lock of the
 * {@link LogStore}.
 */
public final class StreamReader {

	private static final String FORWARD = "f/";

	private static final String BACKWARD = "b/";

	private final StoredLogStream stream;

	private final List<StoredEvent> events;

	private final int from;

	private final int to;

	private final int limit;

	/**
	 * Creates a reader.
	 * @param stream the log stream
	 * @param startTime the first moment of interest in epoch milliseconds, if any
	 * @param endTime the first moment that is no longer of interest, if any
	 * @param limit the maximum number of events of a page
	 */
	public StreamReader(StoredLogStream stream, @Nullable Long startTime, @Nullable Long endTime, int limit) {
		this.stream = stream;
		this.events = stream.events();
		this.from = (startTime != null) ? stream.indexOf(EventKey.startOf(startTime)) : 0;
		int end = (endTime != null) ? stream.indexOf(EventKey.startOf(endTime)) : this.events.size();
		this.to = Math.max(this.from, end);
		this.limit = limit;
	}

	/**
	 * Reads a page. A forward token stands for what is after its event, a backward token
	 * for what is before.
	 * @param token the token that an earlier page came with, or {@code null}
	 * @param fromHead whether to start with the earliest events if there is no token
	 * @return the page
	 */
	public Page page(@Nullable String token, boolean fromHead) {
		if (token == null) {
			return fromHead ? forward(this.from, EventKey.BEFORE_ALL) : backward(this.to, EventKey.BEFORE_ALL);
		}
		EventKey key = EventKey.decode(token.substring(Math.min(FORWARD.length(), token.length())));
		if (token.startsWith(FORWARD)) {
			return forward(Math.max(this.from, this.stream.indexOf(key.next())), key);
		}
		if (token.startsWith(BACKWARD)) {
			return backward(Math.min(this.to, this.stream.indexOf(key)), key);
		}
		throw ServiceException.invalidParameter("The specified nextToken is invalid.");
	}

	private Page forward(int start, EventKey after) {
		int end = start;
		long bytes = 0;
		while (end < this.to && end - start < this.limit) {
			bytes += size(end);
			if (bytes > Limits.PAGE_BYTES && end > start) {
				break;
			}
			end++;
		}
		return (end > start) ? page(start, end)
				: new Page(List.of(), token(FORWARD, after), token(BACKWARD, after.next()));
	}

	private Page backward(int end, EventKey before) {
		int start = end;
		long bytes = 0;
		while (start > this.from && end - start < this.limit) {
			bytes += size(start - 1);
			if (bytes > Limits.PAGE_BYTES && end > start) {
				break;
			}
			start--;
		}
		return (end > start) ? page(start, end)
				: new Page(List.of(), token(FORWARD, before.previous()), token(BACKWARD, before));
	}

	private Page page(int start, int end) {
		return new Page(List.copyOf(this.events.subList(start, end)),
				token(FORWARD, EventKey.of(this.events.get(end - 1))),
				token(BACKWARD, EventKey.of(this.events.get(start))));
	}

	private int size(int index) {
		return this.events.get(index).utf8Bytes() + Limits.EVENT_OVERHEAD_BYTES;
	}

	private static String token(String direction, EventKey key) {
		return direction + key.encoded();
	}

	/**
	 * Page of a log stream.
	 *
	 * @param events the events
	 * @param forwardToken what to ask for the events after the page with
	 * @param backwardToken what to ask for the events before the page with
	 */
	public record Page(List<StoredEvent> events, String forwardToken, String backwardToken) {
	}

}
