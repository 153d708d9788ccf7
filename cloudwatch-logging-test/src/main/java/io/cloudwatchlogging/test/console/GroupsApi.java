package io.cloudwatchlogging.test.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.cloudwatchlogging.test.fault.FaultState;
import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.SizeBound;
import io.cloudwatchlogging.test.store.StoredLogGroup;
import io.cloudwatchlogging.test.store.StoredLogStream;
import org.jspecify.annotations.Nullable;

/**
 * What the service holds, without the events, and the faults that are at work.
 */
final class GroupsApi {

	private final ConsoleSource source;

	GroupsApi(ConsoleSource source) {
		this.source = source;
	}

	/**
	 * Returns what every view shows.
	 * @return log groups and faults
	 */
	State state() {
		LogStore store = this.source.store();
		List<GroupView> groups = store.locked(() -> store.groups().stream().map(GroupsApi::view).toList());
		return new State(this.source.endpoint().get().toString(), groups, this.source.faults().states(),
				this.source.recorder().inFlight(), Full.of(store));
	}

	/**
	 * Returns the log streams of a log group.
	 * @param query names the log group
	 * @return the log streams
	 */
	Reply streams(Query query) {
		String group = query.text("group");
		List<StreamView> views = this.source.store().locked(() -> {
			List<StreamView> found = new ArrayList<>();
			this.source.store().streams(group).forEach((stream) -> found.add(StreamView.of(stream)));
			return found;
		});
		return Reply.json(Map.of("streams", views));
	}

	Reply delete(Query query) {
		boolean deleted = this.source.store().deleteGroup(query.text("name"));
		return deleted ? Reply.done() : Reply.problem(404, "There is no such log group.");
	}

	private static GroupView view(StoredLogGroup group) {
		List<StoredLogStream> streams = group.streams(null);
		Long last = streams.stream()
			.map(StoredLogStream::lastIngestionTime)
			.filter(Objects::nonNull)
			.map(Instant::toEpochMilli)
			.max(Long::compare)
			.orElse(null);
		LogGroup settings = group.settings();
		return new GroupView(settings.name(), streams.size(), group.eventCount(), group.storedBytes(), last,
				settings.retentionInDays(), settings.logGroupClass().name(), settings.tags());
	}

	/**
	 * What every view shows.
	 *
	 * @param endpoint where the service listens
	 * @param groups the log groups by name
	 * @param faults the faults that are at work
	 * @param inFlight the PutLogEvents requests in the service
	 * @param full what was deleted to make room, or {@code null} if nothing was
	 */
	record State(String endpoint, List<GroupView> groups, List<FaultState> faults, int inFlight, @Nullable Full full) {
	}

	/**
	 * What was deleted to make room.
	 *
	 * @param maxBytes what all events may take
	 * @param deleted the number of events that were deleted
	 */
	record Full(long maxBytes, long deleted) {

		static @Nullable Full of(LogStore store) {
			SizeBound bound = store.bound();
			long deleted = store.locked(bound::deleted);
			return (deleted > 0) ? new Full(bound.maxBytes(), deleted) : null;
		}

	}

	record GroupView(String name, int streams, int events, long bytes, @Nullable Long lastIngestion,
			@Nullable Integer retentionInDays, String groupClass, Map<String, String> tags) {
	}

	private record StreamView(String name, int events, long bytes, @Nullable Long first, @Nullable Long last,
			@Nullable Long lastIngestion) {

		static StreamView of(StoredLogStream stream) {
			return new StreamView(stream.name(), stream.size(), stream.storedBytes(),
					millis(stream.firstEventTimestamp()), millis(stream.lastEventTimestamp()),
					millis(stream.lastIngestionTime()));
		}

		private static @Nullable Long millis(@Nullable Instant time) {
			return (time != null) ? time.toEpochMilli() : null;
		}

	}

}
