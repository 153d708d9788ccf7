package io.cloudwatchlogging.test.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Request that the service received, and what it answered.
 *
 * @param requestId the id that the service gave it
 * @param operation the name of the operation, empty if the request names none of
 * CloudWatch Logs
 * @param arrivalTime when it had arrived whole
 * @param wireBytes the size of its body as it was sent
 * @param decodedBytes the size of its body after decompression
 * @param gzip whether its body was compressed
 * @param headers its headers, by name in any case
 * @param logGroup the name of the log group, if it gives one
 * @param logStream the name of the log stream, if it gives one
 * @param events the number of events in it
 * @param entity the entity of its events, if any
 * @param status the HTTP status of the answer; zero before it is answered, and forever if
 * the connection is closed without an answer
 * @param errorCode the code of the answered error, if it is one
 * @param answerTime when the answer was ready, or {@code null} as long as there is none
 */
public record ReceivedRequest(String requestId, String operation, Instant arrivalTime, int wireBytes, int decodedBytes,
		boolean gzip, Map<String, List<String>> headers, @Nullable String logGroup, @Nullable String logStream,
		int events, @Nullable Entity entity, int status, @Nullable String errorCode, @Nullable Instant answerTime) {

	private static final Pattern ATTEMPT = Pattern.compile("attempt=(\\d+)");

	/** Keeps the headers as they are; they cannot be changed through the request. */
	public ReceivedRequest {
		headers = Collections.unmodifiableMap(headers);
	}

	/**
	 * Returns the first value of a header.
	 * @param name the name of the header, in any case
	 * @return the value, or {@code null} if the request has no such header
	 */
	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null && !values.isEmpty()) ? values.get(0) : null;
	}

	/**
	 * Returns which attempt the AWS SDK says this is.
	 * @return the number of the attempt, from 1; zero if the request does not say
	 */
	public int attempt() {
		String header = header("amz-sdk-request");
		Matcher matcher = ATTEMPT.matcher((header != null) ? header : "");
		return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
	}

	/**
	 * Returns the program that the request says it is from.
	 * @return the value of the header User-Agent, if any
	 */
	public @Nullable String userAgent() {
		return header("User-Agent");
	}

	/**
	 * Returns this request with its answer.
	 * @param newStatus the HTTP status
	 * @param newErrorCode the code of the error, if it is one
	 * @param time when the answer was ready
	 * @return the answered request
	 */
	public ReceivedRequest answered(int newStatus, @Nullable String newErrorCode, Instant time) {
		return new ReceivedRequest(this.requestId, this.operation, this.arrivalTime, this.wireBytes, this.decodedBytes,
				this.gzip, this.headers, this.logGroup, this.logStream, this.events, this.entity, newStatus,
				newErrorCode, time);
	}

}
