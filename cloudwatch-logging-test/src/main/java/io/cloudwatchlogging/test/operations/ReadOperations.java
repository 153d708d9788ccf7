package io.cloudwatchlogging.test.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.cloudwatchlogging.test.filter.FilterPattern;
import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.LogGroupClass;
import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.protocol.Limits;
import io.cloudwatchlogging.test.protocol.Parameters;
import io.cloudwatchlogging.test.protocol.ServiceException;
import io.cloudwatchlogging.test.protocol.TextRule;
import io.cloudwatchlogging.test.store.GroupReader;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.StoredLogGroup;
import io.cloudwatchlogging.test.store.StoredLogStream;
import io.cloudwatchlogging.test.store.StreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Operations that read events.
 */
final class ReadOperations {

	private final LogStore store;

	ReadOperations(LogStore store) {
		this.store = store;
	}

	void addTo(Map<String, Operation> operations) {
		operations.put("GetLogEvents", (parameters, requestId) -> get(parameters));
		operations.put("FilterLogEvents", (parameters, requestId) -> filter(parameters));
	}

	private Object get(Parameters parameters) {
		String stream = parameters.requiredText("logStreamName", TextRule.LOG_STREAM_NAME);
		Long startTime = parameters.time("startTime");
		Long endTime = parameters.time("endTime");
		boolean fromHead = Boolean.TRUE.equals(parameters.flag("startFromHead"));
		String token = parameters.text("nextToken", TextRule.NEXT_TOKEN);
		int limit = parameters.limit(Limits.PAGE_EVENTS);
		String name = LogGroupIdentifier.nameFrom(parameters);
		return this.store.inGroup(name, (group) -> {
			checkReadable(group, "GetLogEvents");
			StreamReader reader = new StreamReader(group.stream(stream), startTime, endTime, limit);
			StreamReader.Page page = reader.page(token, fromHead);
			return new GetLogEventsResponse(page.events().stream().map(OutputEvent::of).toList(), page.forwardToken(),
					page.backwardToken());
		});
	}

	private Object filter(Parameters parameters) {
		List<String> names = parameters.texts("logStreamNames", TextRule.LOG_STREAM_NAME, Limits.FILTER_STREAMS);
		String prefix = parameters.text("logStreamNamePrefix", TextRule.LOG_STREAM_NAME);
		Long startTime = parameters.time("startTime");
		Long endTime = parameters.time("endTime");
		String pattern = parameters.text("filterPattern", TextRule.FILTER_PATTERN);
		String token = parameters.text("nextToken", TextRule.NEXT_TOKEN);
		int limit = parameters.limit(Limits.PAGE_EVENTS);
		String name = LogGroupIdentifier.nameFrom(parameters);
		if (names != null && prefix != null) {
			throw ServiceException
				.invalidParameter("logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
		}
		FilterPattern filter = parse(Objects.requireNonNullElse(pattern, ""));
		return this.store.inGroup(name, (group) -> {
			checkReadable(group, "FilterLogEvents");
			List<StoredLogStream> streams = (names != null) ? streams(group, names) : group.streams(prefix);
			GroupReader reader = new GroupReader(streams, startTime, endTime, limit);
			GroupReader.Page page = reader.page(token, (event) -> matches(filter, event));
			return new FilterLogEventsResponse(page.events().stream().map(FilteredEvent::of).toList(), List.of(),
					page.nextToken());
		});
	}

	private static void checkReadable(StoredLogGroup group, String operation) {
		LogGroup settings = group.settings();
		if (settings.logGroupClass() != LogGroupClass.STANDARD) {
			throw ServiceException.invalidOperation("The log group " + settings.name() + " is of log-group-class "
					+ settings.logGroupClass() + ". " + operation + " is not supported for this log class.");
		}
	}

	private static List<StoredLogStream> streams(StoredLogGroup group, List<String> names) {
		List<StoredLogStream> streams = new ArrayList<>();
		for (String name : names) {
			streams.add(group.stream(name));
		}
		return streams;
	}

	private static FilterPattern parse(String pattern) {
		try {
			return FilterPattern.parse(pattern);
		}
		catch (IllegalArgumentException ex) {
			throw ServiceException.invalidParameter("Invalid filter pattern: " + ex.getMessage());
		}
	}

	private static boolean matches(FilterPattern filter, StoredEvent event) {
		try {
			return filter.matches(event.message());
		}
		catch (IllegalArgumentException ex) {
			throw ServiceException.invalidParameter("Filter pattern given up: " + ex.getMessage());
		}
	}

	private record GetLogEventsResponse(List<OutputEvent> events, String nextForwardToken, String nextBackwardToken) {
	}

	private record OutputEvent(long timestamp, String message, long ingestionTime) {

		static OutputEvent of(StoredEvent event) {
			return new OutputEvent(event.timestamp().toEpochMilli(), event.message(),
					event.ingestionTime().toEpochMilli());
		}

	}

	private record FilterLogEventsResponse(List<FilteredEvent> events, List<String> searchedLogStreams,
			@Nullable String nextToken) {
	}

	private record FilteredEvent(String logStreamName, long timestamp, String message, long ingestionTime,
			String eventId) {

		static FilteredEvent of(StoredEvent event) {
			return new FilteredEvent(event.logStream(), event.timestamp().toEpochMilli(), event.message(),
					event.ingestionTime().toEpochMilli(), event.eventId());
		}

	}

}
