package io.cloudwatchlogging.test.console;

import java.util.List;

import io.cloudwatchlogging.test.filter.FilterPattern;
import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.RankedEvents;
import io.cloudwatchlogging.test.store.StoredLogGroup;
import io.cloudwatchlogging.test.store.StoredLogStream;
import org.jspecify.annotations.Nullable;

/**
 * The events that a page looks at.
 *
 * @param group the name of the log group
 * @param stream the name of the log stream, or {@code null} for all
 * @param from the first moment in epoch milliseconds
 * @param to the last moment
 * @param pattern which of them, or {@code null} for all
 */
record Selection(String group, @Nullable String stream, long from, long to, @Nullable FilterPattern pattern) {

	static Selection of(Query query) {
		String pattern = query.find("pattern");
		return new Selection(query.text("group"), query.find("stream"), query.number("from", 0),
				query.number("to", Long.MAX_VALUE), (pattern != null) ? FilterPattern.parse(pattern) : null);
	}

	/**
	 * Returns the events by rank, without regard to the pattern. Only to be called within
	 * {@link LogStore#locked}.
	 * @param store the store
	 * @return the events, none if the log group is gone
	 */
	RankedEvents ranked(LogStore store) {
		List<StoredLogStream> streams = store.find(this.group).map(this::streams).orElse(List.of());
		return new RankedEvents(streams, this.from, this.to);
	}

	boolean includes(StoredEvent event) {
		long time = event.timestamp().toEpochMilli();
		return (this.stream == null || this.stream.equals(event.logStream())) && time >= this.from && time <= this.to
				&& matches(event);
	}

	boolean matches(StoredEvent event) {
		return this.pattern == null || this.pattern.matches(event.message());
	}

	private List<StoredLogStream> streams(StoredLogGroup found) {
		return found.streams(null)
			.stream()
			.filter((candidate) -> this.stream == null || this.stream.equals(candidate.name()))
			.toList();
	}

}
