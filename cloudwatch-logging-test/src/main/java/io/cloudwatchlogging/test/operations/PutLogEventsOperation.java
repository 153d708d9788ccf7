package io.cloudwatchlogging.test.operations;

import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.test.model.AcceptedBatch;
import io.cloudwatchlogging.test.model.Entity;
import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.protocol.Limits;
import io.cloudwatchlogging.test.protocol.Parameters;
import io.cloudwatchlogging.test.protocol.ServiceException;
import io.cloudwatchlogging.test.protocol.TextRule;
import io.cloudwatchlogging.test.protocol.Violations;
import io.cloudwatchlogging.test.store.EventKey;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.NewEvent;
import io.cloudwatchlogging.test.store.Recorder;
import io.cloudwatchlogging.test.store.StoredLogStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The operation PutLogEvents, with every limit of the service. <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
 */
final class PutLogEventsOperation implements Operation {

	// Still answered, though no longer expected in the next request.
	private static final String UNUSED_TOKEN = EventKey.BEFORE_ALL.encoded();

	private final LogStore store;

	private final Recorder recorder;

	private final int eventSizeLimit;

	PutLogEventsOperation(LogStore store, Recorder recorder, int eventSizeLimit) {
		this.store = store;
		this.recorder = recorder;
		this.eventSizeLimit = eventSizeLimit;
	}

	@Override
	public Object call(Parameters parameters, String requestId) {
		String group = parameters.requiredText("logGroupName", TextRule.LOG_GROUP_NAME);
		String stream = parameters.requiredText("logStreamName", TextRule.LOG_STREAM_NAME);
		List<NewEvent> events = events(parameters);
		Entity entity = EntityParameter.of(parameters);
		parameters.check();
		checkSizes(events);
		checkOrder(events);
		return this.store.inGroup(group, (found) -> {
			StoredLogStream target = found.stream(stream);
			RejectedLogEventsInfo rejected = RejectedLogEventsInfo.of(events, this.store.now(),
					found.settings().retentionInDays());
			List<NewEvent> accepted = rejected.acceptedOf(events);
			checkSpan(accepted);
			List<StoredEvent> stored = this.store.add(found, target, accepted);
			if (!stored.isEmpty()) {
				this.recorder.accepted(new AcceptedBatch(requestId, group, stream, stored));
			}
			String entityError = (entity != null) ? EntityRules.rejectionOf(entity, found.settings()) : null;
			return new Response(UNUSED_TOKEN, rejected.isEmpty() ? null : rejected,
					(entityError != null) ? new RejectedEntityInfo(entityError) : null);
		});
	}

	private static List<NewEvent> events(Parameters parameters) {
		JsonNode elements = parameters.get("logEvents");
		if (elements == null) {
			parameters.violations().add(null, "logEvents", "Member must not be null");
			return List.of();
		}
		if (!elements.isArray()) {
			throw Parameters.wrongType(elements, "List");
		}
		if (elements.isEmpty()) {
			parameters.violations().add("[]", "logEvents", "Member must have length greater than or equal to 1");
		}
		if (elements.size() > Limits.BATCH_EVENTS) {
			parameters.violations()
				.add("[" + elements.size() + " events]", "logEvents",
						"Member must have length less than or equal to " + Limits.BATCH_EVENTS);
		}
		List<NewEvent> events = new ArrayList<>(elements.size());
		for (JsonNode element : elements) {
			events.add(event(element, events.size() + 1, parameters.violations()));
		}
		return events;
	}

	private static NewEvent event(JsonNode event, int number, Violations violations) {
		if (!event.isObject()) {
			throw Parameters.wrongType(event, "InputLogEvent");
		}
		JsonNode timestamp = Parameters.get(event, "timestamp");
		JsonNode message = Parameters.get(event, "message");
		String name = "logEvents." + number + ".member.";
		long time = (timestamp != null) ? Parameters.number(timestamp) : 0;
		String text = (message != null) ? Parameters.text(message) : "";
		if (timestamp == null) {
			violations.add(null, name + "timestamp", "Member must not be null");
		}
		if (time < 0) {
			violations.add(time, name + "timestamp", "Member must have value greater than or equal to 0");
		}
		if (message == null) {
			violations.add(null, name + "message", "Member must not be null");
		}
		else if (text.isEmpty()) {
			violations.add(text, name + "message", "Member must have length greater than or equal to 1");
		}
		return NewEvent.of(time, text);
	}

	private void checkSizes(List<NewEvent> events) {
		long total = 0;
		for (NewEvent event : events) {
			if (event.bytes() > this.eventSizeLimit) {
				throw ServiceException.invalidParameter(
						"Log event too large: " + event.bytes() + " bytes exceeds limit of " + this.eventSizeLimit);
			}
			total += event.bytes();
		}
		if (total > Limits.BATCH_BYTES) {
			throw ServiceException
				.invalidParameter("Upload too large: " + total + " bytes exceeds limit of " + Limits.BATCH_BYTES);
		}
	}

	private static void checkOrder(List<NewEvent> events) {
		for (int i = 1; i < events.size(); i++) {
			if (events.get(i).timestamp() < events.get(i - 1).timestamp()) {
				throw ServiceException
					.invalidParameter("Log events in a single PutLogEvents request must be in chronological order.");
			}
		}
	}

	private static void checkSpan(List<NewEvent> events) {
		if (!events.isEmpty() && events.get(events.size() - 1).timestamp()
				- events.get(0).timestamp() > Limits.BATCH_SPAN.toMillis()) {
			throw ServiceException.invalidParameter(
					"The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
		}
	}

	private record Response(String nextSequenceToken, @Nullable RejectedLogEventsInfo rejectedLogEventsInfo,
			@Nullable RejectedEntityInfo rejectedEntityInfo) {
	}

	private record RejectedEntityInfo(String errorType) {
	}

}
