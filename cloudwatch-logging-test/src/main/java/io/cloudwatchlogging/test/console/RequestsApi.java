package io.cloudwatchlogging.test.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.cloudwatchlogging.test.model.ReceivedRequest;
import io.cloudwatchlogging.test.store.Recorder;
import io.cloudwatchlogging.test.store.SecondOfRequests;
import org.jspecify.annotations.Nullable;

/**
 * What the service received. Headers are not among it, as they hold credentials, but for
 * the name of the program.
 */
final class RequestsApi {

	private final ConsoleSource source;

	RequestsApi(ConsoleSource source) {
		this.source = source;
	}

	Reply all() {
		Recorder recorder = this.source.recorder();
		return Reply.json(new Requests(this.source.store().now().toEpochMilli(), recorder.inFlight(),
				recorder.seconds(), recorder.recent().stream().map(RequestView::of).toList()));
	}

	private record Requests(long now, int inFlight, List<SecondOfRequests> seconds, List<RequestView> requests) {
	}

	private record RequestView(String id, String operation, long time, @Nullable Long millis, int status,
			@Nullable String error, int events, int wireBytes, int decodedBytes, boolean gzip, @Nullable String group,
			@Nullable String stream, int attempt, @Nullable String userAgent) {

		static RequestView of(ReceivedRequest request) {
			Instant answered = request.answerTime();
			Long millis = (answered != null) ? Duration.between(request.arrivalTime(), answered).toMillis() : null;
			return new RequestView(request.requestId(), request.operation(), request.arrivalTime().toEpochMilli(),
					millis, request.status(), request.errorCode(), request.events(), request.wireBytes(),
					request.decodedBytes(), request.gzip(), request.logGroup(), request.logStream(), request.attempt(),
					request.userAgent());
		}

	}

}
