package io.cloudwatchlogging.test.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.test.protocol.Limits;
import io.cloudwatchlogging.test.protocol.Parameters;
import io.cloudwatchlogging.test.protocol.ServiceException;
import io.cloudwatchlogging.test.protocol.TextRule;
import io.cloudwatchlogging.test.store.EventKey;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.StoredLogStream;
import org.jspecify.annotations.Nullable;

/**
 * Operations on log streams.
 */
final class LogStreamOperations {

	private final LogStore store;

	LogStreamOperations(LogStore store) {
		this.store = store;
	}

	void addTo(Map<String, Operation> operations) {
		operations.put("CreateLogStream", (parameters, requestId) -> create(parameters));
		operations.put("DeleteLogStream", (parameters, requestId) -> delete(parameters));
		operations.put("DescribeLogStreams", (parameters, requestId) -> describe(parameters));
	}

	private @Nullable Object create(Parameters parameters) {
		String group = parameters.requiredText("logGroupName", TextRule.LOG_GROUP_NAME);
		String stream = parameters.requiredText("logStreamName", TextRule.LOG_STREAM_NAME);
		parameters.check();
		this.store.createStream(group, stream);
		return null;
	}

	private @Nullable Object delete(Parameters parameters) {
		String group = parameters.requiredText("logGroupName", TextRule.LOG_GROUP_NAME);
		String stream = parameters.requiredText("logStreamName", TextRule.LOG_STREAM_NAME);
		parameters.check();
		this.store.inGroup(group, (found) -> {
			if (found.settings().deletionProtectionEnabled()) {
				throw ServiceException.validation("The log stream " + stream
						+ " cannot be deleted because deletion protection is enabled on its log group.");
			}
			this.store.deleteStream(found, stream);
			return stream;
		});
		return null;
	}

	private Object describe(Parameters parameters) {
		String prefix = parameters.text("logStreamNamePrefix", TextRule.LOG_STREAM_NAME);
		boolean byTime = parameters.choice("orderBy", StreamOrder.class) == StreamOrder.LastEventTime;
		boolean descending = Boolean.TRUE.equals(parameters.flag("descending"));
		String token = parameters.text("nextToken", TextRule.NEXT_TOKEN);
		int limit = parameters.limit(Limits.DESCRIBE_PAGE);
		String name = LogGroupIdentifier.nameFrom(parameters);
		if (byTime && prefix != null) {
			throw ServiceException.invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
		}
		return this.store.inGroup(name, (group) -> {
			List<StoredLogStream> streams = new ArrayList<>(group.streams(prefix));
			if (byTime) {
				streams.sort(Comparator.comparing(StoredLogStream::lastEventTimestamp,
						Comparator.nullsFirst(Comparator.naturalOrder())));
			}
			if (descending) {
				Collections.reverse(streams);
			}
			Page<StoredLogStream> page = Page.of(streams, token, limit);
			String arn = group.settings().arn();
			return new StreamDescriptions(
					page.items().stream().map((stream) -> StreamDescription.of(stream, arn)).toList(),
					page.nextToken());
		});
	}

	private enum StreamOrder {

		LogStreamName, LastEventTime

	}

	private record StreamDescriptions(List<StreamDescription> logStreams, @Nullable String nextToken) {
	}

	private record StreamDescription(String logStreamName, long creationTime, @Nullable Long firstEventTimestamp,
			@Nullable Long lastEventTimestamp, @Nullable Long lastIngestionTime, String uploadSequenceToken, String arn,
			long storedBytes) {

		static StreamDescription of(StoredLogStream stream, String groupArn) {
			// The service reports no bytes for log streams since 2019.
			return new StreamDescription(stream.name(), stream.creationTime().toEpochMilli(),
					millis(stream.firstEventTimestamp()), millis(stream.lastEventTimestamp()),
					millis(stream.lastIngestionTime()), EventKey.BEFORE_ALL.encoded(),
					groupArn + ":log-stream:" + stream.name(), 0);
		}

		private static @Nullable Long millis(@Nullable Instant time) {
			return (time != null) ? time.toEpochMilli() : null;
		}

	}

}
