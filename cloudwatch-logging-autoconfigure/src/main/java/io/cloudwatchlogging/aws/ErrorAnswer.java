package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What an endpoint answered instead of doing what was asked.
 *
 * @param status the HTTP status
 * @param code the error code of AWS, empty if the answer has none and so comes from
 * something on the way
 * @param message what the service said, {@code null} for nothing
 * @param requestId the id of the request, {@code null} if the answer has none
 * @param retryAfter how long the service asked to wait, {@code null} if it did not
 */
record ErrorAnswer(int status, String code, @Nullable String message, @Nullable String requestId,
		@Nullable Duration retryAfter) {

	/** What the service quotes of an event, which is not for the eyes of an operator. */
	private static final Pattern QUOTED_EVENT = Pattern.compile("Value '.*' at 'logEvents", Pattern.DOTALL);

	static ErrorAnswer of(AwsServiceException exception) {
		AwsErrorDetails details = exception.awsErrorDetails();
		String code = (details != null) ? details.errorCode() : null;
		String message = (details != null) ? details.errorMessage() : exception.getMessage();
		return new ErrorAnswer(exception.statusCode(), (code != null) ? code : "", withoutEvents(message),
				exception.requestId(), retryAfter(details));
	}

	private static @Nullable String withoutEvents(@Nullable String message) {
		return (message != null) ? QUOTED_EVENT.matcher(message).replaceAll("A value at 'logEvents") : null;
	}

	private static @Nullable Duration retryAfter(@Nullable AwsErrorDetails details) {
		if (details == null || details.sdkHttpResponse() == null) {
			return null;
		}
		return details.sdkHttpResponse()
			.firstMatchingHeader("Retry-After")
			.filter((seconds) -> seconds.matches("\\d{1,6}"))
			.map((seconds) -> Duration.ofSeconds(Long.parseLong(seconds)))
			.orElse(null);
	}

	/** In words for an operator. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.code.isEmpty() ? "An answer without an error code" : this.code);
		if (this.message != null) {
			text.append(": ").append(this.message);
		}
		text.append(" (status ").append(this.status);
		if (this.requestId != null) {
			text.append(", request ").append(this.requestId);
		}
		return text.append(')').toString();
	}

}
