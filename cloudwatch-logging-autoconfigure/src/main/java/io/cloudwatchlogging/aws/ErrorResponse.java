package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Error response of an endpoint.
 *
 * @param status the HTTP status
 * @param code the error code of AWS, empty if the answer has none and so comes from an
 * intermediary
 * @param message what the service said, {@code null} for nothing
 * @param requestId the id of the request, {@code null} if the answer has none
 * @param retryAfter how long the service asked to wait, {@code null} if it did not
 */
record ErrorResponse(int status, String code, @Nullable String message, @Nullable String requestId,
		@Nullable Duration retryAfter) {

	/** What the service quotes of an event, which is not for the eyes of an operator. */
	private static final Pattern QUOTED_EVENT = Pattern.compile("Value '.*' at 'logEvents", Pattern.DOTALL);

	/**
	 * Where the service begins to quote the request of which the signature is wrong, with
	 * every header that was signed.
	 */
	private static final String QUOTED_REQUEST = "The Canonical String";

	private static final Pattern SESSION_TOKEN = Pattern.compile("(x-amz-security-token)\\s*[:=]\\s*[^\\s&]+",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Maximum number of characters of a message: what an operator reads, and not a page
	 * of a proxy.
	 */
	private static final int MAX_LENGTH = 500;

	static ErrorResponse of(AwsServiceException exception) {
		AwsErrorDetails details = exception.awsErrorDetails();
		String code = (details != null) ? details.errorCode() : null;
		String message = (details != null) ? details.errorMessage() : exception.getMessage();
		return new ErrorResponse(exception.statusCode(), (code != null) ? code : "",
				(message != null) ? presentable(message) : null, exception.requestId(), retryAfter(details));
	}

	/**
	 * The message without what no operator needs, or not everyone may see.
	 */
	private static String presentable(String message) {
		String text = QUOTED_EVENT.matcher(message).replaceAll("A value at 'logEvents");
		int quoted = text.indexOf(QUOTED_REQUEST);
		text = (quoted >= 0) ? text.substring(0, quoted).strip() : text;
		text = SESSION_TOKEN.matcher(text).replaceAll("$1:(hidden)");
		return (text.length() <= MAX_LENGTH) ? text : text.substring(0, end(text)) + "...";
	}

	private static int end(String text) {
		return Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
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
