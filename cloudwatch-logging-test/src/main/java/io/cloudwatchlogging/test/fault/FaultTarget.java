package io.cloudwatchlogging.test.fault;

import io.cloudwatchlogging.test.model.ReceivedRequest;
import io.cloudwatchlogging.test.protocol.Parameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which requests a fault is for, by what is in them.
 *
 * @param operation the name of the operation, or {@code null} for any
 * @param logStream the name of the log stream, or {@code null} for any and none
 * @param message what the message of at least one event contains, or {@code null} for any
 * and none
 */
record FaultTarget(@Nullable String operation, @Nullable String logStream, @Nullable String message) {

	static final FaultTarget EVERYTHING = new FaultTarget(null, null, null);

	boolean isEverything() {
		return equals(EVERYTHING);
	}

	boolean includes(ReceivedRequest request, @Nullable Parameters parameters) {
		return (this.operation == null || this.operation.equals(request.operation()))
				&& (this.logStream == null || this.logStream.equals(request.logStream()))
				&& (this.message == null || hasMessage(parameters, this.message));
	}

	private static boolean hasMessage(@Nullable Parameters parameters, String part) {
		JsonNode events = (parameters != null) ? parameters.get("logEvents") : null;
		if (events != null) {
			for (JsonNode event : events) {
				if (event.path("message").asString("").contains(part)) {
					return true;
				}
			}
		}
		return false;
	}

}
