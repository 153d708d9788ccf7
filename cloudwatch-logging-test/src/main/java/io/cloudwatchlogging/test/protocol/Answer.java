package io.cloudwatchlogging.test.protocol;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * HTTP answer.
 *
 * @param status the HTTP status
 * @param contentType the content type
 * @param body the body
 * @param isFromService whether it carries the request id that every answer of the service
 * carries
 * @param errorCode the code of the error that it tells, if any
 */
public record Answer(int status, String contentType, byte[] body, boolean isFromService, @Nullable String errorCode) {

	public static final String JSON = "application/x-amz-json-1.1";

	public static Answer ok(byte[] body) {
		return new Answer(200, JSON, body, true, null);
	}

	public static Answer error(ServiceException error) {
		byte[] body = Json.write(new Problem(error.code(), error.text()));
		return new Answer(error.status(), JSON, body, true, error.code());
	}

	public static Answer foreign(int status, String contentType, String body) {
		return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), false, null);
	}

	// The names that AWS JSON 1.1 gives them.
	private record Problem(@JsonProperty("__type") String type, String message) {
	}

}
